from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.questions import (
    CHOICE,
    CHOICES,
    DATE,
    EVERY_KIND,
    MATCH,
    NUMBER,
    ORDER,
    TEXT,
    WRONG,
)
from trainer.domain.courses import Question
from trainer.domain.marking import Marked, Tampered, Unreadable, marked, options_offered


def mark(question: Question, answer: Any) -> Marked:
    found = marked(question, answer)
    assert isinstance(found, Marked)
    return found


def told(question: Question, answer: Any) -> list[str]:
    return [text.vi for text in mark(question, answer).feedback]


def test_the_right_option_is_right_and_a_wrong_one_says_why() -> None:
    assert mark(CHOICE, 1) == Marked(outcome=1.0)
    assert mark(CHOICE, 2).outcome == 0.0
    assert told(CHOICE, 2) == ["Vì sao cũng sai"]


@pytest.mark.parametrize(
    ("chosen", "outcome"),
    [
        ([0, 1], 1.0),
        ([1], 0.5),
        ([0, 1, 2], 0.5),
        ([0, 2], 0.0),
        ([2, 3], 0.0),
        ([0, 1, 2, 3], 0.0),
    ],
)
def test_several_choices_earn_what_is_right_less_what_is_wrong(
    chosen: list[int], outcome: float
) -> None:
    assert mark(CHOICES, chosen).outcome == outcome


def test_who_chooses_wrongly_and_misses_some_is_told_both() -> None:
    assert told(CHOICES, [3, 0]) == ["Vì sao sai hai", "Còn bỏ sót 1 phương án đúng."]


@pytest.mark.parametrize(
    "typed",
    [
        "7000",
        "7.000",
        "7,000",
        "7 000",
        " 7.000 đ",
        "7,000đ",
        "7.000 đồng",
        "7000 VND",
        "７０００",
        "7.000₫",
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str) -> None:
    assert mark(NUMBER, typed).outcome == 1.0


def test_a_clerk_who_counts_pages_wrong_is_told_why() -> None:
    assert told(NUMBER, "10000đ") == ["Từ trang 3 chỉ 1.000 đồng"]
    assert told(NUMBER, "8.000") == [WRONG.vi]
    assert mark(NUMBER, "-7.000").outcome == 0.0


@pytest.mark.parametrize("typed", ["", None, "bảy nghìn", "7.5", "7,00", "7.000.00", "9" * 300])
def test_a_number_that_cannot_be_read_costs_no_attempt(typed: str | None) -> None:
    assert isinstance(marked(NUMBER, typed), Unreadable)


@pytest.mark.parametrize(
    "typed",
    ["25/11/2026", "2026-11-25", "25-11-2026", "25.11.2026", " ngày 25 tháng 11 năm 2026"],
)
def test_a_date_is_read_in_the_forms_people_use(typed: str) -> None:
    assert mark(DATE, typed).outcome == 1.0


def test_who_forgets_the_holiday_is_told_of_it() -> None:
    assert told(DATE, "24/11/2026") == ["24/11 là ngày nghỉ"]


@pytest.mark.parametrize("typed", ["", "31/02/2026", "25/11", "11/25/2026", "mai", "25/11-2026"])
def test_a_date_in_no_known_form_costs_no_attempt(typed: str) -> None:
    assert isinstance(marked(DATE, typed), Unreadable)


@pytest.mark.parametrize(
    ("order", "outcome"),
    [([0, 1, 2, 3], 1.0), ([1, 2, 3, 0], 2 / 3), ([3, 2, 1, 0], 0.0), ([1, 0, 2, 3], 1 / 3)],
)
def test_an_order_earns_the_neighbours_that_follow_rightly(
    order: list[int], outcome: float
) -> None:
    assert mark(ORDER, order).outcome == pytest.approx(outcome)


def test_a_step_placed_twice_or_not_at_all_costs_no_attempt() -> None:
    assert isinstance(marked(ORDER, [0, 0, 1, 2]), Unreadable)
    assert isinstance(marked(ORDER, [0, None, 1, 2]), Unreadable)
    assert isinstance(marked(ORDER, None), Unreadable)


def test_a_match_earns_its_share_and_equal_right_sides_are_equal() -> None:
    assert mark(MATCH, [0, 1, 2, 3]).outcome == 1.0
    assert mark(MATCH, [3, 1, 2, 0]).outcome == 1.0
    assert mark(MATCH, [0, 2, 1, 3]).outcome == 0.5
    assert isinstance(marked(MATCH, [0, None, 1, 2]), Unreadable)


@pytest.mark.parametrize(
    "typed",
    ["Chứng thực bản sao", "chung thuc  ban sao.", "CHỨNG THỰC BẢN-SAO", "copy certification"],
)
def test_a_short_text_is_judged_by_what_it_says(typed: str) -> None:
    assert mark(TEXT, typed).outcome == 1.0


def test_a_known_mix_up_is_explained() -> None:
    assert told(TEXT, "sao  Y") == ["Sao y là việc khác"]
    assert told(TEXT, "khác") == [WRONG.vi]


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda q: q.kind)
def test_an_empty_answer_costs_no_attempt(question: Question) -> None:
    assert isinstance(marked(question, None), Unreadable)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (CHOICE, 3),
        (CHOICE, -1),
        (CHOICE, True),
        (CHOICE, "1"),
        (CHOICES, [0, 4]),
        (CHOICES, [0, 0]),
        (CHOICES, 0),
        (ORDER, [0, 1, 2]),
        (ORDER, [0, 1, 2, 4]),
        (MATCH, [0, 1, 2, 3, 0]),
        (NUMBER, 7000),
        (TEXT, ["chứng thực bản sao"]),
    ],
)
def test_what_no_form_can_send_is_refused(question: Question, answer: Any) -> None:
    with pytest.raises(Tampered):
        marked(question, answer)


def test_only_one_choice_of_several_can_be_guessed() -> None:
    assert [options_offered(question) for question in EVERY_KIND] == [3, 0, 0, 0, 0, 0, 0]


json = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 6) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5),
)


@given(st.sampled_from(EVERY_KIND), json)
def test_whatever_is_sent_is_marked_unread_or_refused(question: Question, answer: Any) -> None:
    try:
        found = marked(question, answer)
    except Tampered:
        return
    assert isinstance(found, Unreadable) or 0 <= found.outcome <= 1
