"""A rule changes under a level that somebody holds."""

from datetime import timedelta
from uuid import uuid4

from flask import Flask

from tests.learning.published import DEADLINES
from tests.learning.test_refresher import RULE, answered, change_the_rule, learner
from trainer.extensions import db
from trainer.records.evidence import NewEvidence, append
from trainer.web.clock import now

PAGE = f"/skills/{DEADLINES}"
NOTICE = "Quy định dưới mức này đã thay đổi"


def assessed(days_ago: int, right: int = 8) -> None:
    """A sitting of eight closed items that lean on the rule, and one on other things."""
    at = now() - timedelta(days=days_ago)
    rows = [
        NewEvidence(
            person_id=learner().person_id,
            skill=DEADLINES,
            item=f"counter/assessment/closed-{days_ago}-{n}",
            revision="r",
            facts=(RULE,),
            kind="assessment-item",
            outcome=1.0 if n < right else 0.0,
            weight=1.0,
            occasion=occasion,
            occurred_at=at + timedelta(minutes=place),
            level=2,
        )
        for place, occasion in enumerate((uuid4(), uuid4()))
        for n in range(8)
    ]
    append(db.session, rows)
    db.session.commit()


def test_the_holder_of_a_level_is_told_that_a_rule_under_it_has_changed(app: Flask, officer):
    with app.app_context():
        change_the_rule()
        assessed(days_ago=40)
    page = officer.get(PAGE).text
    assert NOTICE in page
    assert "Nay là: Ngay" in page


def test_whoever_was_assessed_by_the_new_rule_is_told_nothing(app: Flask, officer):
    with app.app_context():
        change_the_rule()
        assessed(days_ago=40)
        assessed(days_ago=3)
    assert NOTICE not in officer.get(PAGE).text


def test_whoever_holds_no_level_has_none_to_lose(app: Flask, officer):
    with app.app_context():
        change_the_rule()
        assessed(days_ago=40, right=0)
    assert NOTICE not in officer.get(PAGE).text


def test_a_level_with_a_changed_rule_is_to_be_renewed_in_the_plan(app: Flask, officer):
    with app.app_context():
        change_the_rule()
        assessed(days_ago=40)
    assert "quy định đã thay đổi từ khi anh/chị đạt mức" in officer.get("/plan").text


def test_the_new_rule_met_in_a_lesson_has_not_been_shown_yet(app: Flask, officer):
    with app.app_context():
        change_the_rule()
        assessed(days_ago=40)
        answered("one", 2)
    assert NOTICE in officer.get(PAGE).text
