"""Evidence that waits, and what a review does to it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.records.people import at, employed, found_communes
from tests.records.people import sittings as sat
from trainer.domain.integrity import Finding
from trainer.extensions import db
from trainer.models import Evidence, HeldEvidence, Sitting
from trainer.records.erasure import erase
from trainer.records.holding import (
    clear,
    may_object,
    object_to,
    refuse,
    review_of,
    submit,
)
from trainer.records.own_data import own_data
from trainer.records.rebuild import verify
from trainer.records.standings import standings_of

HASTE = Finding(code="fast-sitting", numbers={"words": 90, "answers": 2, "seconds": 3, "least": 15})


@pytest.fixture
def person(session: Any) -> UUID:
    found_communes()
    return employed("Lò Thị Mẫu")


def submitted(person: UUID, findings: list[Finding], day: int = 1) -> list[Any]:
    rows = sat(person, 11, day)
    submit(db.session, rows, findings, at(day))
    db.session.commit()
    return rows


def log() -> list[Evidence]:
    return list(db.session.scalars(select(Evidence)))


def level(person: UUID) -> int | None:
    found = standings_of(person, at(30)).get("reception")
    return found.level if found else None


def test_evidence_without_a_finding_goes_to_the_log(person: UUID) -> None:
    submitted(person, [])
    assert level(person) == 2
    assert db.session.scalar(select(HeldEvidence)) is None


def test_what_is_held_is_in_no_log_and_no_level(person: UUID) -> None:
    [first, *_] = submitted(person, [HASTE])
    assert log() == []
    assert level(person) is None
    assert review_of(first.occasion)


def test_what_is_cleared_is_what_would_have_been_appended(person: UUID) -> None:
    rows = submitted(person, [HASTE])
    held = review_of(rows[0].occasion)
    clear(held, at(9))
    db.session.commit()
    kept = [(r.item, r.outcome, r.weight, r.occurred_at, r.level, r.facts) for r in log()]
    wanted = [(r.item, r.outcome, r.weight, r.occurred_at, r.level, list(r.facts)) for r in rows]
    assert sorted(kept) == sorted(wanted)
    assert {row.recorded_at for row in log()} == {at(9)}
    assert level(person) == 2
    assert verify() == []


def test_evidence_that_came_in_meanwhile_by_a_bundle_is_not_added_again(person: UUID) -> None:
    rows = submitted(person, [HASTE])
    submit(db.session, rows, [], at(2))
    clear(review_of(rows[0].occasion), at(9))
    db.session.commit()
    assert len(log()) == len(rows)


def flagged(person: UUID) -> HeldEvidence:
    """Evidence in the log whose sitting somebody else's later one agrees with."""
    rows = submitted(person, [])
    earlier = rows[0].occasion
    opened = at(1) - timedelta(minutes=20)
    db.session.add(_sitting(earlier, person, opened))
    other = employed("Vàng A Mẫu")
    finding = Finding(
        code="alike", numbers={"shared": 9, "same": 5, "one_in": 10**5}, other=earlier
    )
    submit(db.session, sat(other, 11, 2), [finding], at(2))
    db.session.commit()
    return review_of(earlier)


def _sitting(key: UUID, person: UUID, opened: datetime) -> Sitting:
    return Sitting(
        id=key, person_id=person, course="c", items=[], opened_at=opened, closes_at=at(1)
    )


def test_the_earlier_of_two_that_agree_counts_while_somebody_looks(person: UUID) -> None:
    held = flagged(person)
    assert (held.person_id, held.rows) == (person, [])
    assert level(person) == 2
    clear(held, at(9))
    db.session.commit()
    assert level(person) == 2
    assert verify() == []


def test_refused_it_is_voided_and_after_an_objection_it_may_come_back(person: UUID) -> None:
    held = flagged(person)
    refuse(held, at(9))
    db.session.commit()
    assert level(person) is None
    assert may_object(held)
    object_to(held, "Tôi tự làm.", at(10))
    assert not may_object(held)
    clear(held, at(11))
    db.session.commit()
    assert level(person) == 2
    assert verify() == []


def test_one_sitting_is_looked_at_once(person: UUID) -> None:
    held = flagged(person)
    finding = Finding(code="alike", numbers={}, other=held.occasion)
    submit(db.session, sat(employed("Quàng Văn Thử"), 11, 3), [finding], at(3))
    db.session.commit()
    assert len(db.session.scalars(select(HeldEvidence)).all()) == 3


def test_the_person_can_take_the_review_along_and_the_words_go_with_the_name(person: UUID) -> None:
    [first, *_] = submitted(person, [HASTE])
    held = review_of(first.occasion)
    refuse(held, at(9))
    held.answer = "Lò Thị Mẫu nộp sau ba giây."
    object_to(held, "Tôi là Lò Thị Mẫu.", at(10))
    db.session.commit()
    assert own_data(person)["held_evidence"][0]["findings"][0]["code"] == "fast-sitting"
    erase(held.person, at(11))
    db.session.commit()
    db.session.refresh(held)
    assert held.objection == ""
    assert "Lò Thị Mẫu" not in held.answer
