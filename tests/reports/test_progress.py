"""Who has started, finished and fallen behind."""

from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.province import NA_SON, NOW, Province
from trainer.domain.progress import Taken, progress
from trainer.extensions import db
from trainer.models import Enrolment

COURSE = "receiving-dossiers"
START = date(2026, 11, 2)
FOUR_WEEKS = date(2026, 11, 30)


def taken(**changes) -> Taken:
    usual = {"enrolled_on": START, "due_on": FOUR_WEEKS, "modules": 7, "done": 0}
    return Taken(**{**usual, "started": True, "finished": False, **changes})


def test_a_newcomer_who_has_not_begun_is_waited_for() -> None:
    assert progress(taken(started=False), START) == "waiting"


def test_who_keeps_an_even_pace_is_learning() -> None:
    assert progress(taken(done=3), START + timedelta(days=14)) == "learning"


def test_who_is_more_than_one_module_short_is_behind() -> None:
    assert progress(taken(done=1), START + timedelta(days=14)) == "behind"


def test_who_is_past_the_due_day_is_behind() -> None:
    assert progress(taken(done=6), FOUR_WEEKS + timedelta(days=1)) == "behind"


def test_without_a_due_day_nobody_falls_behind() -> None:
    assert progress(taken(due_on=None), START + timedelta(days=900)) == "learning"


@given(st.integers(0, 7), st.integers(0, 400))
def test_who_has_finished_stays_finished(done: int, days: int) -> None:
    assert progress(taken(done=done, finished=True), START + timedelta(days=days)) == "finished"


@pytest.fixture
def enrolled(app: Flask, province: Province) -> Province:
    """`hocvien` was enrolled a month ago, was due last week and never began."""
    with app.app_context():
        learner = province.people["hocvien"]
        db.session.execute(db.delete(Enrolment).where(Enrolment.person_id == learner))
        db.session.add(
            Enrolment(
                person_id=learner,
                course=COURSE,
                enrolled_at=NOW - timedelta(days=35),
                due_on=(NOW - timedelta(days=7)).date(),
            )
        )
        db.session.commit()
    return province


def test_a_manager_sees_who_has_fallen_behind_and_the_look_is_logged(enrolled, signed_in) -> None:
    browser = signed_in("lanhdao.nason")
    assert 'class="late"' in browser.get("/reports/progress").text
    page = browser.get(f"/reports/progress/{COURSE}/{NA_SON}")
    assert "Lò Thị Mẫu" in page.text
    assert "Chậm tiến độ" in page.text


def test_a_manager_of_another_commune_does_not(enrolled, signed_in) -> None:
    browser = signed_in("lanhdao.punhung")
    assert "Na Son" not in browser.get("/reports/progress").text
    assert browser.get(f"/reports/progress/{COURSE}/{NA_SON}").status_code == 403


def test_an_unknown_course_is_not_found(enrolled, signed_in) -> None:
    assert signed_in("lanhdao.nason").get(f"/reports/progress/none/{NA_SON}").status_code == 404
