"""`trainer gaps`: the gap report, with the numbers of the pages."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime

import click
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_migrate import upgrade

from trainer.app import create_app
from trainer.domain.calendar import local_day
from trainer.domain.gaps import GapRow
from trainer.extensions import db, reading_only
from trainer.models import OrgUnit
from trainer.records import published
from trainer.records.gaps import gap_rows
from trainer.web.exports import Cell, written
from trainer.web.templating import demonstration

COLUMNS = GapRow._fields
INVENTED = "Dữ liệu minh hoạ / demonstration data"
SHOWN = ("required_level", "required", "met", "below", "not_measured", "stale", "vacant")


@click.command()
@click.option("--commune", metavar="CODE", help="Only this commune or ward.")
@click.option("--skill", metavar="CODE", help="Only this skill.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Default: today.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "xlsx"]),
    default="text",
    show_default=True,
)
def command(commune: str | None, skill: str | None, as_of: datetime | None, form: str) -> None:
    """Print, for each commune, skill and level, what posts require and what their people hold."""
    day = as_of.date() if as_of else local_day(datetime.now(UTC))
    with create_app().app_context(), force_locale("vi"):
        upgrade()
        with reading_only():
            _refuse_unknown(commune, skill)
            rows = gap_rows(day, None if commune is None else [commune], skill)
            _print(rows, form)


def _refuse_unknown(commune: str | None, skill: str | None) -> None:
    if commune is not None and db.session.get(OrgUnit, commune) is None:
        raise click.UsageError(f"there is no commune with the code {commune!r}")
    if skill is not None and skill not in _skill_names():
        known = ", ".join(sorted(_skill_names())) or "none; publish the framework first"
        raise click.UsageError(f"there is no skill {skill!r}; there are: {known}")


def _print(rows: Sequence[GapRow], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([_data(row) for row in rows], ensure_ascii=False, indent=2))
    elif form == "text":
        click.echo(_text(rows))
    else:
        sheet = written(form, _table(rows), _("Khoảng thiếu năng lực"))
        click.echo(sheet, nl=False)


def _data(row: GapRow) -> dict[str, object]:
    return {name: _plain(part) for name, part in row._asdict().items()}


def _plain(part: object) -> object:
    return part.isoformat() if isinstance(part, date) else part


def _table(rows: Sequence[GapRow]) -> list[list[Cell]]:
    units, skills = _unit_names(), _skill_names()
    mark = [INVENTED] if demonstration() else []
    named = ([units[row.commune], skills.get(row.skill, ""), *map(_cell, row)] for row in rows)
    return [["commune_name", "skill_name", *COLUMNS, *mark], *named]


def _cell(part: Cell | bool) -> Cell:
    return int(part) if isinstance(part, bool) else part


def _text(rows: Sequence[GapRow]) -> str:
    units = _unit_names()
    width = max((len(units[row.commune]) for row in rows), default=0)
    wide = max((len(row.skill) for row in rows), default=0)
    head = f"{'':{width}}  {'':{wide}}  " + "  ".join(name.replace("_", " ") for name in SHOWN)
    lines = (
        f"{units[row.commune]:{width}}  {row.skill:{wide}}  {_counts(row)}"
        + ("  single point of failure" if row.single_point_of_failure else "")
        for row in rows
    )
    return "\n".join([*([INVENTED] if demonstration() else []), head, *lines])


def _counts(row: GapRow) -> str:
    return "  ".join(f"{getattr(row, name):>{len(name)}}" for name in SHOWN)


def _unit_names() -> dict[str, str]:
    return dict(db.session.execute(db.select(OrgUnit.code, OrgUnit.name)).all())


def _skill_names() -> dict[str, str]:
    body = published.framework() or {"skills": []}
    return {skill["code"]: skill["name"]["vi"] for skill in body["skills"]}
