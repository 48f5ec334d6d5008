"""What happens when a sitting is handed in too fast, or with somebody else's mistakes in it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.learning.published import CHARGES, DEADLINES, given_officer, publish_course
from tests.learning.test_sittings import answer_part, begin, hand_in, only
from tests.pages import PageClient
from trainer.domain.asking import shuffled
from trainer.extensions import db
from trainer.learning import sittings
from trainer.learning.lesson_page import seed_of
from trainer.models import Evidence, HeldEvidence, Person, Sitting, Standing
from trainer.records.holding import findings_of, review_of
from trainer.web import catalogue

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
RIGHT, WRONG = 0, (1, 2, 3)
"""The closed items of the tiny course have their right option first."""


def sat(person: Person, wrong: dict[int, int], at: datetime = AT, minutes: int = 20) -> Sitting:
    """Sit all 24 closed items: `wrong` maps the n-th item of the course to the option chosen."""
    course = catalogue.course("counter")
    sitting = sittings.open_sitting(person.id, course, [DEADLINES, CHARGES], at)
    places = {item.revision: n for n, item in enumerate(course.assessment.items)}
    sittings.save(sitting, {r: wrong.get(places[r], RIGHT) for r in sitting.items})
    sittings.hand_in(sitting, at + timedelta(minutes=minutes))
    return sitting


@pytest.fixture
def clerks(session: Any) -> list[Person]:
    """Three officers, in front of a course whose sittings ask all its closed items."""
    publish_course(assessed=12, per_skill=12)
    names = ("Lò Thị Mẫu", "Vàng A Mẫu", "Quàng Văn Thử")
    return [given_officer(f"mau{n}", name).person for n, name in enumerate(names)]


SEVEN = {n: WRONG[n % 3] for n in (0, 3, 7, 10, 13, 16, 20)}


def evidence_of(sitting: Sitting) -> int:
    query = select(Evidence).where(Evidence.occasion == sitting.id)
    return len(db.session.scalars(query).all())


def test_a_sitting_that_nobody_can_have_read_waits_for_a_look(clerks: list[Person]) -> None:
    sitting = sat(clerks[0], {}, minutes=0)
    held = review_of(sitting.id)
    assert held
    assert [finding.code for finding in findings_of(held)] == ["fast-sitting"]
    assert evidence_of(sitting) == 0
    assert db.session.scalar(select(Standing)) is None
    assert (held.answer_by - AT.date()).days == 14


def test_an_honest_sitting_counts_at_once(clerks: list[Person]) -> None:
    sitting = sat(clerks[0], SEVEN)
    assert review_of(sitting.id) is None
    assert evidence_of(sitting) == 24


def test_the_later_of_two_copies_is_held_and_the_earlier_is_looked_at_while_it_counts(
    clerks: list[Person],
) -> None:
    first = sat(clerks[0], SEVEN)
    second = sat(clerks[1], SEVEN, AT + timedelta(days=2))
    held, flagged = review_of(second.id), review_of(first.id)
    assert held
    assert flagged
    assert len(held.rows) == 24
    assert evidence_of(second) == 0
    assert flagged.rows == []
    assert evidence_of(first) == 24
    assert [finding.other for finding in findings_of(held)] == [first.id]
    assert [finding.other for finding in findings_of(flagged)] == [second.id]


def test_two_clerks_who_know_everything_are_not_copies_of_each_other(
    clerks: list[Person],
) -> None:
    sittings_ = [sat(clerk, {}) for clerk in clerks]
    assert [review_of(sitting.id) for sitting in sittings_] == [None] * 3


def test_mistakes_of_one_clerks_own_earlier_sitting_say_nothing(clerks: list[Person]) -> None:
    sat(clerks[0], SEVEN)
    publish_course(assessed=24, per_skill=12)
    again = sat(clerks[0], SEVEN, AT + timedelta(days=3))
    assert review_of(again.id) is None


def test_a_sitting_of_two_months_ago_is_not_compared(clerks: list[Person]) -> None:
    sat(clerks[0], SEVEN, AT - timedelta(days=60))
    assert review_of(sat(clerks[1], SEVEN).id) is None


def test_the_clerk_reads_why_the_result_waits_and_until_when(app: Flask, officer: Any) -> None:
    address = begin(officer)
    answer_part(officer, address, 1, "Thứ Tư")
    page = officer.post(f"{address}/hand-in", follow_redirects=True).text
    held = only(app, HeldEvidence)
    assert "Kết quả này đang được xem lại" in page
    assert "giây" in page
    assert f"{held.answer_by:%d/%m/%Y}" in page
    assert "Đây không phải là kết luận" in page
    assert "Chưa xác nhận được mức nào" not in page
    assert f"/reviews/own/{held.id}" in page


def test_a_result_without_a_review_says_nothing_of_it(app: Flask, officer: PageClient) -> None:
    address = begin(officer)
    answer_part(officer, address, 1, "Thứ Tư")
    hand_in(app, officer, address)
    assert "xem lại" not in officer.get(f"{address}/result").text


def test_each_clerk_sees_the_options_in_an_order_of_their_own(clerks: list[Person]) -> None:
    items = catalogue.course("counter").assessment.items
    seen = [[shuffled(4, seed_of(clerk.id, item)) for item in items] for clerk in clerks]
    assert seen[0] != seen[1] != seen[2]
    assert len({order for orders in seen for order in orders}) > 10


def test_each_sitting_asks_its_items_in_an_order_of_its_own(clerks: list[Person]) -> None:
    asked = [sat(clerk, {}).items for clerk in clerks]
    assert len({tuple(items) for items in asked}) == 3
    assert len({frozenset(items) for items in asked}) == 1
