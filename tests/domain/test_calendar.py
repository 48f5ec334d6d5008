from datetime import UTC, date, datetime

import pytest

from tests.domain.calendars import CALENDAR, shipped_days
from trainer.domain.calendar import (
    CalendarDay,
    UnknownDay,
    calendar_of,
    local_day,
)
from trainer.domain.values import Text


def changed(day: date, working: bool) -> CalendarDay:
    return CalendarDay(day=day, working=working, name=Text(vi="Ngày thử", en="Trial day"))


def test_nobody_works_on_weekends_and_holidays() -> None:
    saturday, culture_day = date(2026, 11, 21), date(2026, 11, 24)
    assert not CALENDAR.is_working_day(saturday)
    assert not CALENDAR.is_working_day(culture_day)
    assert CALENDAR.is_working_day(date(2026, 11, 23))


def test_a_make_up_saturday_is_worked() -> None:
    for day in (date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)):
        assert CALENDAR.is_working_day(day)
    assert not CALENDAR.is_working_day(date(2026, 1, 2))


def test_the_next_working_day_skips_the_holiday() -> None:
    assert CALENDAR.next_working_day(date(2026, 11, 23)) == date(2026, 11, 25)


def test_adding_no_working_day_moves_off_a_rest_day() -> None:
    assert CALENDAR.add_working_days(date(2026, 11, 23), 0) == date(2026, 11, 23)
    assert CALENDAR.add_working_days(date(2026, 11, 24), 0) == date(2026, 11, 25)


def test_working_days_are_not_counted_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        CALENDAR.add_working_days(date(2026, 11, 23), -1)


def test_an_override_corrects_the_shipped_list() -> None:
    corrected = calendar_of([*shipped_days(), changed(date(2026, 11, 23), working=False)])
    assert corrected.next_working_day(date(2026, 11, 20)) == date(2026, 11, 25)


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2028, 1, 1)])
def test_a_year_without_a_list_is_refused_not_guessed(day: date) -> None:
    with pytest.raises(UnknownDay, match=f"the holidays of {day.year} are not known"):
        CALENDAR.is_working_day(day)


def test_one_stray_day_does_not_make_a_year_known_but_its_new_year_does() -> None:
    stray = calendar_of([*shipped_days(), changed(date(2028, 1, 3), working=False)])
    assert stray.last == date(2027, 12, 31)
    listed = calendar_of([*shipped_days(), changed(date(2028, 1, 1), working=False)])
    assert listed.last == date(2028, 12, 31)


def test_a_list_without_any_new_year_is_refused() -> None:
    with pytest.raises(ValueError, match="1 January"):
        calendar_of([changed(date(2026, 11, 24), working=False)])


def test_an_instant_belongs_to_the_day_in_vietnam() -> None:
    assert local_day(datetime(2026, 11, 20, 17, 0, tzinfo=UTC)) == date(2026, 11, 21)
    assert local_day(datetime(2026, 11, 20, 16, 59, tzinfo=UTC)) == date(2026, 11, 20)
