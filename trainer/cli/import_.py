"""`trainer import`: people, dossiers or days off from a CSV or XLSX file, all of it or nothing."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_migrate import upgrade

from trainer.administration.importing import dossier_rows, holiday_rows, people_rows
from trainer.administration.importing.dossiers import counts_in, keep_counts
from trainer.administration.importing.mistakes import Mistake, Unreadable
from trainer.administration.importing.people import people_table, planned
from trainer.administration.importing.people_doing import carry_out
from trainer.administration.importing.sheets import rows_of
from trainer.administration.importing.tables import Column, named
from trainer.administration.importing.templates import empty_csv
from trainer.administration.words import change_name
from trainer.app import create_app
from trainer.cli.check import content_roots
from trainer.domain.calendar import LOCAL
from trainer.extensions import db
from trainer.records.units import load_units

KINDS: dict[str, tuple[Column, ...]] = {
    "people": people_rows.COLUMNS,
    "dossiers": dossier_rows.COLUMNS,
    "holidays": holiday_rows.COLUMNS,
}


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False
)
@click.option("--template", is_flag=True, help="Print an empty file with its headers.")
def command(kind: str, file: Path | None, template: bool) -> None:
    """Bring in people, counts of dossiers, or days off and make-up days, from FILE (CSV or XLSX)."""
    if template:
        click.echo(empty_csv(KINDS[kind]), nl=False)
        return
    if file is None:
        raise click.UsageError("name the file to import, or use --template")
    # Administrators read what is wrong with their list, so it is said in Vietnamese.
    with create_app().app_context(), force_locale("vi"):
        upgrade()
        _report(file, _PERFORMED[kind])


def _report(file: Path, perform: Callable[[bytes, datetime], tuple[str, list[Mistake]]]) -> None:
    try:
        done, mistakes = perform(file.read_bytes(), datetime.now(UTC))
    except Unreadable as unreadable:
        done, mistakes = "", [unreadable.mistake]
    for mistake in mistakes:
        click.echo(_line(file, mistake), err=True)
    if mistakes:
        raise click.exceptions.Exit(1)
    click.echo(done)


def _line(file: Path, mistake: Mistake) -> str:
    where = f"{file}:{mistake.row}" if mistake.row else f"{file}"
    column = f"{mistake.column}: " if mistake.column else ""
    return f"{where}: {column}{mistake.what} {mistake.remedy}"


def _people(content: bytes, at: datetime) -> tuple[str, list[Mistake]]:
    _know_the_communes()
    plan = planned(people_table(content), at.astimezone(LOCAL).date())
    if plan.mistakes:
        return "", list(plan.mistakes)
    counts = sorted(plan.counts().items())
    carry_out(plan, None, at)
    return "; ".join(f"{change_name(act)}: {n}" for act, n in counts), []


def _know_the_communes() -> None:
    """Add the communes of the official list that this installation does not know yet."""
    listed = content_roots(()).simulations / "facts" / "communes.csv"
    with listed.open(encoding="utf-8-sig", newline="") as file:
        load_units(csv.DictReader(file))
    db.session.flush()


def _dossiers(content: bytes, at: datetime) -> tuple[str, list[Mistake]]:
    _know_the_communes()
    counts, mistakes = counts_in(content, at.astimezone(LOCAL).date())
    if mistakes:
        return "", mistakes
    changed = keep_counts(counts, None, at)
    return _("Đã ghi %(changed)s trên %(all)s dòng số liệu.", changed=changed, all=len(counts)), []


def _holidays(content: bytes, at: datetime) -> tuple[str, list[Mistake]]:
    days, mistakes = holiday_rows.read_days(named(rows_of(content), holiday_rows.COLUMNS))
    if mistakes:
        return "", mistakes
    changed = holiday_rows.keep_days(days, None, at)
    return _("Đã ghi %(changed)s trên %(all)s ngày.", changed=changed, all=len(days)), []


_PERFORMED = {"people": _people, "dossiers": _dossiers, "holidays": _holidays}
