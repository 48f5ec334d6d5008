"""What may be said of an item, and when it is too early to say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.item_statistics import ItemStatistics, Sums, statistics


def sums(pairs: list[tuple[float, float]]) -> Sums:
    """Add up (outcome, mean elsewhere) of people who all answered other items too."""
    return Sums(
        people=len(pairs),
        outcome=sum(x for x, _ in pairs),
        n=len(pairs),
        x=sum(x for x, _ in pairs),
        y=sum(y for _, y in pairs),
        xx=sum(x * x for x, _ in pairs),
        yy=sum(y * y for _, y in pairs),
        xy=sum(x * y for x, y in pairs),
    )


def test_nothing_is_said_about_four_people():
    assert statistics(sums([(1, 1)] * 4)) == ItemStatistics(people=4)
    assert statistics(sums([(1, 1)] * 4)).verdict == "few"


def test_the_facility_of_five_people_is_the_share_right_and_their_number_is_too_small_to_compare():
    found = statistics(sums([(1, 0.2)] * 3 + [(0, 0.9)] * 2))
    assert found.facility == pytest.approx(0.6)
    assert found.discrimination is None


def test_an_item_that_only_the_able_get_right_tells_people_apart():
    found = statistics(sums([(1, 0.9)] * 10 + [(0, 0.3)] * 10))
    assert found.discrimination == pytest.approx(1)
    assert found.verdict == "good"


def test_an_item_that_the_able_get_wrong_is_to_be_looked_at():
    found = statistics(sums([(0, 0.9)] * 10 + [(1, 0.3)] * 10))
    assert found.discrimination == pytest.approx(-1)
    assert found.verdict == "flat"


def test_an_item_that_everybody_gets_right_has_no_discrimination():
    found = statistics(sums([(1, n / 30) for n in range(30)]))
    assert found.discrimination is None
    assert found.verdict == "easy"


def test_an_item_that_one_in_ten_gets_right_is_hard():
    assert statistics(sums([(1, 1)] * 2 + [(0, 0.5)] * 18)).verdict == "hard"


def test_people_who_answered_nothing_else_count_for_facility_alone():
    found = statistics(Sums(people=40, outcome=30, n=19, x=10, y=9, xx=10, yy=6, xy=5))
    assert found.facility == pytest.approx(0.75)
    assert found.discrimination is None


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=20, max_size=60))
def test_indices_stay_within_their_bounds(pairs):
    found = statistics(sums(pairs))
    assert 0 <= found.facility <= 1 + 1e-9
    assert found.discrimination is None or -1.001 <= found.discrimination <= 1.001
