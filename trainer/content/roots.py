"""Where `courses/` and `simulations/` are found."""

from collections.abc import Iterable
from pathlib import Path

import trainer
from trainer.domain.values import value


@value
class Roots:
    """The two folders of content."""

    courses: Path
    simulations: Path

    def hold(self, path: Path) -> bool:
        """Say whether `path` lies in one of the folders, or holds them."""
        path = path.resolve()
        each = (self.courses.resolve(), self.simulations.resolve())
        return any(path.is_relative_to(r) or r.is_relative_to(path) for r in each)


class NoContent(LookupError):
    """There is no content where it was looked for."""


def find_roots(folder: Path) -> Roots:
    """Return the content of `folder`, else of the checkout or package that is installed.

    Raises NoContent.
    """
    package = Path(trainer.__file__).parent
    for place in (folder, package.parent, package):
        if (place / "courses").is_dir():
            return Roots(courses=place / "courses", simulations=place / "simulations")
    raise NoContent(f"there is no courses/ folder in {folder}")


def roots_of(paths: Iterable[Path], folder: Path) -> Roots:
    """Return the content that `paths` belong to; without paths that of `folder`.

    A path may be the folder that holds `courses/`, or anything within `courses/` or
    `simulations/`. Raises NoContent for a path that is elsewhere or does not exist.
    """
    found = {_root_around(path) for path in paths}
    if not found:
        return find_roots(folder)
    if len(found) > 1:
        raise NoContent("the paths belong to different contents; check one at a time")
    root = found.pop()
    return Roots(courses=root / "courses", simulations=root / "simulations")


def _root_around(path: Path) -> Path:
    if not path.exists() and not path.is_symlink():
        raise NoContent(f"{path} does not exist")
    whole = path.absolute()
    if (whole / "courses").is_dir():
        return whole
    for place in (whole, *whole.parents):
        if place.name in ("courses", "simulations"):
            return place.parent
    raise NoContent(f"{path} is not within courses/ or simulations/")
