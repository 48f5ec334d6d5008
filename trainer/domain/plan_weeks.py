"""A learning plan spread over weeks, at the pace that the person chooses."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from trainer.domain.calendar import local_day
from trainer.domain.plan_parts import Step
from trainer.domain.values import value

PACES = (30, 60, 120)
"""Minutes a week to choose from."""

WORTH_BEGINNING = 10
"""Minutes left of a week in which a step that does not fit is still begun."""


@value
class Part:
    """What of a step falls into one week: `minutes` of it; `begins` and `ends` there or not."""

    step: Step
    minutes: int
    begins: bool
    ends: bool


@value
class Week:
    """The week that begins on a Monday."""

    monday: date
    parts: tuple[Part, ...]

    @property
    def minutes(self) -> int:
        """Return how long the week's parts take."""
        return sum(part.minutes for part in self.parts)


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def by_weeks(steps: Iterable[Step], pace: int, today: date) -> list[Week]:
    """Spread steps, in their order, over weeks of `pace` minutes, from this week on.

    A step that does not fit is begun where `WORTH_BEGINNING` minutes are left, and goes on in the
    next week. A step that opens later waits for its week without holding up the others.
    """
    spread = _Spread(pace, monday_of(today))
    for step in steps:
        spread.put(step)
    return spread.weeks()


class _Spread:
    def __init__(self, pace: int, monday: date) -> None:
        self.pace, self.monday = pace, monday
        self.parts: defaultdict[int, list[Part]] = defaultdict(list)
        self.now = 0

    def put(self, step: Step) -> None:
        opens = self._week_of(step)
        end = self._spread(step, max(self.now, opens))
        if opens <= self.now:
            self.now = end

    def weeks(self) -> list[Week]:
        return [
            Week(monday=self.monday + timedelta(weeks=number), parts=tuple(parts))
            for number, parts in sorted(self.parts.items())
            if parts
        ]

    def _week_of(self, step: Step) -> int:
        return (local_day(step.opens) - self.monday).days // 7 if step.opens else 0

    def _left(self, week: int) -> int:
        return self.pace - sum(part.minutes for part in self.parts[week])

    def _spread(self, step: Step, week: int) -> int:
        """Put a step from a week on, and return the week in which it ends."""
        left = step.minutes
        while self._left(week) < min(left, WORTH_BEGINNING):
            week += 1
        while left > 0:
            minutes = min(left, self._left(week))
            if minutes > 0:
                begins, ends = left == step.minutes, left == minutes
                self.parts[week].append(Part(step=step, minutes=minutes, begins=begins, ends=ends))
                left -= minutes
            week += left > 0
        return week
