"""Working days: weekends and holidays off, make-up days worked.

Conventions: Saturday and Sunday are off (state sector, 40-hour week); a day listed as worked counts
as a working day for citizens' time limits too; a year is known once its 1 January is listed, because
that day is a holiday in every year's official list.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone

from trainer.domain.values import Text, value

LOCAL = timezone(timedelta(hours=7), "ICT")
"""Vietnam's time zone; it has no summer time."""

_DAY = timedelta(days=1)
_SATURDAY = 5


class UnknownDay(LookupError):
    """A day outside the years whose holidays are known."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(
            f"the holidays of {day.year} are not known: the calendar runs from {first} to {last}; "
            "add that year's days off first"
        )


@value
class CalendarDay:
    """One day that differs from the plain week: a holiday, or a make-up day that is worked."""

    day: date
    working: bool
    name: Text
    source: str = ""


@value
class WorkingCalendar:
    """The days off and the make-up days worked, from the first to the last day it knows."""

    first: date
    last: date
    days_off: frozenset[date]
    days_worked: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        """Say whether offices work on `day`. Raises UnknownDay outside the known years."""
        if not self.first <= day <= self.last:
            raise UnknownDay(day, self.first, self.last)
        if day in self.days_worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def this_or_next_working_day(self, day: date) -> date:
        """Return `day` if it is worked, else the first working day after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def next_working_day(self, day: date) -> date:
        """Return the first working day after `day`."""
        return self.this_or_next_working_day(day + _DAY)

    def add_working_days(self, day: date, n: int) -> date:
        """Return the n-th working day after `day`, which itself is not counted.

        With n = 0: `day` itself, moved on to a working day. Raises ValueError for negative n.
        """
        if n < 0:
            raise ValueError("working days are only counted forward")
        if n == 0:
            return self.this_or_next_working_day(day)
        for _ in range(n):
            day = self.next_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`."""
        days = (start + n * _DAY for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working_day, days))


PLAIN_WEEKS = WorkingCalendar(
    first=date.min, last=date.max, days_off=frozenset(), days_worked=frozenset()
)
"""Weeks of five days and no holidays, for a term in a year whose holidays nobody has entered yet."""


def calendar_of(days: Iterable[CalendarDay]) -> WorkingCalendar:
    """Build the calendar from dated days; of two rows for one day the later one counts.

    Give the shipped days first and an installation's overrides after them. Raises ValueError when
    no 1 January is listed, so that no year is known.
    """
    last_word = {row.day: row.working for row in days}
    first, last = _known_years(last_word)
    return WorkingCalendar(
        first=date(first, 1, 1),
        last=date(last, 12, 31),
        days_off=frozenset(day for day, working in last_word.items() if not working),
        days_worked=frozenset(day for day, working in last_word.items() if working),
    )


def _known_years(days: Iterable[date]) -> tuple[int, int]:
    years = {day.year for day in days if (day.month, day.day) == (1, 1)}
    if not years:
        raise ValueError("the list of holidays names no 1 January, so no year is complete")
    last = first = min(years)
    while last + 1 in years:
        last += 1
    return first, last


def local_day(instant: datetime) -> date:
    """Return the day in Vietnam on which `instant` (aware) falls."""
    return instant.astimezone(LOCAL).date()


def start_of(day: date) -> datetime:
    """Return the instant at which a day begins in Vietnam."""
    return datetime.combine(day, time(), LOCAL)
