"""How hard the next counter day is: one step at a time after the learner."""

from collections.abc import Sequence
from typing import cast

from trainer.domain.values import value
from trainer.simulator.day.plan import Difficulty

UP, DOWN = 85, 55
"""From this score on the next day is harder; below the other it is easier."""


@value
class DayScore:
    """A finished counter day: how hard it was meant to be, and what came of it."""

    difficulty: int
    score: int
    critical: bool


def difficulty_for(levels: Sequence[int], days: Sequence[DayScore]) -> Difficulty:
    """Return the difficulty of the next day.

    `days` are the learner's own, the latest first: the last one decides. Before there is one, the
    levels (0 to 4) of the private estimate do: level 2, common cases on one's own, is difficulty 2.
    """
    if days:
        return _within(days[0].difficulty + _step(days[0]))
    return _within(sum(levels) // len(levels)) if levels else 1


def _step(last: DayScore) -> int:
    if last.critical or last.score < DOWN:
        return -1
    return 1 if last.score >= UP else 0


def _within(wanted: int) -> Difficulty:
    return cast(Difficulty, min(3, max(1, wanted)))
