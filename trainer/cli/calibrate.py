"""`trainer calibrate`: how hard the items are, learnt from the log."""

from datetime import UTC, datetime

import click
from flask_migrate import upgrade

from trainer.app import create_app
from trainer.cli._progress import every_two_seconds
from trainer.records import calibration


@click.command()
def command() -> None:
    """Learn how hard items are from everybody's first answers, once a month or so.

    What is learnt counts for answers from now on; no level changes by it.
    """
    with create_app().app_context():
        upgrade()
        told = every_two_seconds("people read, three rounds")
        found = calibration.calibrate(datetime.now(UTC), told)
    click.echo(f"{found} items have answers from at least 30 people")
