"""How hard an item is and how well it tells people apart, from everybody's first answers.

The facility index ("độ khó") is the mean outcome, 0 to 1. The discrimination index ("độ phân
biệt") is the correlation between the outcome and the same person's mean outcome on the other items
asked beside it, -1 to 1: an item that the able get wrong as often as the others is near 0. Nothing
is said about fewer than five people, and nothing about discrimination below twenty.
"""

import math
from typing import Literal

from trainer.domain.values import value

FEWEST = 5
FEWEST_TO_COMPARE = 20
HARD, EASY, FLAT = 0.25, 0.95, 0.1

Verdict = Literal["few", "hard", "easy", "flat", "good"]


@value
class Sums:
    """What the answers to one item add up to; x: the outcome, y: the person's mean elsewhere.

    `people` and `outcome` count everybody; the others only those who answered other items too.
    """

    people: int
    outcome: float
    n: int = 0
    x: float = 0.0
    y: float = 0.0
    xx: float = 0.0
    yy: float = 0.0
    xy: float = 0.0


@value
class ItemStatistics:
    """What may be said of an item; None where too few have answered."""

    people: int
    facility: float | None = None
    discrimination: float | None = None

    @property
    def verdict(self) -> Verdict:
        """Return what the figures suggest."""
        if self.facility is None:
            return "few"
        if self.facility < HARD:
            return "hard"
        if self.discrimination is not None and self.discrimination < FLAT:
            return "easy" if self.facility > EASY else "flat"
        return "easy" if self.facility > EASY else "good"


def statistics(sums: Sums) -> ItemStatistics:
    """Return the indices of an item as far as enough people have answered it."""
    if sums.people < FEWEST:
        return ItemStatistics(people=sums.people)
    return ItemStatistics(
        people=sums.people,
        facility=sums.outcome / sums.people,
        discrimination=_correlation(sums) if sums.n >= FEWEST_TO_COMPARE else None,
    )


def _correlation(s: Sums) -> float | None:
    """Return Pearson's correlation, or None where one side does not vary."""
    spread = (s.n * s.xx - s.x * s.x) * (s.n * s.yy - s.y * s.y)
    return (s.n * s.xy - s.x * s.y) / math.sqrt(spread) if spread > 1e-9 else None
