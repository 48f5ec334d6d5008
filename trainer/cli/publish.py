"""`trainer publish`: files to revisions."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click
from flask_migrate import upgrade

from trainer.app import create_app
from trainer.cli.check import content_roots, show, within
from trainer.content.checks import problems_of
from trainer.content.compiling import compiled
from trainer.content.library import load
from trainer.content.roots import Roots
from trainer.domain.calendar import local_day
from trainer.records import publishing


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def command(paths: tuple[Path, ...]) -> None:
    """Publish courses and simulations, or only what lies under PATHS.

    A broken module or scenario is held back and listed; what was published of it before stays.
    Sound pieces are published. Ends with 1 if something was held back.
    """
    roots = content_roots(paths)
    with create_app().app_context():
        upgrade()
        raise click.exceptions.Exit(published(roots, paths, datetime.now(UTC)))


def published(roots: Roots, paths: tuple[Path, ...], at: datetime) -> int:
    """Publish what is sound, print what happened, and return the exit code."""
    library = load(roots.courses, roots.simulations, Path.cwd())
    problems = problems_of(library, local_day(at))
    served = {(r.kind, r.key): (r.hash, r.body) for r in publishing.served()}
    made = compiled(library, problems, local_day(at), served, _wanted(paths))
    sound = not any(p.severity == "error" for p in problems)
    done = publishing.publish(made.revisions, problems, at, complete=sound and not paths)
    show([p for p in within(paths, problems) if p.severity == "error"], "text")
    click.echo(f"{len(done.changed)} published, {done.unchanged} unchanged")
    for kind, key in done.withdrawn:
        click.echo(f"withdrawn: {kind} {key}")
    for what in made.held:
        click.echo(f"held back: {what}")
    return 1 if made.held or (not sound and not paths) else 0


def _wanted(paths: tuple[Path, ...]) -> Callable[[str], bool]:
    places = [path.absolute() for path in paths]

    def wanted(file: str) -> bool:
        return not places or any(Path(file).absolute().is_relative_to(p) for p in places)

    return wanted
