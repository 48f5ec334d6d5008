from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.calendars import CALENDAR
from trainer.domain.calendar import UnknownDay
from trainer.domain.deadlines import BadLimit, Limit, due, in_words, parse_limit

SAME_DAY = "same day after 15:00 next working day"


def at(written: str) -> datetime:
    return datetime.fromisoformat(written)


def due_on(limit: str, received: str, *paused: tuple[date, date]) -> str:
    found = due(parse_limit(limit), at(received), CALENDAR, paused)
    return found.isoformat(timespec="minutes") if isinstance(found, datetime) else f"{found}"


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-11-20", "3 working days", "2026-11-26"),
        ("2026-11-23T15:30", SAME_DAY, "2026-11-25"),
        ("2026-08-17", "17 working days", "2026-09-11"),
        ("2026-08-17", "27 working days", "2026-09-25"),
        ("2025-12-31", "3 working days", "2026-01-07"),
        ("2026-02-13", "3 working days", "2026-02-25"),
        ("2026-04-24", "5 working days", "2026-05-06"),
        ("2025-04-25", "3 working days", "2025-04-29"),
        ("2025-07-01", "12 working days", "2025-07-17"),
    ],
)
def test_the_facts_sheets_own_examples(received: str, limit: str, expected: str) -> None:
    assert due_on(limit, received) == expected


def test_what_comes_before_three_in_the_afternoon_is_due_the_same_day() -> None:
    assert due_on(SAME_DAY, "2026-11-23T15:00") == "2026-11-23"
    assert due_on(SAME_DAY, "2026-11-23T15:01") == "2026-11-25"


def test_without_the_rule_in_the_record_a_late_receipt_is_still_due_the_same_day() -> None:
    assert due_on("same day", "2026-11-23T16:00") == "2026-11-23"


def test_a_longer_limit_with_the_rule_starts_a_working_day_later() -> None:
    limit = "3 working days after 15:00 next working day"
    assert due_on(limit, "2026-11-16T14:00") == "2026-11-19"
    assert due_on(limit, "2026-11-16T15:30") == "2026-11-20"


def test_what_comes_on_saturday_is_not_due_before_what_came_on_friday_afternoon() -> None:
    limit = "3 working days after 15:00 next working day"
    assert due_on(limit, "2026-11-13T16:00") == "2026-11-19"
    assert due_on(limit, "2026-11-14T10:00") == "2026-11-19"
    assert due_on("3 working days", "2026-11-14T10:00") == "2026-11-18"


def test_plain_days_are_calendar_days_and_end_on_a_working_day() -> None:
    assert due_on("15 days", "2026-11-02") == "2026-11-17"
    assert due_on("15 days", "2026-11-06") == "2026-11-23"
    assert due_on("7 days", "2026-11-17") == "2026-11-25"


def test_eight_hours_are_office_hours() -> None:
    assert due_on("8 hours", "2026-11-20T09:30") == "2026-11-23T09:30"
    assert due_on("8 hours", "2026-11-19T07:30") == "2026-11-19T17:30"
    assert due_on("2 hours", "2026-11-19T11:00") == "2026-11-19T15:00"
    assert due_on("1 hour", "2026-11-21T10:00") == "2026-11-23T08:30"


def test_a_supplement_stops_the_clock_and_the_paused_working_days_are_added() -> None:
    paused = (date(2026, 11, 17), date(2026, 11, 18))
    assert due_on("3 working days", "2026-11-16T09:00") == "2026-11-19"
    assert due_on("3 working days", "2026-11-16T09:00", paused) == "2026-11-20"


def test_a_pause_over_a_holiday_adds_working_days_only() -> None:
    assert (
        due_on("3 working days", "2026-11-20", (date(2026, 11, 23), date(2026, 11, 25)))
        == "2026-11-27"
    )


def test_a_pause_on_the_last_day_still_counts_but_one_after_it_undoes_no_delay() -> None:
    last_day = (date(2026, 11, 19), date(2026, 11, 23))
    too_late = (date(2026, 11, 20), date(2026, 11, 25))
    assert due_on("3 working days", "2026-11-16", last_day) == "2026-11-23"
    assert due_on("3 working days", "2026-11-16", too_late) == "2026-11-19"


