"""What a person still lacks for a level, counted as the rules of awarding count it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.evidence_rows import moment, run, sitting, sittings
from trainer.domain.cuts import CUTS, DatedCuts
from trainer.domain.estimation import day_of
from trainer.domain.evidence import Piece, living, official
from trainer.domain.levels import standings
from trainer.domain.next_level import Condition, conditions


def told(level: int, *parts: list[Piece], after_days: float = 0) -> dict[str, Condition]:
    pieces = official(living(row for part in parts for row in part))
    day = day_of(pieces[-1].occurred_at if pieces else moment()) + after_days
    return {each.kind: each for each in conditions(pieces, level, CUTS, day)}


def test_who_has_done_nothing_lacks_everything() -> None:
    found = told(3)
    assert {kind: each.have for kind, each in found.items() if kind != "sure"} == {
        "pieces": 0,
        "occasions": 0,
        "runs": 0,
    }
    assert not any(each.met for each in found.values())


def test_after_one_good_sitting_more_questions_and_another_day_are_missing() -> None:
    found = told(2, sitting(6))
    assert (found["pieces"].have, found["pieces"].need) == (6, 8)
    assert (found["occasions"].have, found["occasions"].need) == (1, 2)


def test_level_two_asks_for_no_runs() -> None:
    assert set(told(2, sittings(12))) == {"pieces", "occasions", "sure"}


def test_one_clean_run_is_one_and_its_repetition_on_the_same_day_is_still_one() -> None:
    assert told(3, sittings(12), run(10, "a"))["runs"].have == 1
    assert told(3, sittings(12), run(10, "a"), run(10, "b"))["runs"].have == 1
    assert told(3, sittings(12), run(10, "a"), run(20, "b"))["runs"].met


def test_after_a_critical_error_a_fresh_run_is_asked_for() -> None:
    found = told(3, sittings(12), run(10, "a"), run(20, "b", critical=True))
    assert not found["fresh-run"].met
    assert "fresh-run" not in told(
        3, sittings(12), run(10, "a"), run(20, "b", critical=True), run(30, "c")
    )


def test_what_was_certain_is_less_so_after_years() -> None:
    good = sittings(12)
    assert told(2, good)["sure"].met
    assert not told(2, good, after_days=900)["sure"].met


OCCASIONS = st.lists(
    st.one_of(
        st.builds(lambda right, day: sitting(right, days=day), st.integers(0, 6), st.just(0)),
        st.builds(
            lambda variant, critical, outcome: run(0, variant, outcome, critical),
            st.sampled_from("abc"),
            st.booleans(),
            st.sampled_from([0.0, 0.5, 1.0]),
        ),
    ),
    min_size=1,
    max_size=6,
)


def _a_day_apart(parts: list[list[Piece]]) -> list[Piece]:
    return [
        row._replace(occurred_at=moment(number))
        for number, part in enumerate(parts)
        for row in part
    ]


@settings(max_examples=60, deadline=None)
@given(parts=OCCASIONS, level=st.integers(1, 4))
def test_whoever_meets_every_condition_of_a_level_holds_it(
    parts: list[list[Piece]], level: int
) -> None:
    pieces = official(living(_a_day_apart(parts)))
    found = conditions(pieces, level, CUTS, day_of(pieces[-1].occurred_at))
    shown = list(standings(pieces, DatedCuts()))[-1].level or 0
    if all(each.met for each in found):
        assert shown >= level


@pytest.mark.parametrize("right", range(13))
@pytest.mark.parametrize("level", [1, 2])
def test_whoever_holds_a_level_after_two_sittings_meets_its_conditions(
    right: int, level: int
) -> None:
    rows = sittings(right)
    shown = list(standings(official(living(rows)), DatedCuts()))[-1].level or 0
    assert (shown >= level) == all(each.met for each in told(level, rows).values())
