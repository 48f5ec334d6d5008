"""`trainer rebuild`: everything after the evidence log, made again from it."""

import os

import click
from flask_migrate import upgrade

from trainer.app import create_app
from trainer.cli._progress import every_two_seconds
from trainer.extensions import reading_only
from trainer.records import rebuild


@click.command()
@click.option("--verify", is_flag=True, help="Compare and change nothing.")
@click.option(
    "--processes",
    type=click.IntRange(1, 16),
    default=lambda: min(16, os.cpu_count() or 1),
    help="Processes that fold side by side (default: one a core).",
)
def command(verify: bool, processes: int) -> None:
    """Fold standings, private estimates and commune counts from the evidence log.

    With --verify every difference is listed, and the command ends with 1 if there is one.
    """
    with create_app().app_context():
        upgrade()
        if verify:
            _verify()
        else:
            folding = every_two_seconds("people folded")
            rebuild.rebuild(folding, processes, every_two_seconds("units counted"))
            click.echo("rebuilt from the log")


def _verify() -> None:
    with reading_only():
        differences = rebuild.verify(every_two_seconds("people compared"))
    for difference in differences:
        click.echo(difference)
    if differences:
        raise click.exceptions.Exit(1)
    click.echo("everything stored follows from the log")