def test_overlapping_pauses_are_not_added_twice() -> None:
    first, second = (
        (date(2026, 11, 17), date(2026, 11, 19)),
        (date(2026, 11, 18), date(2026, 11, 20)),
    )
    assert due_on("3 working days", "2026-11-16", first, second) == "2026-11-25"


def test_a_pause_adds_calendar_days_to_a_limit_in_calendar_days() -> None:
    assert due_on("15 days", "2026-11-02", (date(2026, 11, 5), date(2026, 11, 7))) == "2026-11-19"


def test_a_pause_adds_office_hours_to_a_limit_in_hours() -> None:
    paused = (at("2026-11-19T08:30"), at("2026-11-19T10:30"))
    assert due_on("4 hours", "2026-11-19T07:30") == "2026-11-19T11:30"
    assert due_on("4 hours", "2026-11-19T07:30", paused) == "2026-11-19T15:30"


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        due_on("3 working days", "2026-11-16", (date(2026, 11, 18), date(2026, 11, 17)))


def test_a_due_date_beyond_the_known_holidays_is_refused() -> None:
    with pytest.raises(UnknownDay, match="2028"):
        due_on("5 working days", "2027-12-30")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "3 weeks",
        "0 days",
        "-1 days",
        "99999 days",
        "8 hours after 25:00 next working day",
        "3 working days after",
    ],
)
def test_a_limit_nobody_can_read_says_what_to_write(written: str) -> None:
    with pytest.raises(BadLimit, match="write"):
        parse_limit(written)


def test_limits_are_read_in_singular_and_plural() -> None:
    assert parse_limit("1 working day") == Limit(amount=1, unit="working days")
    assert parse_limit(" 24  hours ") == Limit(amount=24, unit="hours")
    assert parse_limit(SAME_DAY) == Limit(amount=0, unit="working days", cutoff=time(15))


moments = st.datetimes(datetime(2025, 1, 1), datetime(2026, 9, 30))
limits = st.builds(
    Limit,
    amount=st.integers(0, 40),
    unit=st.sampled_from(["working days", "days", "hours"]),
    cutoff=st.sampled_from([None, time(15)]),
)


@st.composite
def pauses(draw: st.DrawFn) -> list[tuple[datetime, datetime]]:
    starts = draw(st.lists(moments, max_size=3))
    return [(start, start + draw(st.timedeltas(timedelta(0), timedelta(40)))) for start in starts]


@given(limits, moments, st.timedeltas(timedelta(0), timedelta(30)), pauses())
def test_who_comes_later_is_never_due_earlier(
    limit: Limit, received: datetime, later: timedelta, paused: list[tuple[datetime, datetime]]
) -> None:
    first = due(limit, received, CALENDAR, paused)
    assert first <= due(limit, received + later, CALENDAR, paused)


@given(limits.filter(lambda limit: limit.amount > 0 or limit.unit != "hours"), moments, pauses())
def test_nothing_is_ever_due_on_a_rest_day_or_before_it_came(
    limit: Limit, received: datetime, paused: list[tuple[datetime, datetime]]
) -> None:
    found = due(limit, received, CALENDAR, paused)
    day = found.date() if isinstance(found, datetime) else found
    assert CALENDAR.is_working_day(day)
    assert day >= received.date()


@given(limits, moments, pauses())
def test_a_pause_never_makes_a_dossier_due_earlier(
    limit: Limit, received: datetime, paused: list[tuple[datetime, datetime]]
) -> None:
    plain = due(limit, received, CALENDAR)
    assert due(limit, received, CALENDAR, paused) >= plain


@pytest.mark.parametrize(
    ("limit", "vi", "en"),
    [
        ("1 working day", "1 ngày làm việc", "1 working day"),
        ("15 days", "15 ngày", "15 days"),
        ("8 hours", "8 giờ làm việc", "8 working hours"),
        (
            SAME_DAY,
            "trong ngày làm việc; nhận sau 15:00 thì tính từ ngày làm việc tiếp theo",
            "the same working day; received after 15:00 it counts from the next working day",
        ),
    ],
)
def test_a_limit_reads_as_a_clerk_would_say_it(limit: str, vi: str, en: str) -> None:
    said = in_words(parse_limit(limit))
    assert (said.vi, said.en) == (vi, en)
