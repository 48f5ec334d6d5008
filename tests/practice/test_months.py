"""The calendar beside the rule book: what a clerk counts working days on."""

import re
from datetime import date

import pytest
from flask import Flask

from tests.practice.playing import Clerk
from trainer.domain.calendar import CalendarDay, WorkingCalendar, calendar_of
from trainer.domain.values import Text
from trainer.practice.months import _months


@pytest.fixture
def calendar() -> WorkingCalendar:
    def named(day: date, working: bool = False) -> CalendarDay:
        return CalendarDay(day=day, working=working, name=Text(vi="Lễ", en="Holiday"))

    return calendar_of(
        [named(date(2026, 1, 1)), named(date(2026, 8, 31)), named(date(2026, 8, 22), working=True)]
    )


def test_a_clerk_counts_days_off_and_make_up_days_on_the_calendar(
    app: Flask, calendar: WorkingCalendar
) -> None:
    with app.test_request_context():
        months = list(_months(calendar, date(2026, 8, 21)))
    august = {each.day.day: each for week in months[0].weeks for each in week if each}
    assert [day for day, each in august.items() if each.kind == "off"] == [31]
    assert [day for day, each in august.items() if each.kind == "worked"] == [22]
    assert [day for day, each in august.items() if each.today] == [21]
    assert august[23].kind == "weekend"
    assert len(august) == 31
    assert len(months) == 3
    assert all(len(week) == 7 for month in months for week in month.weeks)


def test_the_calendar_ends_with_the_year_that_is_known(
    app: Flask, calendar: WorkingCalendar
) -> None:
    with app.test_request_context():
        assert [month.weeks[-1][3] for month in _months(calendar, date(2026, 12, 31))]
        assert len(list(_months(calendar, date(2026, 11, 2)))) == 2


def test_the_calendar_lies_beside_the_rule_book(clerk: Clerk) -> None:
    run = clerk.start("own")
    page = clerk.page(run, "?pane=rules")
    assert re.search(r'aria-current="date">20<', page)
    assert re.search(r'class="off">24<', page)
    assert "Lịch làm việc" not in clerk.page(run)
