"""`trainer backup`: a whole copy of the database while the site goes on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import click

from trainer.config import configured


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Copy the database into FILE, online and in one step."""
    if file.exists():
        raise click.UsageError(f"{file} exists already; name a new file")
    source = sqlite_file()
    with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(file)) as copy:
        database.backup(copy, pages=-1)
    click.echo(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


def sqlite_file() -> Path:
    """Return the file of the SQLite database; PostgreSQL is backed up with its own tools."""
    url = configured().database_url
    if not url.startswith("sqlite:///"):
        raise click.UsageError("this database is PostgreSQL; use pg_dump and pg_restore")
    return Path(url.removeprefix("sqlite:///"))
