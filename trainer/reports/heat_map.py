"""The communes in scope by skills: one cell for all required levels of a skill."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from trainer.domain.framework import Framework, Skill
from trainer.domain.gaps import Cell, GapRow, cell
from trainer.models import OrgUnit
from trainer.records.gaps import gap_rows
from trainer.reports.forms import ReportForm
from trainer.reports.posts import vacant_posts
from trainer.reports.shapes import HeatMap, HeatRow, Risk, Totals
from trainer.web import catalogue

MOST_RISKS = 6


def heat_map(communes: Sequence[OrgUnit], form: ReportForm) -> HeatMap:
    """Return the gap rows of a day as a table of communes by skills."""
    framework = catalogue.framework_or_empty()
    rows = gap_rows(form.as_of, units=[unit.code for unit in communes])
    required = {row.skill for row in rows}
    columns = columns_of(framework, form.area, required)
    shown = {skill.code for skill in columns}
    by_commune: dict[str, list[GapRow]] = defaultdict(list)
    for row in rows:
        if row.skill in shown:
            by_commune[row.commune].append(row)
    vacant = vacant_posts(form.as_of)
    lines = [_heat_row(unit, by_commune[unit.code], vacant.get(unit.code, 0)) for unit in communes]
    if form.order == "risk":
        lines.sort(key=_riskiest_first)
    used = {skill.area for skill in framework.skills if skill.code in required}
    return HeatMap(
        areas=[area for area in framework.areas if area.code in used],
        columns=columns,
        rows=lines,
        totals=_totals(chain.from_iterable(by_commune.values())),
        risks=_risks(lines, columns),
        measured=len(catalogue.practised_procedures()),
    )


def columns_of(framework: Framework, area: str, required: set[str]) -> list[Skill]:
    """Return the required skills of an area; of all areas where there is no such one."""
    known = {a.code for a in framework.areas}
    return [
        skill
        for skill in framework.skills
        if skill.code in required and (area not in known or skill.area == area)
    ]


def _heat_row(unit: OrgUnit, rows: Sequence[GapRow], vacant: int) -> HeatRow:
    by_skill: dict[str, list[GapRow]] = defaultdict(list)
    for row in rows:
        by_skill[row.skill].append(row)
    return HeatRow(
        unit=unit,
        cells={skill: cell(found) for skill, found in by_skill.items()},
        overall=cell(rows) if rows else None,
        vacant=vacant,
    )


def _riskiest_first(row: HeatRow) -> tuple[int, int, int, str]:
    """Order by cells where nobody meets, then people below, then single points of failure."""
    cells = row.cells.values()
    nobody = sum(_nobody(c) for c in cells)
    short = sum(c.required - c.met for c in cells if c.state == "below")
    alone = sum(c.single_point_of_failure for c in cells)
    return -nobody, -short, -alone, row.unit.sort_key


def _nobody(found: Cell) -> bool:
    return found.state == "below" and found.met == 0


def _risks(rows: Iterable[HeatRow], columns: Sequence[Skill]) -> list[Risk]:
    """Return the cells to look at first: nobody meets and most are needed; then one person only."""
    risks = [
        Risk(unit=row.unit, skill=skill, cell=row.cells[skill.code])
        for row in rows
        for skill in columns
        if skill.code in row.cells
        and (_nobody(row.cells[skill.code]) or row.cells[skill.code].single_point_of_failure)
    ]
    return sorted(risks, key=_gravest_first)[:MOST_RISKS]


def _gravest_first(risk: Risk) -> tuple[bool, int, str, str]:
    return not _nobody(risk.cell), -risk.cell.required, risk.unit.sort_key, risk.skill.code


def _totals(rows: Iterable[GapRow]) -> Totals:
    rows = list(rows)
    return Totals(
        required=sum(r.required for r in rows),
        met=sum(r.met for r in rows),
        below=sum(r.below for r in rows),
        stale=sum(r.stale for r in rows),
        not_measured=sum(r.not_measured for r in rows),
        vacant=sum(r.vacant for r in rows),
    )
