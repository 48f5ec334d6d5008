"""Heads who appraise three dossiers, and those who are drawn to rate them again."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.evidence_rows import piece, sitting
from trainer.domain.appraisal import (
    MARKS,
    OLDEST,
    RE_RATED,
    SPACING,
    Candidate,
    Sample,
    closing_day_fits,
    differs,
    holes,
    next_day,
    outcome,
    rater,
    sample_on,
    sampled,
    share,
)
from trainer.domain.cuts import DatedCuts
from trainer.domain.evidence import OFFICIAL, PRIVATE, living, observation, official
from trainer.domain.framework import CRITERIA
from trainer.domain.identifiers import new_id
from trainer.domain.levels import standings

DAY = date(2026, 11, 22)


def marked(yes: int, no: int = 0) -> dict:
    said = ["yes"] * yes + ["no"] * no
    said += ["na"] * (len(CRITERIA) - len(said))
    return dict(zip(CRITERIA, said, strict=True))


def test_the_outcome_is_the_mean_share_of_yes_over_what_applies() -> None:
    assert outcome([marked(8), marked(4, 4), marked(1, 3)]) == pytest.approx((1 + 0.5 + 0.25) / 3)


def test_a_dossier_in_which_nothing_applies_is_no_appraisal() -> None:
    assert share(marked(0)) is None
    with pytest.raises(ValueError, match="shows nothing"):
        outcome([marked(8), marked(0), marked(8)])


@given(st.lists(st.sampled_from(MARKS), min_size=8, max_size=8))
def test_a_share_lies_between_nothing_and_all(said: list) -> None:
    found = share(dict(zip(CRITERIA, said, strict=True)))
    assert found is None or 0 <= found <= 1
    assert (found is None) == (set(said) == {"na"})


def test_every_check_that_was_skipped_is_named() -> None:
    marks = marked(8) | {"charges": "", "method": "perhaps"}
    assert holes(marks, CRITERIA) == ("method", "charges")
    assert holes(marked(5, 3), CRITERIA) == ()


def test_work_is_appraised_when_it_is_done_and_still_remembered() -> None:
    assert closing_day_fits(DAY, DAY)
    assert closing_day_fits(DAY - OLDEST, DAY)
    assert not closing_day_fits(DAY + timedelta(days=1), DAY)
    assert not closing_day_fits(DAY - OLDEST - timedelta(days=1), DAY)


def test_the_next_appraisal_waits_ninety_days() -> None:
    assert next_day(None) is None
    assert next_day(DAY) == DAY + timedelta(days=90) == DAY + SPACING


def test_about_one_in_five_is_rated_again() -> None:
    drawn = sum(sampled(new_id(n * 1000), RE_RATED, DAY) for n in range(4000))
    assert 700 < drawn < 900


@given(st.uuids())
def test_anybody_can_draw_the_sample_again(key: UUID) -> None:
    assert sampled(key, RE_RATED, DAY) == sampled(UUID(str(key)), RE_RATED, DAY)


@given(st.uuids())
def test_another_seed_draws_another_sample_and_an_old_day_keeps_its_rule(key: UUID) -> None:
    old, new = (
        Sample(from_day=date(2026, 1, 1), seed="a", one_in=1),
        Sample(from_day=DAY, seed="b", one_in=10**9),
    )
    rules = (new, old)
    assert sample_on(rules, date(2025, 12, 31)) is None
    assert sample_on(rules, DAY - timedelta(days=1)) == old
    assert sample_on(rules, DAY) == new
    assert not sampled(key, rules, date(2025, 12, 31))
    assert sampled(key, rules, DAY - timedelta(days=1))


def candidate(unit: str, waiting: int = 0) -> Candidate:
    return Candidate(account=new_id(), person=new_id(), units=frozenset({unit}), open=waiting)


def test_nobody_of_the_same_commune_and_nobody_involved_rates_again() -> None:
    near, busy, free = candidate("03203"), candidate("03260", 2), candidate("03127", 1)
    everybody = [near, busy, free]
    assert rater(everybody, new_id(), "03203", ()) == free
    assert rater(everybody, new_id(), "03203", {free.person}) == busy
    assert rater([near], new_id(), "03203", ()) is None


@given(st.uuids(), st.permutations(range(6)))
def test_the_order_of_a_list_does_not_choose_the_rater(key: UUID, order: list[int]) -> None:
    people = [
        Candidate(account=UUID(int=n), person=UUID(int=n + 100), units=frozenset()) for n in order
    ]
    in_order = sorted(people, key=lambda c: c.account)
    assert rater(people, key, "03203", ()) == rater(in_order, key, "03203", ())


def test_equals_are_asked_in_turn_and_not_always_the_same() -> None:
    people = [candidate("03260"), candidate("03127")]
    asked = [rater(people, new_id(n), "03203", ()).account for n in range(200)]
    assert {asked.count(each.account) > 60 for each in people} == {True}


def test_two_ratings_differ_from_more_than_three_tenths_on() -> None:
    assert not differs(0.9, 0.6)
    assert differs(0.9, 0.59)
    assert differs(0.3, 0.7)


def appraisal(days: float, share: float = 1.0, **changes) -> list:
    return [piece(share, days, kind="appraisal", level=2, **changes)]


def levels_after(*parts: list) -> list[int | None]:
    pieces = official(living(row for part in parts for row in part))
    return [standing.level for standing in standings(pieces, DatedCuts())]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_appraisals_alone_never_show_a_level(shares: list[float]) -> None:
    given_ = [appraisal(90 * n, each) for n, each in enumerate(shares)]
    assert levels_after(*given_) == []


def test_seven_items_and_any_number_of_appraisals_show_no_level() -> None:
    kind = [appraisal(n + 1) for n in range(20)]
    assert levels_after(sitting(7, of=7), *kind)[-1] is None


def test_an_appraisal_weighs_no_more_than_one_item_whatever_the_row_says() -> None:
    (heavy,) = appraisal(0, weight=5.0)
    assert observation(heavy, PRIVATE).weight == observation(heavy, OFFICIAL).weight == 1
