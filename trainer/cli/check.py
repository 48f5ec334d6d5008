"""`trainer check`: every problem in courses and simulations, at once."""

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from trainer.content.checks import problems_of
from trainer.content.checks.measuring import notes
from trainer.content.library import load
from trainer.content.problems import Problem
from trainer.content.roots import NoContent, Roots, roots_of
from trainer.domain.calendar import local_day


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(paths: tuple[Path, ...], form: str) -> None:
    """Show every problem in courses and simulations, or in those under PATHS.

    Each line says where it is, what is wrong and what to do. Ends with 1 if there is an error,
    with 0 if there are only warnings. Notes say how long the assessment of each position takes. TRAINER_LANG=vi shows the messages in Vietnamese.
    """
    roots = content_roots(paths)
    library = load(roots.courses, roots.simulations, Path.cwd())
    problems = within(paths, problems_of(library, local_day(datetime.now(UTC))))
    show([*problems, *within(paths, list(notes(library)))], form)
    if any(p.severity == "error" for p in problems):
        raise click.exceptions.Exit(1)


def content_roots(paths: Iterable[Path]) -> Roots:
    """Return the content that `paths` belong to; wrong use ends the command."""
    try:
        return roots_of(paths, Path.cwd())
    except NoContent as mistake:
        raise click.UsageError(str(mistake)) from None


def within(paths: tuple[Path, ...], problems: list[Problem]) -> list[Problem]:
    """Return the problems of files at or under `paths`; all of them without paths."""
    places = [path.absolute() for path in paths]
    return [p for p in problems if not places or _under(Path(p.file).absolute(), places)]


def _under(file: Path, places: list[Path]) -> bool:
    return any(file.is_relative_to(place) for place in places)


def show(problems: list[Problem], form: str) -> None:
    """Print the problems in the language of TRAINER_LANG (English if unset)."""
    language = "vi" if os.environ.get("TRAINER_LANG", "en").startswith("vi") else "en"
    if form == "json":
        data = [p.as_data(language) for p in problems]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(problem.shown(language))
