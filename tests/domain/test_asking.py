from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.questions import CHOICE, EVERY_KIND, MATCH, NUMBER, ORDER, both
from trainer.domain.asking import given_by, item_form, places_of, shuffled
from trainer.domain.courses import Question
from trainer.domain.marking import Marked, Tampered, marked


@given(st.integers(0, 12), st.text(max_size=8))
def test_shuffling_loses_nothing_and_depends_on_the_seed_alone(n: int, seed: str) -> None:
    assert sorted(shuffled(n, seed)) == list(range(n))
    assert shuffled(n, seed) == shuffled(n, seed)


def test_people_with_different_seeds_see_different_orders() -> None:
    assert len({shuffled(6, f"{person}") for person in range(50)}) > 30


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda q: q.kind)
def test_the_browser_never_sees_what_tells_the_answer(question: Question) -> None:
    secret = replace(question, explanation=both("BÍ MẬT"))
    shown = str(asdict(item_form(secret, "seed", "vi")))
    told = ["BÍ MẬT", "Vì sao", "Chưa đúng", "7000", "2026", "chứng thực", "correct", "accepted"]
    assert not [word for word in told if word in shown]


def test_the_steps_of_an_order_do_not_carry_their_own_numbers() -> None:
    form = item_form(ORDER, "seed", "vi")
    assert [step.value for step in form.offered] == [0, 1, 2, 3]
    by_place = {step.value: step.text for step in form.offered}
    sent = [next(p for p, text in by_place.items() if text == step.vi) for step in ORDER.steps]
    assert marked(ORDER, given_by(ORDER, "seed", sent)) == Marked(outcome=1.0)


def test_a_question_is_shown_in_the_language_asked_for() -> None:
    assert item_form(CHOICE, "seed", "en").prompt == "Câu hỏi (en)"
    assert item_form(NUMBER, "seed", "vi").unit == "đồng"
    assert item_form(MATCH, "seed", "vi").left[0] == "Mẫu 01"


@given(st.text(max_size=5), st.permutations(range(4)))
def test_what_was_sent_can_be_shown_again(seed: str, places: list[int]) -> None:
    assert places_of(ORDER, seed, given_by(ORDER, seed, places)) == places
    assert places_of(CHOICE, seed, given_by(CHOICE, seed, 2)) == 2


@pytest.mark.parametrize("sent", [3, "x", [True], [9]])
def test_a_place_that_was_never_shown_is_refused(sent: Any) -> None:
    with pytest.raises(Tampered):
        given_by(CHOICE, "seed", sent)


def test_nothing_chosen_and_typed_answers_pass_through() -> None:
    assert given_by(CHOICE, "seed", None) is None
    assert given_by(ORDER, "seed", [None, 0, 1, 2])[0] is None
    assert given_by(NUMBER, "seed", "7.000") == places_of(NUMBER, "seed", "7.000") == "7.000"
