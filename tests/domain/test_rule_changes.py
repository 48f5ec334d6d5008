"""A rule changes after somebody has answered by it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.facts import Fact
from trainer.domain.rule_changes import Leaning, changed_since, changes, outdated
from trainer.domain.values import Text

CHANGE = date(2026, 10, 5)
TODAY = date(2026, 11, 20)
LIMIT = "1.001776/time-limit"


def row(says: str, in_force: date | None = None, until: date | None = None) -> Fact:
    words = Text(vi=says, en=says)
    return Fact(
        key=LIMIT,
        title=words,
        text=words,
        document="Nghị định mẫu",
        source="mẫu",
        confidence="V",
        in_force=in_force,
        until=until,
    )


ROWS = (
    row("7 ngày", date(2021, 7, 1), CHANGE - timedelta(days=1)),
    row("5 ngày", CHANGE),
)


def leaning(
    day: date, item: str = "q", said: str | None = None, skill: str = "deadlines"
) -> Leaning:
    told = {} if said is None else {LIMIT: said}
    return Leaning(item=item, skill=skill, kind="lesson", day=day, facts=(LIMIT,), said=told)


BEFORE, AFTER = CHANGE - timedelta(days=20), CHANGE + timedelta(days=20)


def test_an_answer_given_under_the_old_rule_is_outdated_from_the_day_of_the_new_one():
    assert changed_since(ROWS, None, BEFORE, TODAY) == CHANGE
    assert outdated(leaning(BEFORE), {LIMIT: ROWS}, TODAY) == CHANGE


def test_an_answer_given_under_the_new_rule_stands():
    assert changed_since(ROWS, None, AFTER, TODAY) is None


def test_an_answer_judged_by_the_old_rule_after_the_change_is_outdated_all_the_same():
    assert changed_since(ROWS, "7 ngày", AFTER, TODAY) == CHANGE


def test_an_answer_judged_by_the_new_rule_before_it_came_into_force_stands():
    assert changed_since(ROWS, "5 ngày", BEFORE, TODAY) is None


def test_before_the_new_rule_comes_into_force_nothing_has_changed():
    assert changed_since(ROWS, None, BEFORE, CHANGE - timedelta(days=1)) is None


def test_a_slip_of_the_pen_put_right_in_the_same_row_changes_nothing():
    rows = (row("5 ngày làm việc", CHANGE),)
    assert changed_since(rows, "5 ngày lam việc", AFTER, TODAY) is None


def test_a_new_document_that_says_the_same_changes_nothing():
    rows = (ROWS[0], row("7 ngày", CHANGE))
    assert changed_since(rows, None, BEFORE, TODAY) is None


def test_who_has_met_the_new_rule_in_one_question_is_told_of_no_change():
    answers = [leaning(BEFORE, "a"), leaning(BEFORE, "b"), leaning(AFTER, "a")]
    assert changes(answers, {LIMIT: ROWS}, TODAY) == []


def test_a_change_names_the_rule_the_day_and_what_leant_on_it():
    answers = [leaning(BEFORE, "a"), leaning(BEFORE, "b"), leaning(BEFORE, "a")]
    [change] = changes(answers, {LIMIT: ROWS}, TODAY)
    assert (change.fact, change.skill, change.since) == (LIMIT, "deadlines", CHANGE)
    assert change.items == ("a", "b")


def test_the_new_rule_met_in_one_skill_says_nothing_about_another():
    answers = [leaning(BEFORE, skill="deadlines"), leaning(AFTER, skill="charges")]
    [change] = changes(answers, {LIMIT: ROWS}, TODAY)
    assert change.skill == "deadlines"


def test_what_leans_on_rules_that_never_changed_is_left_alone():
    assert changes([leaning(BEFORE)], {}, TODAY) == []
    assert outdated(leaning(BEFORE), {}, TODAY) is None


days = st.dates(date(2022, 1, 1), date(2027, 12, 31))


@given(days, days)
def test_without_more_knowledge_only_a_change_between_answer_and_today_counts(one, other):
    answered, today = sorted((one, other))
    changed = changed_since(ROWS, None, answered, today)
    assert (changed is not None) == (answered < CHANGE <= today)
