"""The next day is as hard as suits the learner."""

import pytest

from trainer.simulator.day import DayScore, difficulty_for


def score(difficulty, points, critical=False):
    return [DayScore(difficulty=difficulty, score=points, critical=critical)]


@pytest.mark.parametrize(
    ("levels", "wanted"), [([], 1), ([0, 0, 1], 1), ([2, 2], 2), ([1, 3, 4], 2), ([4, 4], 3)]
)
def test_a_newcomer_begins_where_the_private_estimate_stands(levels, wanted):
    assert difficulty_for(levels, []) == wanted


@pytest.mark.parametrize(("points", "wanted"), [(100, 3), (85, 3), (84, 2), (55, 2), (54, 1)])
def test_the_last_day_says_how_hard_the_next_one_is(points, wanted):
    assert difficulty_for([4, 4], score(2, points)) == wanted


def test_a_critical_error_makes_the_next_day_easier_and_never_too_easy():
    assert difficulty_for([], score(2, 90, critical=True)) == 1
    assert difficulty_for([], score(1, 10)) == 1
    assert difficulty_for([], score(3, 100)) == 3
