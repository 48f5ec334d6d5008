"""What is asked again, when, and in which order."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.refreshing import AHEAD, MOST, REST, Kept, LastAnswer, Question, chosen, fading

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
LONG_AGO = AT - timedelta(days=200)


def kept(**known: object) -> Kept:
    usual = {"stale_at": None, "level": 2, "level_then": 2, "last": LONG_AGO}
    return Kept(skill="deadlines", **usual | known)


def test_a_level_that_goes_stale_within_sixty_days_is_refreshed():
    assert fading([kept(stale_at=AT + AHEAD)], AT) == ("deadlines",)
    assert fading([kept(stale_at=AT + AHEAD + timedelta(days=1))], AT) == ()


def test_a_level_that_has_gone_stale_is_refreshed_too():
    assert fading([kept(stale_at=AT - timedelta(days=90))], AT) == ("deadlines",)


def test_a_private_level_about_to_fall_is_refreshed():
    assert fading([kept(level_then=1)], AT) == ("deadlines",)


def test_a_skill_practised_last_week_is_left_in_peace():
    recent = AT - REST + timedelta(days=1)
    assert fading([kept(level_then=1, last=recent)], AT) == ()


def q(key: str) -> Question:
    return Question(key=key, skill=key.partition("/")[0])


QUESTIONS = [q(f"{skill}/{n}") for skill in ("charges", "dates", "papers") for n in range(6)]
BY_KEY = {question.key: question for question in QUESTIONS}


def answered(outcome: float, days: int) -> LastAnswer:
    return LastAnswer(outcome=outcome, at=AT - timedelta(days=days))


def test_what_went_wrong_comes_before_what_was_longest_ago_before_what_is_new():
    last = {
        "dates/0": answered(1, 10),
        "dates/1": answered(0, 5),
        "dates/2": answered(1, 300),
        "dates/3": answered(0.5, 50),
    }
    keys = chosen(QUESTIONS, last, (), ["dates"], "seed")
    assert keys[:4] == ("dates/3", "dates/1", "dates/2", "dates/0")
    assert len(keys) == 6


def test_skills_take_turns():
    keys = chosen(QUESTIONS, {}, (), ["charges", "dates"], "seed")
    skills = [BY_KEY[key].skill for key in keys]
    assert Counter(skills) == {"charges": 4, "dates": 4}
    assert all(a != b for a, b in pairwise(skills))


def test_a_skill_in_which_much_went_wrong_leaves_the_other_its_half():
    last = {f"charges/{n}": answered(0, 30) for n in range(6)}
    keys = chosen(QUESTIONS, last, (), ["charges", "dates"], "seed")
    assert Counter(BY_KEY[key].skill for key in keys) == {"charges": 4, "dates": 4}


def test_another_day_brings_other_questions():
    days = {chosen(QUESTIONS, {}, (), ["charges", "dates"], str(day)) for day in range(9)}
    assert len(days) > 1


def test_a_changed_rule_asks_its_own_questions_again_and_no_others():
    affected = {"papers/2", "dates/1"}
    assert {*chosen(QUESTIONS, {}, affected, (), "seed")} == affected


def test_questions_of_a_changed_rule_have_the_first_right_to_a_place():
    affected = {f"papers/{n}" for n in range(6)}
    keys = chosen(QUESTIONS, {}, affected, ["dates"], "seed")
    assert affected < {*keys}
    assert len(keys) == MOST


some = st.sets(st.sampled_from(sorted(BY_KEY)))
skills = st.sets(st.sampled_from(["charges", "dates", "papers"]))
outcomes = st.dictionaries(
    st.sampled_from(sorted(BY_KEY)), st.builds(answered, st.floats(0, 1), st.integers(0, 900))
)


@given(outcomes, some, skills, st.text(max_size=5), st.randoms())
def test_the_same_person_on_the_same_day_gets_the_same_few_questions(
    last, affected, fade, seed, lot
):
    keys = chosen(QUESTIONS, last, affected, fade, seed)
    assert len(keys) == len({*keys}) <= MOST
    assert {*keys} <= affected | {key for key in BY_KEY if BY_KEY[key].skill in fade}
    assert len(keys) == min(MOST, len(affected | {k for k in BY_KEY if BY_KEY[k].skill in fade}))
    assert len({*keys} & affected) == min(MOST, len(affected))
    shuffled = QUESTIONS[:]
    lot.shuffle(shuffled)
    assert chosen(shuffled, last, affected, fade, seed) == keys
