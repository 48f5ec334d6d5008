from datetime import date
from typing import Any

from tests.records.people import FRAMEWORK, publish
from trainer.extensions import db
from trainer.models import HolidayOverride
from trainer.records import published

HOLIDAYS = [
    {"day": "2026-01-01", "working": False, "name_vi": "Tết", "name_en": "New Year", "source": "x"},
    {"day": "2026-11-24", "working": False, "name_vi": "Ngày", "name_en": "Day", "source": "x"},
]


def test_nothing_is_served_before_it_is_published(session: Any) -> None:
    assert published.framework() is None
    assert published.calendar() is None
    assert published.current("course", "receiving-dossiers") is None
    assert published.requirements() == {}


def test_the_latest_publication_is_served_and_the_old_one_stays(session: Any) -> None:
    publish("course", "c", {"n": 1}, "first")
    publish("course", "c", {"n": 2}, "second")
    current, first = published.current("course", "c"), published.revision("first")
    assert current is not None
    assert first is not None
    assert (current.body, first.body) == ({"n": 2}, {"n": 1})


def test_helpers_require_nothing(session: Any) -> None:
    publish("framework", "framework", FRAMEWORK, "framework-3")
    assert set(published.requirements()) == {"clerk", "chief"}


def test_an_administrators_day_goes_before_the_shipped_list(session: Any) -> None:
    publish("facts", "facts", {"facts": [], "procedures": [], "holidays": HOLIDAYS}, "facts-1")
    calendar = published.calendar()
    assert calendar is not None
    assert not calendar.is_working_day(date(2026, 11, 24))
    for day, working in ((date(2026, 11, 24), True), (date(2026, 11, 25), False)):
        db.session.add(
            HolidayOverride(day=day, working=working, name_vi="Thử", name_en="Trial", source="x")
        )
    changed = published.calendar()
    assert changed is not None
    assert changed.is_working_day(date(2026, 11, 24))
    assert not changed.is_working_day(date(2026, 11, 25))
