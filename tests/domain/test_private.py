"""What a person can probably do next, from everything they have done."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.domain.estimate.packing import packed_person, packed_skill, person_in, skill_in
from trainer.domain.estimation import NEWCOMER_MEAN, NEWCOMER_VARIANCE, USUAL, Observation
from trainer.domain.private import NEWCOMER, PRIORS, Seen, ability, explained, folded

DAY = 20500.0


def seen(skill: str, outcome: float = 1.0, days: float = 0, **changes: float) -> Seen:
    return skill, Observation(
        outcome=outcome,
        weight=changes.get("weight", 1.0),
        item=USUAL[int(changes.get("level", 1))],
        choices=int(changes.get("choices", 4)),
        day=DAY + days,
    )


def test_a_known_sequence_gives_the_known_estimate() -> None:
    state = folded(
        [
            seen("birth"),
            seen("birth", 0.0, choices=0),
            seen("land", 1.0, 3, weight=0.5, level=2),
            seen("birth", 0.75, 40, level=3, choices=0),
        ]
    )
    birth, land = (ability(state, skill, DAY + 100) for skill in ("birth", "land"))
    assert (birth.mean, birth.variance) == pytest.approx(GOLDEN_BIRTH, abs=1e-6)
    assert (land.mean, land.variance) == pytest.approx(GOLDEN_LAND, abs=1e-6)


GOLDEN_BIRTH = (-0.5418836, 1.8053221)
GOLDEN_LAND = (-0.6736563, 1.8695572)


def test_who_is_not_known_stands_where_every_newcomer_stands() -> None:
    newcomer = ability(NEWCOMER, "birth", DAY)
    assert (newcomer.mean, newcomer.variance) == pytest.approx((NEWCOMER_MEAN, NEWCOMER_VARIANCE))


def test_what_one_skill_shows_says_a_little_about_another() -> None:
    state = folded([seen("birth")] * 8)
    birth, land, newcomer = (
        ability(state, "birth", DAY).mean,
        ability(state, "land", DAY).mean,
        NEWCOMER_MEAN,
    )
    assert birth > land > newcomer


def test_what_is_not_used_is_forgotten() -> None:
    state = folded([seen("birth")] * 20)
    fresh, later = (ability(state, "birth", DAY + days) for days in (1, 3 * PRIORS.half_life))
    assert later.mean < fresh.mean - 1
    assert later.variance > fresh.variance


histories = st.lists(
    st.builds(
        seen,
        st.sampled_from(["birth", "land", "reception"]),
        st.floats(0, 1),
        st.floats(0, 600),
        weight=st.floats(0.05, 2),
        level=st.integers(1, 4),
        choices=st.integers(0, 5),
    ),
    max_size=25,
).map(lambda rows: sorted(rows, key=lambda row: row[1].day))


@given(histories, st.floats(0, 900))
@settings(max_examples=60)
def test_the_explanation_adds_up_and_leaves_nothing_out(history: list[Seen], later: float) -> None:
    day = DAY + 600 + later
    why = explained(history, "birth", day)
    total = why.start + sum(why.shifts) + why.others + why.time
    assert total == pytest.approx(why.mean)
    assert why.mean == pytest.approx(ability(folded(history), "birth", day).mean)
    assert len(why.shifts) == sum(skill == "birth" for skill, _ in history)


@given(histories)
@settings(max_examples=60)
def test_evidence_put_on_top_gives_what_folding_everything_gives(history: list[Seen]) -> None:
    step_by_step = NEWCOMER
    for row in history:
        step_by_step = folded([row], step_by_step)
    assert step_by_step == folded(history)


@given(histories)
@settings(max_examples=60)
def test_nobody_is_ever_known_better_than_certainly(history: list[Seen]) -> None:
    state = folded(history)
    for skill in ("birth", "land", "reception"):
        known = ability(state, skill, DAY + 600)
        assert 0 < known.variance <= NEWCOMER_VARIANCE + 1e-9
        assert abs(known.mean) < 20


@given(histories.filter(bool))
@settings(max_examples=60)
def test_what_is_stored_is_what_was_folded_in_sixty_bytes_each(history: list[Seen]) -> None:
    general, skills = folded(history)
    assert person_in(packed_person(general)) == general
    assert len(packed_person(general)) == 60
    for own in skills.values():
        assert skill_in(packed_skill(own)) == own
        assert len(packed_skill(own)) == 60
