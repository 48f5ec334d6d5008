"""One skill as the person it is about sees it: the level, what it rests on, who looked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trainer.domain.cuts import CUTS
from trainer.domain.estimation import Ability, day_of, faded, sureness
from trainer.domain.values import Text
from trainer.records.estimates import Shift, Why
from trainer.records.standings import StandingNow
from trainer.web.catalogue import Course, Scenario
from trainer.web.evidence import title_of

CLEARLY = 0.1
"""A shift of the estimate (logits) from which on it is said to have moved."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One occasion in the list behind a level, and what it did to both estimates."""

    kind: str
    occasion: UUID
    title: Text | Mapping[str, str] | None
    at: datetime
    pieces: int
    points: float
    critical: bool
    private: float
    official: float | None


def certainty(standing: StandingNow, at: datetime) -> float:
    """Return P(ability >= cut of the level held) as known at `at`."""
    ability = Ability(mean=standing.mean, variance=standing.variance, day=day_of(standing.since))
    return sureness(faded(ability, day_of(at)), CUTS.of(standing.level or 1))


def lines(
    private: Why, official: Why, courses: Mapping[str, Course], scenarios: Mapping[str, Scenario]
) -> list[Line]:
    """Return the occasions behind a level, the newest first."""
    counted = _by_occasion(official.shifts)
    return [
        _line(shifts, counted.get(occasion), courses, scenarios)
        for occasion, shifts in reversed(_by_occasion(private.shifts).items())
    ]


def _by_occasion(shifts: Sequence[Shift]) -> dict[tuple[UUID, str], list[Shift]]:
    found: dict[tuple[UUID, str], list[Shift]] = {}
    for shift in shifts:
        found.setdefault((shift.evidence.occasion, shift.evidence.kind), []).append(shift)
    return found


def _line(
    shifts: Sequence[Shift],
    counted: Sequence[Shift] | None,
    courses: Mapping[str, Course],
    scenarios: Mapping[str, Scenario],
) -> Line:
    rows = [shift.evidence for shift in shifts]
    return Line(
        kind=rows[0].kind,
        occasion=rows[0].occasion,
        title=title_of(rows[0].item, courses, scenarios),
        at=rows[-1].occurred_at,
        pieces=len(rows),
        points=sum(row.outcome for row in rows),
        critical=any(row.critical for row in rows),
        private=sum(shift.shift for shift in shifts),
        official=None if counted is None else sum(shift.shift for shift in counted),
    )
