from math import exp, log1p
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.estimate.calibration import Answer, Population, calibrated
from trainer.domain.estimate.items import Item, Skill, against
from trainer.domain.estimate.person import (
    PRIORS,
    OnSkill,
    Person,
    after,
    before,
    features,
    newcomer,
    untried,
)
from trainer.domain.estimate.step import chance_of, step

DAY = 20500.0
History = list[tuple[str, float, float]]


def played(history: History) -> tuple[Person, dict[str, OnSkill]]:
    """Somebody after answers (skill, outcome, day) to items of usual difficulty."""
    person, skills, known = newcomer(), dict[str, OnSkill](), Population()
    for skill, outcome, day in history:
        seen = before(person, skills.get(skill, untried()), skill, day)
        where = against(seen, Skill(), known.item("new"))
        moved = step(where.margin, where.variance, where.steep, 0.05, 0.05, outcome)
        person, skills[skill] = after(seen, outcome, moved.gain, moved.narrowing)
    return person, skills


def ability(history: History, skill: str, day: float) -> float:
    person, skills = played(history)
    return before(person, skills.get(skill, untried()), skill, day).ability


def test_a_known_sequence_gives_the_known_parts() -> None:
    person, skills = played(
        [("birth", 1.0, DAY), ("birth", 0.0, DAY), ("land", 1.0, DAY + 3), ("birth", 1.0, DAY + 40)]
    )
    assert tuple(person)[:6] == pytest.approx(GOLDEN_PERSON, abs=1e-6)
    assert tuple(skills["birth"])[:6] == pytest.approx(GOLDEN_BIRTH, abs=1e-6)
    assert (person.answers, skills["birth"].turn, skills["land"].turn) == (4, 4, 3)


GOLDEN_PERSON = (0.3660931, 1.2491507, 0.1201461, 0.5796775, 0.0950142, 0.1950723)
GOLDEN_BIRTH = (0.0540819, 0.5581664, 0.0543296, 0.4685461, 2.3093073, 2.0000000)


def test_what_is_shown_in_one_skill_says_a_little_about_another() -> None:
    right = [("birth", 1.0, DAY)] * 5
    assert ability(right, "birth", DAY) > ability(right, "land", DAY) > ability([], "land", DAY)


def test_what_was_practised_long_ago_adds_less_than_what_was_practised_today() -> None:
    def practised(day: float | None, then: float | None) -> float:
        own = OnSkill(0.0, 0.5, 0.0, 0.4, tried=6.0, right=3.0, turn=6, day=then)
        person = newcomer()._replace(answers=6, skill="birth", day=then)
        return features(before(person, own, "birth", day))[1]

    assert practised(DAY, DAY) == pytest.approx(6 / 5)
    assert practised(DAY + 90, DAY) == pytest.approx(3 / 5)
    assert practised(None, None) == pytest.approx(log1p(6))


def test_a_good_hour_passes_and_a_skill_stays() -> None:
    right = [("birth", 1.0, DAY)] * 8
    then, now = ability(right, "birth", DAY), ability(right, "birth", DAY + 300)
    assert 0 < now < then
    assert now > sum(part.slow for part in (played(right)[0], played(right)[1]["birth"])) - 1e-9


answers = st.lists(
    st.tuples(st.sampled_from(["birth", "land"]), st.floats(0, 1), st.floats(0, 300)), max_size=25
).map(lambda rows: [(s, y, DAY + d) for s, y, d in sorted(rows, key=lambda row: row[2])])


@given(answers)
def test_no_part_is_ever_surer_than_certain_or_vaguer_than_nothing(history: History) -> None:
    person, skills = played(history)
    assert 0 < person.slow_variance <= PRIORS.slow_general + 1e-9
    assert 0 < person.recent_variance <= PRIORS.recent_general + 1e-9
    for own in skills.values():
        assert 0 < own.slow_variance <= PRIORS.slow_skill + 1e-9
        assert 0 < own.recent_variance <= PRIORS.recent_skill + 1e-9


@given(answers, st.sampled_from(["birth", "land"]))
def test_right_raises_and_wrong_lowers(history: History, skill: str) -> None:
    last = DAY + 301
    kept = ability([*history, (skill, 0.0, last)], skill, last)
    assert kept < ability([*history, (skill, 1.0, last)], skill, last)


@given(st.floats(-6, 6), st.floats(0, 6), st.floats(-1, 1), st.sampled_from([0.05, 0.25]))
def test_a_chance_lies_between_guess_and_slip(
    margin: float, variance: float, steepness: float, guess: float
) -> None:
    assert guess <= chance_of(margin, variance, exp(steepness), guess, 0.05) <= 0.95


def log(people: int, seed: int = 3) -> list[Answer]:
    """People of mixed ability on four items; "trap" tells nobody apart."""
    random = Random(seed)
    hard = {"easy": -1.0, "usual": 0.0, "hard": 1.5, "trap": 0.0}
    return [
        (person, "birth", item, float(random.random() < p), None)
        for person in range(people)
        for strong in [random.gauss(0, 1.5)]
        for item in random.sample(sorted(hard), 4) * 2
        for p in [0.5 if item == "trap" else 1 / (1 + exp(hard[item] - strong))]
    ]


@pytest.fixture(scope="module")
def learnt() -> Population:
    return calibrated(log(250))


def test_calibration_finds_which_items_are_hard(learnt: Population) -> None:
    easy, usual, hard = (learnt.item(key).difficulty for key in ("easy", "usual", "hard"))
    assert easy < usual < hard
    assert 1.5 < hard - easy < 4.0


def test_calibration_finds_the_item_that_tells_nobody_apart(learnt: Population) -> None:
    trap = learnt.item("trap").steepness
    assert trap < min(learnt.item(key).steepness for key in ("easy", "usual", "hard")) - 0.3


def test_an_item_stays_uncertain_by_as_much_as_it_was_answered(learnt: Population) -> None:
    few = calibrated(log(25))
    assert learnt.item("usual").variance < few.item("usual").variance < Item(0, 2.2, 0, 0).variance
    assert learnt.item("usual").variance > 0.5 / 250  # an answer counts once, not once a round


def test_an_item_that_nobody_met_is_an_average_one(learnt: Population) -> None:
    assert learnt.item("new").difficulty == 0.0
    assert learnt.item("new").variance == learnt.difficulty


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    calibrated(log(5), lambda done, of: told.append((done, of)))
    assert told[0] == (1, 15)
    assert told[-1] == (15, 15)
