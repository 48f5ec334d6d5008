"""The gap rows as a table for spreadsheets, with names beside the codes."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from trainer.models import OrgUnit
from trainer.records.gaps import gap_rows
from trainer.reports.forms import ReportForm
from trainer.reports.heat_map import columns_of
from trainer.web.catalogue import framework_or_empty
from trainer.web.language import said
from trainer.web.templating import demonstration

HEAD = ("commune", "skill", "required_level", "required", "met", "below", "not_measured", "stale",
        "vacant", "single_point_of_failure", "oldest_evidence")  # fmt: skip


def gap_table(communes: Sequence[OrgUnit], form: ReportForm) -> list[list[str | int | date | None]]:
    """Return the gap rows shown as a table with its head, names beside the codes."""
    skills = {skill.code: skill for skill in framework_or_empty().skills}
    names = {unit.code: unit.name for unit in communes}
    shown = {s.code for s in columns_of(framework_or_empty(), form.area, set(skills))}
    table: list[list[str | int | date | None]] = [_head()]
    for row in gap_rows(form.as_of, units=list(names)):
        if row.skill in shown:
            values = [getattr(row, name) for name in HEAD]
            table.append([names[row.commune], said(skills[row.skill].name), *map(_plain, values)])
    return table


def _plain(given: str | int | date | None) -> str | int | date | None:
    return int(given) if isinstance(given, bool) else given


def _head() -> list[str | int | date | None]:
    mark = [_("Dữ liệu minh hoạ")] if demonstration() else []
    return [_("Xã, phường"), _("Năng lực"), *HEAD, *mark]
