"""What a placement asks a person, and where it places them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.placement import agreement, real, simulated
from trainer.domain import placement
from trainer.domain.cuts import CUTS
from trainer.domain.estimation import USUAL, Ability, Observation
from trainer.domain.placement import (
    MOST_QUESTIONS,
    MOST_SECONDS,
    Askable,
    answered,
    information,
    is_decided,
    is_over,
    known_from,
    level_chances,
    next_question,
    placed_level,
)
from trainer.domain.private import NEWCOMER, folded

CHARGES, DEADLINES = "counter.charges", "counter.deadlines"
BANK = [
    Askable(key=f"{skill}-{n}", skill=skill, level=1 + n % 3, choices=4 * (n % 2))
    for skill in (CHARGES, DEADLINES)
    for n in range(8)
]
BOTH = {CHARGES: 2, DEADLINES: 2}


def newcomer(requires=BOTH):
    return known_from(NEWCOMER, requires, 20_000.0)


def after(outcome, questions=BANK, requires=BOTH):
    known = newcomer(requires)
    for question in questions:
        known = answered(known, question, outcome)
    return known


def test_somebody_who_answers_everything_rightly_need_not_learn_what_the_post_requires():
    known = after(1.0)
    assert [placed_level(known.ability(skill), 2) for skill in BOTH] == [2, 2]


def test_somebody_who_knows_nothing_begins_at_the_beginning():
    known = after(None)
    assert [placed_level(known.ability(skill), 2) for skill in BOTH] == [0, 0]


def test_saying_that_one_does_not_know_places_no_higher_than_a_wrong_choice():
    [easy] = [q for q in BANK if q.key == f"{CHARGES}-3"]
    honest, guessed = answered(newcomer(), easy, None), answered(newcomer(), easy, 0.0)
    assert honest.ability(CHARGES).mean < guessed.ability(CHARGES).mean + 0.05
    assert honest.ability(CHARGES).mean < newcomer().ability(CHARGES).mean


def test_a_lucky_choice_says_less_than_a_number_that_is_right():
    chosen = Askable(key="a", skill=CHARGES, level=1, choices=2)
    written = replace(chosen, choices=0)
    moved = [
        answered(newcomer(), question, 1.0).ability(CHARGES).mean for question in (chosen, written)
    ]
    assert moved[0] < moved[1]
    about = newcomer().ability(CHARGES)
    assert information(about, chosen, 2) < information(about, written, 2)


def test_what_is_shown_in_one_skill_moves_the_other_less():
    known, before = after(1.0, BANK[:3]), newcomer()
    own = known.ability(CHARGES).mean - before.ability(CHARGES).mean
    other = known.ability(DEADLINES).mean - before.ability(DEADLINES).mean
    assert 0 < other < own


def test_what_somebody_has_shown_before_is_known_when_the_placement_begins():
    good = Observation(outcome=1.0, weight=1.0, item=USUAL[2], choices=0, day=20_000.0)
    state = folded([(CHARGES, good)] * 8)
    assert known_from(state, BOTH, 20_000.0).ability(CHARGES).mean > newcomer().means[0] + 0.5


def test_a_skill_that_is_decided_is_asked_about_no_more(monkeypatch):
    monkeypatch.setattr(placement, "WORTH", 0.0)
    charges = [q for q in BANK if q.skill == CHARGES]
    known = after(None, charges * 3)
    assert is_decided(known.ability(CHARGES), 2)
    assert next_question(known, charges, set(), BOTH, "x") is None


def test_nobody_is_asked_the_same_question_twice_and_it_ends_when_all_are_asked():
    asked = set()
    known = newcomer()
    while found := next_question(known, BANK, asked, BOTH, "x"):
        assert found.key not in asked
        known = answered(known, found, float(len(asked) % 2))
        asked.add(found.key)
    assert len(asked) <= len(BANK)


def test_the_least_decided_skill_comes_first():
    known = after(0.0, [q for q in BANK if q.skill == CHARGES][:4])
    assert next_question(known, BANK, set(), BOTH, "x").skill == DEADLINES


def test_two_people_with_the_same_answers_and_seed_are_asked_the_same():
    assert next_question(newcomer(), BANK, (), BOTH, "x") == next_question(
        newcomer(), list(reversed(BANK)), (), BOTH, "x"
    )


def test_a_placement_is_over_after_the_last_question_or_a_quarter_of_an_hour():
    assert is_over(MOST_QUESTIONS, 0)
    assert is_over(1, MOST_SECONDS)
    assert not is_over(MOST_QUESTIONS - 1, MOST_SECONDS - 1)
    assert (MOST_QUESTIONS, MOST_SECONDS) == (25, 900)


@given(mean=st.floats(-4, 4), variance=st.floats(0.05, 4), required=st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_chances_are_chances_and_nobody_is_placed_above_what_is_required(mean, variance, required):
    ability = Ability(mean=mean, variance=variance)
    chances = level_chances(ability, required)
    assert len(chances) == required + 1
    assert sum(chances) == pytest.approx(1)
    assert min(chances) >= 0
    assert 0 <= placed_level(ability, required) <= required


def test_who_may_be_a_nothing_or_a_two_is_placed_between_them():
    ability = Ability(mean=CUTS.of(1) + 0.3, variance=1.0)
    chances = level_chances(ability, 2)
    assert chances[1] < chances[0]
    assert placed_level(ability, 2) == 1


def test_simulated_staff_are_placed_near_where_they_stand():
    found = agreement(simulated(people=160, seed=5))
    assert found.exact >= 0.68
    assert found.within_one >= 0.94
    assert found.median <= 15
    assert found.most <= MOST_QUESTIONS


@pytest.mark.parametrize(("outcome", "at_most", "placed"), [(None, 12, 0), (1.0, 22, 2)])
def test_whoever_knows_nothing_or_everything_at_a_large_post_is_asked_fewer(
    outcome, at_most, placed
):
    bank, seats = real()
    requires = next(seat for seat in seats if len(seat) == 10)
    known, asked = newcomer(requires), set()
    while question := next_question(known, bank, asked, requires, "x"):
        known = answered(known, question, outcome)
        asked.add(question.key)
    assert len(asked) <= at_most
    assert min(placed_level(known.ability(skill), 2) for skill in requires) == placed
