"""A trainer learns from what many people answered, and nothing about any one of them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask

from tests.learning.published import DEADLINES, QUESTIONS, closed, publish_course
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Answer, Evidence, Person, Sitting
from trainer.records.log import NewEvidence, written
from trainer.web import catalogue
from trainer.web.catalogue import Item

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PLACEMENT = tuple(closed(DEADLINES, n) for n in (7, 8))
ONE, NUMBER = "counter/first/one", "counter/first/number"


@pytest.fixture
def course(app: Flask) -> None:
    with app.app_context():
        publish_course(placement=PLACEMENT)


def item(key: str) -> Item:
    found = catalogue.course("counter")
    items = [*found.lessons["first"].items, *found.assessment.items, *found.placement]
    return next(i for i in items if i.key == key)


def somebody() -> UUID:
    person = Person(origin="test")
    db.session.add(person)
    db.session.flush()
    return person.id


def saw(person: UUID, key: str, outcome: float, **changes: object) -> Evidence:
    """Let a person's answer stand in the log."""
    asked = item(key)
    row = {
        "person_id": person,
        "skill": asked.question.skill,
        "item": key,
        "revision": asked.revision,
        "kind": "lesson",
        "outcome": outcome,
        "weight": 1.0,
        "occasion": new_id(),
        "occurred_at": AT,
    }
    return written([NewEvidence(**{**row, **changes})])[0]


def typed(person: UUID, key: str, given: object, outcome: float = 0.0) -> None:
    db.session.add(
        Answer(
            form_id=new_id(),
            person_id=person,
            item=key,
            revision=item(key).revision,
            given=given,
            outcome=outcome,
            answered_at=AT,
        )
    )


def row_of(page: str, question: str) -> str:
    return next(row for row in page.split("<tr>") if f"<code>{question}</code>" in row)


@pytest.mark.usefixtures("course")
class TestFigures:
    def test_of_four_people_not_even_the_number_is_told(self, app, trainer):
        with app.app_context():
            for _ in range(4):
                saw(somebody(), ONE, 1.0)
            db.session.commit()
        row = row_of(trainer.get("/authoring/items").text, "one")
        assert "dưới 5" in row
        assert "100" not in row
        assert "Chưa đủ năm người" in row

    def test_of_five_people_the_share_right_is_told(self, app, trainer):
        with app.app_context():
            for outcome in (1.0, 1.0, 1.0, 0.0, 0.5):
                saw(somebody(), ONE, outcome)
            db.session.commit()
        row = row_of(trainer.get("/authoring/items").text, "one")
        assert "70 %" in row
        assert ">5</td>" in row

    def test_answers_after_reading_the_explanation_and_voided_ones_do_not_count(self, app, trainer):
        with app.app_context():
            people = [somebody() for _ in range(5)]
            for person in people:
                saw(person, ONE, 1.0)
                saw(person, ONE, 0.0, weight=0.25)
            mistaken = saw(somebody(), ONE, 0.0)
            db.session.flush()
            saw(mistaken.person_id, ONE, 0.0, weight=0.0, voids=mistaken.id)
            db.session.commit()
        row = row_of(trainer.get("/authoring/items").text, "one")
        assert "100 %" in row
        assert ">5</td>" in row

    def test_answers_to_an_older_wording_do_not_count(self, app, trainer):
        with app.app_context():
            for _ in range(6):
                saw(somebody(), ONE, 1.0, revision="0" * 64)
            db.session.commit()
        assert "dưới 5" in row_of(trainer.get("/authoring/items").text, "one")

    def test_an_item_is_compared_with_the_others_of_its_module(self, app, trainer):
        with app.app_context():
            for n in range(20):
                able = float(n < 10)
                person = somebody()
                saw(person, ONE, able)
                saw(person, NUMBER, able)
                saw(person, "counter/first/date", 1.0 - able)
            db.session.commit()
        page = trainer.get("/authoring/items").text
        assert "Ít phân biệt" in row_of(page, "date")
        assert "−1" in row_of(page, "date") or "-1" in row_of(page, "date")

    def test_a_closed_item_is_compared_with_those_of_its_own_skill(self, app, trainer):
        keys = [f"counter/assessment/closed-{skill}-0" for skill in ("deadlines", "charges")]
        keys.append("counter/assessment/closed-deadlines-1")
        with app.app_context():
            for n in range(20):
                person, able = somebody(), float(n < 10)
                saw(person, keys[0], able, kind="assessment-item")
                saw(person, keys[1], 1.0 - able, kind="assessment-item")
                saw(person, keys[2], able, kind="assessment-item")
            db.session.commit()
        page = trainer.get("/authoring/items?in=counter/assessment").text
        assert ">1</td>" in row_of(page, "closed-deadlines-0")
        assert "–</td>" in row_of(page, "closed-charges-0")

    def test_a_placement_question_is_told_like_any_other(self, app, trainer):
        key = f"counter/placement/{PLACEMENT[0].id}"
        with app.app_context():
            for n in range(5):
                saw(somebody(), key, float(n > 0), kind="placement")
            db.session.commit()
        page = trainer.get("/authoring/items?in=counter/placement").text
        assert "Kiểm tra đầu vào: Tiếp nhận hồ sơ" in page
        assert "80 %" in row_of(page, PLACEMENT[0].id)
        assert "dưới 5" in row_of(page, PLACEMENT[1].id)
        found = trainer.get(f"/authoring/items/{key}").text
        assert "không đưa ra ngoài bài kiểm tra đầu vào" in found
        assert "không lưu nội dung trả lời" in found

    def test_an_unknown_module_or_question_is_not_found(self, trainer):
        assert trainer.get("/authoring/items?in=counter/nothing").status_code == 404
        assert trainer.get("/authoring/items/counter/first/nothing").status_code == 404
        assert trainer.get("/authoring/items/x").status_code == 404


