"""What the report pages are given: frozen values, ready to draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trainer.domain.framework import Area, JobProfile, Skill
from trainer.domain.gaps import Cell, GapRow, State
from trainer.domain.values import Text
from trainer.models import OrgUnit


@dataclass(frozen=True, kw_only=True)
class HeatRow:
    """One commune's line of the heat map."""

    unit: OrgUnit
    cells: Mapping[str, Cell]
    overall: Cell | None
    vacant: int


@dataclass(frozen=True, kw_only=True)
class Risk:
    """One of the cells to look at first."""

    unit: OrgUnit
    skill: Skill
    cell: Cell


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Sums over all rows shown; `required = met + below + stale + not_measured`."""

    required: int
    met: int
    below: int
    stale: int
    not_measured: int
    vacant: int


@dataclass(frozen=True, kw_only=True)
class HeatMap:
    """Communes by skills. `measured` counts the procedures that can be practised or assessed."""

    areas: Sequence[Area]
    columns: Sequence[Skill]
    rows: Sequence[HeatRow]
    totals: Totals
    risks: Sequence[Risk]
    measured: int

    def tile(self, commune: str, skill: str) -> Cell | None:
        """Return a commune's cell of one skill, or of all skills shown."""
        for row in self.rows:
            if row.unit.code == commune:
                return row.cells.get(skill) if skill else row.overall
        return None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One skill of a commune's report, with a gap row for each required level."""

    skill: Skill
    cell: Cell
    rows: Sequence[GapRow]


@dataclass(frozen=True, kw_only=True)
class Group:
    """The lines of one area."""

    area: Area
    lines: Sequence[Line]


@dataclass(frozen=True, kw_only=True)
class CommuneReport:
    """One commune's gap report."""

    groups: Sequence[Group]
    filled: int
    vacant: int


@dataclass(frozen=True, kw_only=True)
class Named:
    """One person as the commune's head and the training office see them."""

    id: UUID
    name: str
    profiles: Sequence[JobProfile]
    required: int
    level: int | None
    state: State
    stale_on: date | None
    latest_evidence: date | None


@dataclass(frozen=True, kw_only=True)
class Behind:
    """The people behind one cell."""

    skill: Skill
    people: Sequence[Named]
    vacant: int


@dataclass(frozen=True, kw_only=True)
class CourseLine:
    """One commune's numbers in one course."""

    unit: OrgUnit
    total: int
    waiting: int
    learning: int
    behind: int
    finished: int


@dataclass(frozen=True, kw_only=True)
class CourseProgress:
    """One course's numbers, commune by commune."""

    key: str
    title: Text
    lines: Sequence[CourseLine]


@dataclass(frozen=True, kw_only=True)
class Enrolled:
    """One person in one course."""

    id: UUID
    name: str
    state: str
    done: int
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class CourseList:
    """One commune's people in one course."""

    title: Text
    modules: int
    people: Sequence[Enrolled]
