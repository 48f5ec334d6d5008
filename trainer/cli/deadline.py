"""`trainer deadline`: when a dossier is due."""

from datetime import date, datetime
from pathlib import Path

import click
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError

from trainer.app import create_app
from trainer.cli.check import content_roots
from trainer.config import Config, configured
from trainer.content.facts_folder import read_holidays
from trainer.content.reading import Reader
from trainer.domain.calendar import CalendarDay, UnknownDay, WorkingCalendar, calendar_of
from trainer.domain.deadlines import BadLimit, due, parse_limit
from trainer.domain.facts import Procedure, TimeLimit
from trainer.extensions import db, reading_only
from trainer.models import HolidayOverride
from trainer.records import published

MOMENT = "%Y-%m-%dT%H:%M"


@click.command()
@click.option(
    "--received",
    required=True,
    type=click.DateTime([MOMENT, "%Y-%m-%d"]),
    help="When it was received, local time, e.g. 2026-11-20T09:30.",
)
@click.option("--limit", help="E.g. '3 working days', '8 hours', 'same day', '15 days'.")
@click.option("--procedure", metavar="CODE", help="Take the limit of this procedure.")
@click.option("--case", default="standard", show_default=True, help="The procedure's case.")
@click.option(
    "--paused", multiple=True, metavar="FROM/TO", help="The clock stood still; repeatable."
)
def command(
    received: datetime, limit: str | None, procedure: str | None, case: str, paused: tuple[str, ...]
) -> None:
    """Print the due date of a dossier, or date and time for a limit in hours.

    A limit may end with 'after 15:00 next working day'. Holidays come from simulations/facts and
    from the overrides of this installation.
    """
    if (limit is None) == (procedure is None):
        raise click.UsageError("give either --limit or --procedure")
    try:
        found = due(
            parse_limit(limit or _limit_of(f"{procedure}", case, received.date())),
            received,
            _calendar(),
            [_pause(span) for span in paused],
        )
    except (BadLimit, UnknownDay, ValueError) as mistake:
        raise click.UsageError(str(mistake)) from None
    click.echo(found.strftime(MOMENT) if isinstance(found, datetime) else found.isoformat())


def _pause(span: str) -> tuple[date, date]:
    start, _, end = span.partition("/")
    try:
        return _moment(start), _moment(end)
    except ValueError:
        wanted = "write --paused FROM/TO with dates like 2026-11-23 or times like 2026-11-23T10:00"
        raise click.UsageError(f"{span!r} is not a pause; {wanted}") from None


def _moment(written: str) -> datetime:
    moment = datetime.fromisoformat(written)
    if moment.tzinfo:
        raise ValueError("local times have no zone")
    return moment


def _limit_of(code: str, case: str, day: date) -> str:
    """Return the limit of a procedure's case that is in force on the day of receipt."""
    procedure = _procedure(code)
    limits = [limit for limit in procedure.limits if limit.case == case]
    if not limits:
        cases = ", ".join(sorted({limit.case for limit in procedure.limits}))
        raise click.UsageError(f"procedure {code} has no case {case!r}; it has: {cases}")
    return _in_force(limits, code, day).limit


def _in_force(limits: list[TimeLimit], code: str, day: date) -> TimeLimit:
    for limit in limits:
        if limit.holds_on(day):
            return limit
    raise click.UsageError(f"no time limit of procedure {code} was in force on {day}")


def _procedure(code: str) -> Procedure:
    folder = _facts() / "procedures"
    known = {path.stem: path for path in folder.glob("*.yaml")}
    if code not in known:
        raise click.UsageError(
            f"there is no procedure {code!r}; there are: {', '.join(sorted(known))}"
        )
    _, procedure = Reader(folder, folder).value(Procedure, known[code])
    if procedure is None:
        raise click.ClickException(f"procedure {code} has mistakes; see: trainer check")
    return procedure


def _calendar() -> WorkingCalendar:
    facts = _facts()
    return calendar_of(
        [*read_holidays(Reader(facts, facts), facts / "holidays.csv"), *_overrides()]
    )


def _facts() -> Path:
    return content_roots(()).simulations / "facts"


def _overrides() -> list[CalendarDay]:
    """Return this installation's own days; where there is none yet, there are no such days."""
    config = configured()
    if not _has_database(config):
        return []
    try:
        with create_app(config).app_context(), reading_only():
            there = inspect(db.engine).has_table(HolidayOverride.__tablename__)
            return published.overrides() if there else []
    except SQLAlchemyError:
        raise click.ClickException(
            "the database with the holiday overrides cannot be read"
        ) from None


def _has_database(config: Config) -> bool:
    file = config.database_url.removeprefix("sqlite:///")
    return file == config.database_url or Path(file).exists()
