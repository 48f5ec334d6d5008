"""One skill as the person it is about reads it: the level, what it rests on, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trainer.domain.calendar import local_day
from trainer.domain.estimation import Ability, day_of, faded, sureness
from trainer.domain.evidence import Piece
from trainer.domain.framework import Skill
from trainer.domain.next_level import Condition, conditions
from trainer.models import Evidence
from trainer.records import published
from trainer.records.calibration import items_of
from trainer.records.estimates import Shift, Why
from trainer.records.log import piece
from trainer.records.own_skills import SkillRow
from trainer.records.standings import StandingNow

HIGHEST = 4


@dataclass(frozen=True, kw_only=True)
class Line:
    """One occasion and what it moved; `private`, `official`: None where it moves nothing there.

    The shifts are those of the moment; what has been forgotten since stands apart (`Why.time`).
    """

    kind: str
    occasion: UUID
    item: str
    at: datetime
    pieces: int
    points: float
    level: int
    critical: bool
    private: float | None
    official: float | None


def certainty(standing: StandingNow, at: datetime) -> float:
    """Return P(ability >= cut of the level held) as known at `at`."""
    ability = Ability(mean=standing.mean, variance=standing.variance, day=day_of(standing.since))
    cuts = published.cuts().on(local_day(at))
    return sureness(faded(ability, day_of(at)), cuts.of(standing.level or 1))


def lines(private: Why, official: Why) -> list[Line]:
    """Return the occasions behind both estimates, the newest first."""
    moved, counted = _by_occasion(private.shifts), _by_occasion(official.shifts)
    found = [_line(key, moved.get(key), counted.get(key)) for key in {**moved, **counted}]
    return sorted(found, key=lambda line: (line.at, line.occasion), reverse=True)


def _by_occasion(shifts: Sequence[Shift]) -> dict[tuple[UUID, str], list[Shift]]:
    found: dict[tuple[UUID, str], list[Shift]] = {}
    for shift in shifts:
        found.setdefault((shift.evidence.occasion, shift.evidence.kind), []).append(shift)
    return found


def _line(
    key: tuple[UUID, str], moved: Sequence[Shift] | None, counted: Sequence[Shift] | None
) -> Line:
    rows = [shift.evidence for shift in moved or counted or ()]
    return Line(
        occasion=key[0],
        kind=key[1],
        item=rows[0].item,
        at=rows[-1].occurred_at,
        pieces=len(rows),
        points=sum(row.outcome for row in rows),
        level=max(row.level for row in rows),
        critical=any(row.critical for row in rows),
        private=_sum(moved),
        official=_sum(counted),
    )


def _sum(shifts: Sequence[Shift] | None) -> float | None:
    return None if shifts is None else sum(shift.shift for shift in shifts)


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The level to be shown next, and what of it is there. `again`: it was held and has faded.

    `way`: how it is shown. "sitting": assessment items; "run": an assessment run; "paper": only a
    certificate or an appraisal.
    """

    level: int
    again: bool
    way: str
    conditions: tuple[Condition, ...]


def goal(row: SkillRow, rows: Sequence[Evidence], at: datetime) -> Goal | None:
    """Return the next level of a skill with its conditions; None at the highest."""
    again = row.standing is not None and bool(row.standing.level) and row.standing.is_stale(at)
    level = (row.have or 0) + (0 if again else 1)
    if level > HIGHEST:
        return None
    way = _way(row.skill, level)
    level = max(level, row.need) if way == "paper" else level  # a paper can show it at once
    told = _conditions([piece(row) for row in rows], level, at) if way != "paper" else ()
    return Goal(level=level, again=again, way=way, conditions=told)


def _conditions(pieces: Sequence[Piece], level: int, at: datetime) -> tuple[Condition, ...]:
    cuts = published.cuts().on(local_day(at))
    return conditions(pieces, level, cuts, day_of(at), items_of(pieces))


def _way(skill: Skill, level: int) -> str:
    ways = {"assessment": "sitting", "run": "run"}
    open_ways = [ways[way] for way in skill.measured_by if way in ways]
    if not open_ways:
        return "paper"
    wanted = "run" if level > 2 else "sitting"
    return wanted if wanted in open_ways else open_ways[0]
