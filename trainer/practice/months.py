"""The calendar on the wall beside the rule book: a few months with days off and make-up days."""

from calendar import Calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from babel.dates import format_skeleton, get_day_names
from flask_babel import get_locale

from trainer.domain.calendar import WorkingCalendar
from trainer.domain.values import value
from trainer.models import Run
from trainer.practice import blueprint, journal

SHOWN = 3
"""So many months from the present one: enough to count thirty working days."""

Kind = Literal["", "weekend", "off", "worked"]


@value
class ShownDay:
    """One day of a month: an ordinary one, a weekend, a day off, or a make-up day that is worked."""

    day: date
    kind: Kind
    today: bool


@value
class Month:
    """A month in weeks from Monday to Sunday; None stands for the days of its neighbours."""

    name: str
    weeks: tuple[tuple[ShownDay | None, ...], ...]


@blueprint.app_template_global("months")
def months(run: Run, today: date) -> list[Month]:
    """Return the months from today's on, as far as the run's calendar knows them."""
    return list(_months(journal.setting_of_run(run).calendar, today))


@blueprint.app_template_global("weekdays")
def weekdays() -> list[str]:
    """Return the names of the weekdays, short, Monday first."""
    names = get_day_names("short", locale=get_locale())
    return [names[number] for number in range(7)]


def _months(calendar: WorkingCalendar, today: date) -> Iterator[Month]:
    first = today.replace(day=1)
    for _ in range(SHOWN):
        if first > calendar.last:
            return
        weeks = Calendar().monthdatescalendar(first.year, first.month)
        yield Month(
            name=format_skeleton("yMMMM", first, locale=get_locale()),
            weeks=tuple(tuple(_shown(calendar, day, first, today) for day in w) for w in weeks),
        )
        first = (first + timedelta(days=32)).replace(day=1)


def _shown(calendar: WorkingCalendar, day: date, month: date, today: date) -> ShownDay | None:
    if day.month != month.month:
        return None
    return ShownDay(day=day, kind=_kind(calendar, day), today=day == today)


def _kind(calendar: WorkingCalendar, day: date) -> Kind:
    if day in calendar.days_worked:
        return "worked"
    if day in calendar.days_off:
        return "off"
    return "" if calendar.is_working_day(day) else "weekend"
