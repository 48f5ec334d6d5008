"""`trainer export`: revisions to files."""

from collections.abc import Iterable
from pathlib import Path

import click
from flask_migrate import upgrade

from trainer.app import create_app
from trainer.content.export import ExportedFile, files_of
from trainer.records import publishing


@click.command()
@click.argument("path", type=click.Path(path_type=Path, file_okay=False))
def command(path: Path) -> None:
    """Write what is published to PATH/courses and PATH/simulations.

    A file that is there already and says something else is shown and never overwritten: then
    nothing at all is written, and the command ends with 1.
    """
    with create_app().app_context():
        upgrade()
        files = files_of(publishing.served())
    if not files:
        raise click.ClickException("nothing has been published in this installation yet")
    conflicts = in_conflict(path, files)
    if conflicts:
        for file in conflicts:
            click.echo(f"{path / file.path}: differs from what is published; move it away first")
        raise click.exceptions.Exit(1)
    click.echo(f"{write(path, files)} written, {len(files)} published files in all")


def in_conflict(folder: Path, files: Iterable[ExportedFile]) -> list[ExportedFile]:
    """Return the files that are in `folder` already and say something else."""
    return [f for f in files if _exists(folder / f.path) and not f.agrees_with(folder / f.path)]


def write(folder: Path, files: Iterable[ExportedFile]) -> int:
    """Write the files that are not there yet; return how many."""
    missing = [file for file in files if not _exists(folder / file.path)]
    for file in missing:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data)
    return len(missing)


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()
