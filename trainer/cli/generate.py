"""`trainer generate`: a large synthetic installation in an empty database."""

from datetime import UTC, datetime

import click
from flask_migrate import upgrade

from trainer.app import create_app
from trainer.cli._progress import every_two_seconds
from trainer.cli.check import content_roots
from trainer.cli.publish import published
from trainer.demo import large
from trainer.extensions import db
from trainer.models import OrgUnit, Person
from trainer.records.published import requirements

COUNT = click.IntRange(min=1)


@click.command()
@click.option("--communes", type=COUNT, default=45, show_default=True)
@click.option("--staff", type=COUNT, default=2000, show_default=True, help="People on posts.")
@click.option("--evidence", type=COUNT, default=200_000, show_default=True, help="Rows of the log.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same people.")
def command(communes: int, staff: int, evidence: int, seed: int) -> None:
    """Publish the content and fill an EMPTY database with invented people and evidence.

    Nothing is folded: run `trainer rebuild` afterwards.
    """
    with create_app().app_context():
        upgrade()
        _refuse_unless_empty()
        published(content_roots(()), (), datetime.now(UTC))
        told = every_two_seconds("pieces of evidence")
        large.make(communes, staff, evidence, seed, requirements(), told)
    click.echo(f"{communes} communes, {staff} people, {evidence} pieces of evidence")


def _refuse_unless_empty() -> None:
    for column in (OrgUnit.code, Person.id):
        if db.session.scalar(db.select(column).limit(1)) is not None:
            raise click.UsageError(
                "this database already holds an installation; name another with TRAINER_INSTANCE"
            )
    db.session.rollback()
