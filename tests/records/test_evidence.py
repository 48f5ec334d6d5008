from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.records.people import at, employed, evidence, found_communes, sittings, stranger
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import CommuneCount, Estimate, Evidence, GeneralEstimate, Standing
from trainer.records.estimates import estimates_of, why
from trainer.records.evidence import append
from trainer.records.log import NewEvidence
from trainer.records.rebuild import verify
from trainer.records.standings import history, standings_in, standings_of


def appended(*rows: NewEvidence) -> None:
    append(db.session, rows)
    db.session.commit()


def ids(person: UUID) -> list[UUID]:
    query = db.select(Evidence.id).where(Evidence.person_id == person)
    return list(db.session.scalars(query.order_by(Evidence.occurred_at, Evidence.id)))


def test_a_sitting_gives_a_standing_until_it_goes_stale(session: Any) -> None:
    person = stranger()
    appended(*sittings(person, 12))
    standing = standings_of(person, at(1))["reception"]
    assert standing.level == 2
    assert standing.since == at(0.6)
    assert standing.until is None
    assert not standing.is_stale(at(300))
    assert standing.is_stale(at(700))


def test_before_the_sitting_nothing_was_known(session: Any) -> None:
    person = stranger()
    appended(*sittings(person, 12, days=10))
    assert standings_of(person, at(9)) == {}
    assert standings_in([person, stranger()], at(11))[person]["reception"].level == 2


def test_a_later_sitting_ends_the_earlier_standing(session: Any) -> None:
    person = stranger()
    appended(*sittings(person, 7))
    appended(*sittings(person, 12, days=30))
    found = history(person, "reception")
    assert [standing.until for standing in found] == [at(0.6), at(30), at(30.6), None]
    assert (found[1].level, found[3].level) == (None, 2)
    assert standings_of(person, at(20))["reception"] == found[1]


def test_practice_moves_the_private_estimate_and_nothing_else(session: Any) -> None:
    person = stranger()
    before = evidence(person, 0)
    appended(before)
    first = estimates_of(person, at(0))["reception"]
    appended(evidence(person, 1))
    assert estimates_of(person, at(1))["reception"].mean > first.mean
    assert standings_of(person, at(2)) == {}
    assert db.session.query(Standing).count() == 0


def test_the_private_estimate_fades(session: Any) -> None:
    person = stranger()
    appended(*(evidence(person, n / 100) for n in range(30)))
    fresh, later = (estimates_of(person, at(days))["reception"] for days in (1, 800))
    assert later.mean < fresh.mean
    assert fresh.level >= later.level
    assert later.chances[0] >= later.chances[3]


def test_a_row_that_comes_late_is_folded_where_it_belongs(session: Any) -> None:
    early, late = stranger(), stranger()
    appended(evidence(early, 0, 0.0), evidence(early, 5), evidence(early, 9, 0.0))
    appended(evidence(late, 0, 0.0), evidence(late, 9, 0.0))
    appended(evidence(late, 5))
    assert (
        estimates_of(early, at(9))["reception"].mean == estimates_of(late, at(9))["reception"].mean
    )


def test_a_voided_row_is_as_if_it_had_never_been(session: Any) -> None:
    person = stranger()
    appended(*sittings(person, 12))
    expected = estimates_of(person, at(50)), standings_of(person, at(50))
    appended(*sittings(person, 0, days=20))
    assert standings_of(person, at(50)) != expected[1]
    wrong = ids(person)[12:]
    appended(
        *(evidence(person, 30, kind="assessment-item", weight=0.0, voids=row) for row in wrong)
    )
    assert (estimates_of(person, at(50)), standings_of(person, at(50))) == expected


def test_evidence_under_the_wrong_skill_is_moved_by_a_correction(session: Any) -> None:
    person = stranger()
    appended(evidence(person, 0, skill="birth"))
    appended(evidence(person, 0, skill="reception", voids=ids(person)[0]))
    assert set(estimates_of(person, at(1))) == {"reception"}
    assert verify() == []


