from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.estimation import (
    FORGOTTEN,
    HALF_LIFE,
    NEWCOMER_MEAN,
    NEWCOMER_VARIANCE,
    USUAL,
    Ability,
    Observation,
    chance,
    day_of,
    explained,
    faded,
    falls_below,
    guess_of,
    instant_of,
    sureness,
    updated,
)

DAY = 20500.0


def seen(outcome: float, days: float = 0, weight: float = 1.0, **changes: int) -> Observation:
    return Observation(
        outcome=outcome,
        weight=weight,
        item=USUAL[changes.get("level", 1)],
        choices=changes.get("choices", 4),
        day=DAY + days,
    )


def after(*observations: Observation) -> Ability:
    ability = Ability()
    for observation in observations:
        ability = updated(ability, observation)
    return ability


def test_a_known_sequence_gives_the_known_estimate() -> None:
    ability = after(
        seen(1.0), seen(0.0, 1, choices=0), seen(1.0, 30, 0.5, level=2), seen(0.75, 400, level=3)
    )
    assert ability.mean == pytest.approx(-1.1228844, abs=1e-6)
    assert ability.variance == pytest.approx(1.6821375, abs=1e-6)
    assert ability.day == DAY + 400


def test_a_right_answer_raises_and_a_wrong_one_lowers() -> None:
    assert after(seen(1.0)).mean > NEWCOMER_MEAN > after(seen(0.0)).mean


def test_a_guessable_right_answer_says_less() -> None:
    assert after(seen(1.0, choices=2)).mean < after(seen(1.0, choices=0)).mean


def test_a_harder_item_got_right_says_more() -> None:
    assert after(seen(1.0, level=3, choices=0)).mean > after(seen(1.0, level=1, choices=0)).mean


def test_of_a_newcomer_a_hard_choice_got_right_says_less_because_it_may_be_luck() -> None:
    assert after(seen(1.0, level=3)).mean < after(seen(1.0, level=1)).mean


def test_who_does_not_know_guesses_less_often_than_by_blind_chance() -> None:
    assert guess_of(4) < 1 / 4
    assert guess_of(0) == guess_of(1) == 0.05


def test_half_of_what_is_known_is_gone_after_two_years() -> None:
    ability = Ability(mean=2.0, variance=0.5, day=DAY)
    later = faded(ability, DAY + HALF_LIFE)
    assert later.mean == pytest.approx((2.0 + FORGOTTEN) / 2)
    assert 0.5 < later.variance < NEWCOMER_VARIANCE


def test_who_is_not_known_does_not_fade() -> None:
    assert faded(Ability(), DAY).mean == NEWCOMER_MEAN
    assert falls_below(Ability(), 0.0) is None


def test_who_stands_below_the_cut_is_below_it_at_once() -> None:
    assert falls_below(Ability(mean=0.0, variance=1.0, day=DAY), 0.5) == DAY


def test_days_are_instants_and_back() -> None:
    instant = datetime(2026, 11, 21, 3, 4, 5, tzinfo=UTC)
    assert abs(instant_of(day_of(instant)) - instant).total_seconds() <= 1


observations = st.lists(
    st.builds(
        Observation,
        outcome=st.floats(0, 1),
        weight=st.floats(0.05, 2),
        item=st.sampled_from(list(USUAL.values())),
        choices=st.integers(0, 6),
        day=st.floats(DAY, DAY + 800),
    ),
    max_size=30,
).map(lambda found: sorted(found, key=lambda o: o.day))
means = st.floats(-6, 6)
variances = st.floats(0.05, 2)


@given(observations)
def test_knowing_more_never_widens_and_stays_finite(history: list[Observation]) -> None:
    ability = after(*history)
    assert 0 < ability.variance <= NEWCOMER_VARIANCE + 1e-9
    assert -30 < ability.mean < 30


@given(observations, st.floats(0, 400))
def test_right_is_never_worse_than_wrong(history: list[Observation], later: float) -> None:
    right, wrong = (seen(outcome, 800 + later) for outcome in (1.0, 0.0))
    before = faded(after(*history), DAY + 800 + later)
    assert after(*history, wrong).mean <= before.mean <= after(*history, right).mean


@given(observations, st.floats(0, 1))
def test_no_weight_changes_nothing(history: list[Observation], outcome: float) -> None:
    assert after(*history, seen(outcome, 900, weight=0.0)) == after(*history)


@given(observations, st.floats(0, 2000))
def test_the_explanation_adds_up_to_the_level(history: list[Observation], later: float) -> None:
    why = explained(history, DAY + 800 + later)
    assert why.start + sum(why.shifts) + why.others + why.time == pytest.approx(why.mean)
    assert why.start == NEWCOMER_MEAN
    if history:
        assert why.mean == pytest.approx(faded(after(*history), DAY + 800 + later).mean)


@given(means, variances, st.floats(0, 900), st.floats(0, 900))
def test_fading_twice_is_fading_once(mean: float, variance: float, a: float, b: float) -> None:
    ability = Ability(mean=mean, variance=variance, day=DAY)
    twice, once = faded(faded(ability, DAY + a), DAY + a + b), faded(ability, DAY + a + b)
    assert twice.mean == pytest.approx(once.mean)
    assert twice.variance == pytest.approx(once.variance)


@given(means, variances, st.floats(-2, 2))
def test_the_day_of_falling_below_is_where_sureness_is_one_half(
    mean: float, variance: float, cut: float
) -> None:
    ability = Ability(mean=max(mean, cut), variance=variance, day=DAY)
    day = falls_below(ability, cut)
    assert day is not None
    assert sureness(faded(ability, day), cut) == pytest.approx(0.5, abs=1e-6)


@given(means, variances, st.integers(0, 6))
def test_a_chance_lies_between_guess_and_slip(mean: float, variance: float, choices: int) -> None:
    p = chance(Ability(mean=mean, variance=variance), USUAL[1], choices)
    assert guess_of(choices) <= p <= 0.95