@pytest.mark.usefixtures("course")
class TestWrongAnswers:
    def test_a_wrong_answer_shows_once_five_people_gave_it(self, app, trainer):
        with app.app_context():
            for n in range(5):
                typed(somebody(), NUMBER, "72.000" if n else "72.000 ")
            for _ in range(4):
                typed(somebody(), NUMBER, "số điện thoại 0900")
            db.session.commit()
        page = trainer.get(f"/authoring/items/{NUMBER}").text
        assert "72.000" in page.split('id="wrong"')[1]
        assert "0900" not in page

    def test_one_person_who_answers_five_times_is_still_one_person(self, app, trainer):
        with app.app_context():
            person = somebody()
            for _ in range(5):
                typed(person, NUMBER, "72.000")
            db.session.commit()
        page = trainer.get(f"/authoring/items/{NUMBER}").text
        assert "Chưa có câu trả lời sai nào" in page

    def test_an_option_shows_in_its_own_words(self, app, trainer):
        with app.app_context():
            for _ in range(6):
                typed(somebody(), ONE, 2)
            db.session.commit()
        wrong = trainer.get(f"/authoring/items/{ONE}").text.split('id="wrong"')[1]
        assert "<td>Chủ nhật</td>" in wrong

    def test_wrong_answers_of_sittings_count_for_closed_items(self, app, trainer):
        key = f"counter/assessment/{closed(DEADLINES, 0).id}"
        with app.app_context():
            revision = item(key).revision
            for n in range(7):
                db.session.add(
                    Sitting(
                        person_id=somebody(),
                        course="counter",
                        items=[revision],
                        given={revision: 3} if n < 5 else {},
                        outcomes={revision: 0.0},
                        opened_at=AT,
                        closes_at=AT + timedelta(minutes=30),
                        handed_in_at=AT,
                    )
                )
            db.session.commit()
        wrong = trainer.get(f"/authoring/items/{key}").text.split('id="wrong"')[1]
        assert '<td>Thứ Ba</td><td class="num">5</td>' in wrong

    @pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.kind)
    def test_every_kind_of_question_shows_its_answer_to_trainers(self, trainer, question):
        page = trainer.get(f"/authoring/items/counter/first/{question.id}").text
        assert f"GIAI-THICH-{question.id}" in page
