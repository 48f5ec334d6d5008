"""What is learnt about items counts from then on, and changes nobody's past."""

from typing import Any
from uuid import UUID

from tests.records.people import at, employed, evidence, found_communes, sittings
from trainer.extensions import db
from trainer.models import Calibration
from trainer.records.calibration import calibrate
from trainer.records.estimates import estimates_of
from trainer.records.evidence import append
from trainer.records.rebuild import rebuild, verify
from trainer.records.standings import standings_of

HARD = "h" * 64


def met(person: UUID, days: float, outcome: float = 1.0) -> Any:
    return evidence(person, days, outcome, kind="assessment-item", revision=HARD)


def calibrated_as_hard(days: float) -> None:
    db.session.add(
        Calibration(
            revision=HARD,
            from_at=at(days),
            difficulty=2.5,
            variance=0.05,
            steepness=0.0,
            answers=60,
        )
    )
    db.session.commit()


def test_a_hard_item_got_wrong_says_less_from_the_day_it_is_known_as_hard(session: Any) -> None:
    found_communes()
    before, after = employed("Lò Thị Mẫu"), employed("Vàng A Mẫu")
    append(db.session, [met(before, 5, 0.0)])
    calibrated_as_hard(10)
    append(db.session, [met(after, 15, 0.0)])
    db.session.commit()
    first, second = (
        estimates_of(*seen)["reception"] for seen in ((before, at(5)), (after, at(15)))
    )
    assert second.mean > first.mean + 0.1
    assert verify() == []


def test_no_level_changes_by_a_calibration(session: Any) -> None:
    found_communes()
    person = employed("Lò Thị Mẫu")
    append(db.session, sittings(person, 12))
    db.session.commit()
    was = standings_of(person, at(5)), estimates_of(person, at(5))
    calibrated_as_hard(10)
    rebuild()
    assert (standings_of(person, at(5)), estimates_of(person, at(5))) == was


def test_only_items_that_enough_people_answered_are_calibrated(session: Any) -> None:
    found_communes()
    people = [employed(f"Lò Thị Mẫu {n}") for n in range(30)]
    append(db.session, [met(person, 1, float(n % 3 == 0)) for n, person in enumerate(people)])
    append(db.session, [evidence(people[0], 2, kind="assessment-item", revision="f" * 64)])
    db.session.commit()
    assert calibrate(at(20)) == 1
    [row] = db.session.scalars(db.select(Calibration))
    assert (row.revision, row.from_at, row.answers) == (HARD, at(20), 30)
    assert verify() == []
