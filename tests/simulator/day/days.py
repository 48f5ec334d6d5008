"""Counter days made of the shipped scenarios."""

from functools import cache

from tests.simulator import scenes
from trainer.simulator.day import SPECIMEN_MIX, DayPlan, composed, planned
from trainer.simulator.day.plan import Difficulty
from trainer.simulator.scenario import CompiledScenario
from trainer.simulator.setting import Setting, setting_of


@cache
def shipped() -> dict[str, CompiledScenario]:
    sound = [key for key, piece in scenes.library().scenarios.items() if piece.scenario]
    return {key: scenes.compiled(key) for key in sorted(sound)}


@cache
def plan(seed: int, difficulty: Difficulty = 2) -> DayPlan:
    return planned(list(shipped().values()), SPECIMEN_MIX, difficulty, seed)


def day(seed: int, difficulty: Difficulty = 2) -> Setting:
    return setting_of(composed(shipped(), plan(seed, difficulty)), seed, ask_rule=True)
