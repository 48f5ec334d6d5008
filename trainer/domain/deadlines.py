"""When a dossier is due.

Sources and conventions:
- The day of receipt is not counted; a last day that falls on a rest day moves to the next working
  day (Civil Code 2015 Art. 147-148). "Ngày" alone means calendar days.
- "after 15:00 next working day" is a property of one procedure's limit, never a general rule
  (Decree 23/2015 Art. 7, Law 60/2014 Art. 5(3), Decree 301/2026). What is received after that time,
  or on a rest day, counts as received on the next working day.
- Hours are office hours: 07:30-11:30 and 13:30-17:30, eight a working day.
- While the office waits for a supplement the clock stands still, and the time paused is added in
  the limit's own measure (working days, calendar days, office hours). The day on which a pause
  begins is not counted, as with receipt. A pause that begins after the due date changes nothing:
  it does not undo a delay.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal

from trainer.domain.calendar import WorkingCalendar
from trainer.domain.values import Text, value

Unit = Literal["hours", "working days", "days"]
Pause = tuple[datetime, datetime]

OFFICE_HOURS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 30)))
LONGEST = 3660
"""No limit is longer than ten years; more is a slip of the pen."""

_LIMIT = re.compile(
    r"(?:(?P<same>same day)|(?P<amount>\d{1,4}) (?P<unit>working day|day|hour)s?)"
    r"(?: after (?P<cutoff>\d{2}:\d{2}) next working day)?"
)
_UNITS: dict[str, Unit] = {"working day": "working days", "day": "days", "hour": "hours"}


class BadLimit(ValueError):
    """A time limit that cannot be read."""


@value
class Limit:
    """A time limit: so many of a unit ("same day" is 0 working days), and the hour after which
    receipt counts as receipt on the next working day."""

    amount: int
    unit: Unit
    cutoff: time | None = None


def parse_limit(text: str) -> Limit:
    """Read `same day`, `8 hours`, `3 working days` or `15 days`, each perhaps followed by
    `after 15:00 next working day`. Raises BadLimit."""
    found = _LIMIT.fullmatch(" ".join(text.split()))
    if not found:
        raise BadLimit(
            f"{text[:60]!r} is not a time limit; write for example 'same day', '8 hours', "
            "'3 working days' or '15 days', perhaps with 'after 15:00 next working day'"
        )
    amount = 0 if found["same"] else _amount(found["amount"])
    unit = "working days" if found["same"] else _UNITS[found["unit"]]
    return Limit(amount=amount, unit=unit, cutoff=_cutoff(found["cutoff"]))


def _amount(digits: str) -> int:
    if not 1 <= int(digits) <= LONGEST:
        raise BadLimit(f"a time limit of {digits} is out of range; write 1 to {LONGEST}")
    return int(digits)


def _cutoff(written: str | None) -> time | None:
    try:
        return time.fromisoformat(written) if written else None
    except ValueError:
        raise BadLimit(f"{written!r} is not an hour of the day; write for example 15:00") from None


def in_words(limit: Limit) -> Text:
    """Return a time limit as people read it."""
    vi, en = _UNIT_NAMES[limit.unit]
    one = limit.amount == 1 and limit.unit != "hours"
    said = Text(
        vi=f"{limit.amount} {vi}", en=f"{limit.amount} {en.removesuffix('s') if one else en}"
    )
    if limit.amount == 0:
        said = Text(vi="trong ngày làm việc", en="the same working day")
    if limit.cutoff is None:
        return said
    hour = f"{limit.cutoff:%H:%M}"
    return Text(
        vi=f"{said.vi}; nhận sau {hour} thì tính từ ngày làm việc tiếp theo",
        en=f"{said.en}; received after {hour} it counts from the next working day",
    )


_UNIT_NAMES: dict[Unit, tuple[str, str]] = {
    "hours": ("giờ làm việc", "working hours"),
    "working days": ("ngày làm việc", "working days"),
    "days": ("ngày", "days"),
}


def due(
    limit: Limit,
    received: datetime,
    calendar: WorkingCalendar,
    paused: Iterable[tuple[date, date]] = (),
) -> date | datetime:
    """Return the due date, or for a limit in hours the due date and time.

    `received` and the ends of pauses are local time without zone; a pause given by days runs from
    midnight. Raises UnknownDay beyond the calendar, ValueError for a pause that ends before it
    begins.
    """
    pauses = list(_merged(paused))
    start = _counted_from(limit, received, calendar)
    if limit.unit == "hours":
        return _due_time(limit.amount, start, calendar, pauses)
    if limit.unit == "working days":
        return _due_working_day(limit.amount, start.date(), calendar, pauses)
    return _due_calendar_day(limit.amount, start.date(), calendar, pauses)


def _counted_from(limit: Limit, received: datetime, calendar: WorkingCalendar) -> datetime:
    """Return the moment of receipt as it counts: late in the day counts as the next morning."""
    if limit.cutoff is None:
        return received
    if received.time() <= limit.cutoff and calendar.is_working_day(received.date()):
        return received
    return datetime.combine(calendar.next_working_day(received.date()), OFFICE_HOURS[0][0])


def _due_working_day(
    amount: int, start: date, calendar: WorkingCalendar, pauses: list[Pause]
) -> date:
    last = calendar.add_working_days(start, amount)
    for stops, resumes in pauses:
        if stops.date() <= last:
            missed = calendar.working_days_between(max(stops.date(), start), resumes.date())
            last = calendar.add_working_days(last, missed)
    return last


def _due_calendar_day(
    amount: int, start: date, calendar: WorkingCalendar, pauses: list[Pause]
) -> date:
    last = start + timedelta(days=amount)
    for stops, resumes in pauses:
        if stops.date() <= calendar.this_or_next_working_day(last):
            last += max(resumes.date() - max(stops.date(), start), timedelta())
    return calendar.this_or_next_working_day(last)


def _due_time(
    hours: int, start: datetime, calendar: WorkingCalendar, pauses: list[Pause]
) -> datetime:
    last = _after_office_time(start, timedelta(hours=hours), calendar)
    for stops, resumes in pauses:
        if stops <= last:
            missed = _office_time(max(stops, start), resumes, calendar)
            last = _after_office_time(last, missed, calendar)
    return last


def _merged(paused: Iterable[tuple[date, date]]) -> Iterator[Pause]:
    """Yield the pauses in order, overlapping ones as one, so that no day is added twice."""
    held: Pause | None = None
    for stops, resumes in sorted((_instant(a), _instant(b)) for a, b in paused):
        if resumes < stops:
            raise ValueError(f"the pause ends on {resumes} before it begins on {stops}")
        if held and stops <= held[1]:
            held = held[0], max(held[1], resumes)
            continue
        if held:
            yield held
        held = stops, resumes
    if held:
        yield held


def _instant(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def _spans(start: datetime, calendar: WorkingCalendar) -> Iterator[tuple[datetime, datetime]]:
    """Yield the office hours from `start` on, without end."""
    day = start.date()
    while True:
        if calendar.is_working_day(day):
            for opens, closes in OFFICE_HOURS:
                span = datetime.combine(day, opens), datetime.combine(day, closes)
                if start < span[1]:
                    yield max(start, span[0]), span[1]
        day += timedelta(days=1)


def _after_office_time(start: datetime, left: timedelta, calendar: WorkingCalendar) -> datetime:
    """Return the moment at which `left` office time has passed since `start`."""
    if not left:
        return start
    for opens, closes in _spans(start, calendar):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise AssertionError("office hours never end")


def _office_time(start: datetime, end: datetime, calendar: WorkingCalendar) -> timedelta:
    """Return how much office time lies between two moments."""
    passed = timedelta()
    for opens, closes in _spans(start, calendar):
        if opens >= end:
            break
        passed += min(closes, end) - opens
    return passed