def test_a_correction_that_is_itself_voided_gives_back_what_it_took(session: Any) -> None:
    person = stranger()
    appended(evidence(person, 0, skill="birth"))
    appended(evidence(person, 1, weight=0.0, voids=ids(person)[0]))
    appended(evidence(person, 2, weight=0.0, voids=ids(person)[1]))
    assert set(estimates_of(person, at(3))) == {"birth"}
    assert verify() == []


def test_a_critical_run_blocks_and_says_so(session: Any) -> None:
    person = stranger()
    appended(*sittings(person, 12))
    for days, variant in ((10, "a"), (20, "b")):
        appended(evidence(person, days, kind="assessment-run", variant=variant, level=3, choices=0))
    assert standings_of(person, at(21))["reception"].level == 3
    appended(evidence(person, 30, kind="assessment-run", variant="c", level=3, critical=True))
    standing = standings_of(person, at(31))["reception"]
    assert (standing.level, standing.reason) == (2, "critical-error")


@pytest.mark.parametrize("wrong", [{"outcome": 1.1}, {"weight": -1.0}, {"level": 0}])
def test_evidence_out_of_range_is_refused_and_nothing_is_kept(
    session: Any, wrong: dict[str, Any]
) -> None:
    person = stranger()
    with pytest.raises(ValueError, match="out of range"):
        append(db.session, [evidence(person, **wrong)])
    db.session.rollback()
    assert db.session.query(Evidence).count() == 0


def test_the_explanation_names_every_piece_and_adds_up(session: Any) -> None:
    person = stranger()
    appended(evidence(person, 0), *sittings(person, 11, days=3), evidence(person, 5, 0.0))
    found = why(person, "reception", at(40))
    private, official = found.private, found.official
    assert len(private.shifts) == 14
    assert len(official.shifts) == 12
    for told in (private, official):
        moved = sum(shift.shift for shift in told.shifts)
        assert told.start + moved + told.others + told.time == pytest.approx(told.mean)
    assert private.mean == pytest.approx(estimates_of(person, at(40))["reception"].mean)
    assert {row.evidence.kind for row in official.shifts} == {"assessment-item"}


def test_what_other_skills_add_is_said_apart_and_only_in_private(session: Any) -> None:
    person = stranger()
    appended(evidence(person, 0, skill="birth"), *sittings(person, 12, days=1))
    found = why(person, "birth", at(2))
    private, official = found.private, found.official
    assert private.others > 0
    assert (official.others, official.shifts) == (0, ())
    assert private.mean == pytest.approx(estimates_of(person, at(2))["birth"].mean)


def test_rows_of_two_people_land_with_their_own(session: Any) -> None:
    one, other = stranger(), stranger()
    appended(evidence(one, outcome=1.0), evidence(other, outcome=0.0))
    assert estimates_of(one, at(0))["reception"].mean > estimates_of(other, at(0))["reception"].mean


rows = st.lists(
    st.fixed_dictionaries(
        {
            "days": st.integers(0, 30),
            "outcome": st.sampled_from([0.0, 0.5, 1.0]),
            "skill": st.sampled_from(["reception", "birth"]),
            "kind": st.sampled_from(["lesson", "assessment-item", "assessment-run", "own-run"]),
            "weight": st.sampled_from([0.0, 0.5, 1.0]),
            "critical": st.booleans(),
            "variant": st.sampled_from("ab"),
            "void": st.one_of(st.none(), st.integers(0, 5)),
        }
    ),
    min_size=1,
    max_size=14,
)


@given(rows)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_stored_equals_the_log_whatever_comes_in_whatever_order(
    session: Any, history_: list[dict[str, Any]]
) -> None:
    for table in (Evidence, Estimate, GeneralEstimate, Standing, CommuneCount):
        db.session.execute(db.delete(table))
    found_communes()
    person = employed(f"Lò Thị Mẫu {new_id().hex[-12:]}")
    for given_row in history_:
        row, known = dict(given_row), ids(person)
        void = row.pop("void")
        voids = known[void] if void is not None and void < len(known) else None
        appended(evidence(person, voids=voids, **row))
    assert verify() == []
