"""`trainer restore`: puts a backup in the database's place, after checking it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import click

from trainer.cli.backup import sqlite_file


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Put FILE in the place of the database; the old one is kept beside it. Stop the site first."""
    problem = _problem(file)
    if problem:
        raise click.ClickException(f"{file} is not a whole backup ({problem}); nothing was changed")
    target = sqlite_file()
    if target.exists():
        _copy(target, target.with_suffix(".before-restore"))
    _copy(file, target)
    click.echo(f"{target} restored from {file}")


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, pages=-1)


def _problem(file: Path) -> str:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as backup:
            found = backup.execute("pragma integrity_check").fetchone()[0]
            named = backup.execute("select count(*) from alembic_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" and named == 1 else str(found)
