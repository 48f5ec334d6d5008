"""The plan of a counter day: everything that was left to chance, written down."""

from datetime import datetime, time
from typing import Literal

from trainer.domain.values import value

Difficulty = Literal[1, 2, 3]

OPENS, CLOSES = time(7, 30), time(17, 0)
"""When the office opens and closes on a counter day."""


class NoDay(LookupError):
    """No winnable day can be made of the scenarios there are."""


@value
class PlannedCase:
    """One case: a scenario and the seed of its variant.

    `minute` is the minute of the day's run at which the case's own minute 0 lies; `idle`: how long
    the reference run waits for it, with nothing else to do.
    """

    scenario: str
    seed: int
    minute: int
    idle: int


@value
class DayPlan:
    """A whole day: when it starts, how hard it was meant to be, and its cases in order."""

    starts: datetime
    difficulty: Difficulty
    cases: tuple[PlannedCase, ...]
