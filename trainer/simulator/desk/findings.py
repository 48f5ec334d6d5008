"""Which of the learner's findings were right: hits, misses and false alarms."""

from trainer.simulator.desk.state import Mark
from trainer.simulator.marking_shapes import Defect
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def shows(setting: Setting, mark: Mark, defect: Defect) -> bool:
    """Say whether a finding points at the defect; its rule counts only where it is asked."""
    ways = [frozenset(way) for way in defect.seen_in]
    return frozenset(mark.items) in ways and (not setting.ask_rule or mark.rule == defect.rule)


def hit(setting: Setting, world: World, defect: Defect) -> bool:
    """Say whether the learner found the defect."""
    return any(shows(setting, mark, defect) for mark in world.desk.marks)


def misses(setting: Setting, world: World) -> tuple[Defect, ...]:
    """Return the defects that were not found."""
    return tuple(d for d in setting.scenario.defects if not hit(setting, world, d))


def false_alarms(setting: Setting, world: World) -> tuple[Mark, ...]:
    """Return the findings that point at no defect."""
    return tuple(
        mark
        for mark in world.desk.marks
        if not any(shows(setting, mark, defect) for defect in setting.scenario.defects)
    )
