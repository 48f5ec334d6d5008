"""Who leans on a fact: the modules, items and scenarios to look at when it is replaced."""

from collections.abc import Iterable
from typing import Protocol

from trainer.content.revisions import Body
from trainer.domain.values import value


@value
class Leaner:
    """A published piece that leans on a fact."""

    kind: str
    key: str


class HasBody(Protocol):
    """A revision, compiled or from the database."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> Body: ...  # noqa: D102


def leaners(revisions: Iterable[HasBody]) -> dict[str, tuple[Leaner, ...]]:
    """Return fact key -> the modules, items and scenarios that lean on it."""
    found: dict[str, list[Leaner]] = {}
    for revision in revisions:
        if revision.kind in ("module", "item", "scenario"):
            for fact in revision.body["facts"]:
                found.setdefault(fact, []).append(Leaner(kind=revision.kind, key=revision.key))
    return {fact: tuple(sorted(by, key=lambda x: (x.kind, x.key))) for fact, by in found.items()}
