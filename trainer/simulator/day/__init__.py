"""The counter day: variants of written scenarios, one after another, as one day at one counter.

`planned` draws a day that can be won; `composed` makes it a scenario like any other, from the plan
alone, so that a stored plan plays alike wherever it is read.
"""

from trainer.simulator.day.choosing import SPECIMEN_MIX, Mix
from trainer.simulator.day.composing import COUNTER_DAY, composed
from trainer.simulator.day.level import DayScore, difficulty_for
from trainer.simulator.day.naming import taken_apart
from trainer.simulator.day.plan import DayPlan, NoDay, PlannedCase
from trainer.simulator.day.planning import planned

__all__ = [
    "COUNTER_DAY",
    "SPECIMEN_MIX",
    "DayPlan",
    "DayScore",
    "Mix",
    "NoDay",
    "PlannedCase",
    "composed",
    "difficulty_for",
    "planned",
    "taken_apart",
]
