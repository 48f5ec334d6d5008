"""When the evidence of a sitting or a run waits for a look."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.questions import CHOICE, CHOICES, DATE, MATCH, NUMBER, ORDER, TEXT
from trainer.domain.integrity import same_run, told, too_fast, too_fast_run, words_to_read
from trainer.domain.likeness import (
    Answer,
    Sheet,
    alike,
    chance_of_same,
    comparable,
    said,
    ways_to_be_wrong,
)
from trainer.domain.values import Text

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
ITEMS = [f"item-{n}" for n in range(24)]
WAYS = dict.fromkeys(ITEMS, 3)
LONG = replace(CHOICE, prompt=Text(vi="một " * 195, en="one " * 250))
"""With its options 199 written words in Vietnamese, the language in which it has fewer."""


def sheet(number: int, wrong: dict[str, str], items: list[str] = ITEMS, at: datetime = AT) -> Sheet:
    """What somebody handed in: `wrong` says which mistakes, everything else is right."""
    answers = {
        item: Answer(said=wrong.get(item, "right"), right=item not in wrong) for item in items
    }
    return Sheet(occasion=UUID(int=number), person=UUID(int=number), at=at, answers=answers)


def honest(number: int, chance: random.Random) -> Sheet:
    """Somebody who errs on about a quarter of the items, on some of them oftener."""
    wrong = {i: chance.choice("abc") for n, i in enumerate(ITEMS) if chance.random() < n / 48}
    return sheet(number, wrong)


def test_a_clerk_who_takes_the_time_to_read_is_not_asked_anything():
    assert too_fast([LONG] * 6, seconds=186) is None


def test_a_clerk_who_cannot_have_read_the_questions_is_told_how_it_was_counted():
    finding = too_fast([LONG] * 6, seconds=100.9)
    assert finding
    assert finding.numbers == {"words": 1194, "answers": 6, "seconds": 100, "least": 185}
    assert "100 giây" in told(finding).vi
    assert "1.194 chữ" in told(finding).vi
    assert "1,194 words" in told(finding).en


def test_questions_left_blank_need_not_have_been_read():
    assert too_fast([], seconds=0) is None


def test_a_question_counts_in_the_language_in_which_it_is_shorter():
    assert words_to_read(LONG) == 199
    swapped = replace(LONG, prompt=Text(vi=LONG.prompt.en, en="one"))
    assert words_to_read(swapped) < 15


@pytest.mark.parametrize(
    ("question", "words"), [(CHOICE, 6), (CHOICES, 10), (ORDER, None), (MATCH, None), (DATE, None)]
)
def test_whatever_is_shown_of_a_question_has_to_be_read(question, words):
    assert words_to_read(question) > 0
    assert words is None or words_to_read(question) == words


def test_a_run_needs_the_time_of_its_actions_and_papers():
    assert too_fast_run(actions=20, words=200, seconds=70) is None
    finding = too_fast_run(actions=20, words=200, seconds=69)
    assert finding
    assert finding.numbers["least"] == 70


def test_two_runs_with_the_same_mistakes_step_by_step_are_shown_to_somebody():
    actions = [("ask", n) for n in range(12)]
    other = {UUID(int=2): [*actions[:-1], ("wait", 1)], UUID(int=3): list(actions)}
    finding = same_run(actions, other, mistakes=2)
    assert finding
    assert finding.other == UUID(int=3)
    assert "12 thao tác" in told(finding).vi


@pytest.mark.parametrize(("length", "mistakes"), [(11, 5), (30, 1), (30, 0)])
def test_short_runs_and_flawless_ones_may_well_be_alike(length, mistakes):
    actions = list(range(length))
    assert same_run(actions, {UUID(int=2): actions}, mistakes) is None


def test_two_sheets_with_the_same_seven_mistakes_are_found_among_a_hundred():
    chance = random.Random(1)
    crowd = [honest(n, chance) for n in range(1, 100)]
    wrong = {ITEMS[n]: "abc"[n % 3] for n in (1, 4, 6, 9, 12, 15, 20)}
    source, copied = sheet(100, wrong), sheet(101, wrong)
    [finding] = alike(copied, [*crowd, source], WAYS)
    assert finding.other == source.occasion
    assert finding.numbers["same"] == 7
    assert finding.numbers["one_in"] >= 10_000
    assert "7 câu sai giống hệt nhau" in told(finding).vi


def test_sheets_that_agree_in_what_is_right_only_say_nothing():
    crowd = [honest(n, random.Random(n)) for n in range(1, 40)]
    perfect = sheet(50, {})
    assert alike(sheet(51, {}), [*crowd, perfect], WAYS) == []


def test_a_mistake_that_everybody_makes_proves_nothing():
    wrong = dict.fromkeys(ITEMS[:8], "a")
    crowd = [sheet(n, wrong) for n in range(1, 40)]
    assert alike(sheet(50, wrong), crowd, WAYS) == []


def test_honest_people_are_hardly_ever_held():
    """A thousand pairs of a class of 46: one in 10,000 is promised, none is found."""
    chance = random.Random(7)
    crowd = [honest(n, chance) for n in range(1, 47)]
    found = [alike(own, crowd[:n], WAYS) for n, own in enumerate(crowd)]
    assert sum(len(each) for each in found) == 0


def test_only_other_people_of_the_same_month_with_five_items_in_common_are_compared():
    own = sheet(1, {})
    fits = sheet(2, {}, ITEMS[:5])
    few = sheet(3, {}, ITEMS[:4])
    late = sheet(4, {}, at=AT - timedelta(days=31))
    again = replace(own, occasion=UUID(int=5))
    assert comparable(own, [fits, few, late, again]) == [fits]


@given(
    st.lists(st.tuples(st.floats(0.05, 9), st.floats(0, 1)), min_size=1, max_size=12),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_agreeing_more_is_never_likelier(items, mistakes, same):
    mistakes = min(mistakes, len(items))
    chance = chance_of_same(same, mistakes, items)
    assert 0 <= chance_of_same(same + 1, mistakes, items) <= chance <= 1 + 1e-9
    assert chance_of_same(mistakes + 1, mistakes, items) == 0
    assert chance_of_same(0, mistakes, items) == pytest.approx(1)


def test_mistakes_alike_are_as_likely_as_counting_says():
    """Three mistakes on twelve equal items, all three the other's very own, of three ways each."""
    items = [(1.0, 1 / 3)] * 3 + [(1.0, 0.0)] * 9
    assert chance_of_same(3, 3, items) == pytest.approx(1 / 220 / 27)


@pytest.mark.parametrize(
    ("question", "one", "two"),
    [
        (NUMBER, "7.000 đồng", "7000"),
        (DATE, "25/11/2026", "2026-11-25"),
        (TEXT, "Sổ  chứng thực", "sổ chứng thực"),
        (CHOICES, [2, 0], [0, 2]),
    ],
)
def test_the_same_answer_written_differently_is_the_same(question, one, two):
    assert said(question, one) == said(question, two)


def test_the_order_of_steps_is_what_an_order_question_asks():
    assert said(ORDER, [0, 1]) != said(ORDER, [1, 0])


def test_a_choice_offers_its_wrong_options_to_be_wrong_with():
    assert ways_to_be_wrong(CHOICE) == 2
    assert ways_to_be_wrong(NUMBER) == 2
