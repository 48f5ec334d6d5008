"""Actions worth trying at the counter: for the lazy policies and the proof, never for a screen."""

from trainer.simulator.acts import Action
from trainer.simulator.desk.handlers import LONGEST_WAIT
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def wait_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Wait until the next thing that is bound to happen, as far as it can be known."""
    changes = [until for _, until in world.showing]
    changes += [d.ready_at for d in world.dossier.dossiers if d.ready_at > world.minute]
    start = setting.starts.hour * 60 + setting.starts.minute
    changes += [start + setting.citizens[c].arrives for c in world.desk.expected]
    changes += [
        start + f.minute
        for f in setting.faults.values()
        if f.minute is not None and start + f.minute > world.minute
    ]
    times = {min(LONGEST_WAIT, at - world.minute) for at in changes if at > world.minute}
    return tuple(Action(verb="wait", args={"minutes": m}) for m in sorted(times)[:1])


def compare_samples(setting: Setting, world: World) -> tuple[Action, ...]:
    """Every item alone, and every way in which a defect of this run shows."""
    ways = [(way, d.rule) for d in setting.scenario.defects for way in d.seen_in]
    lines = [line.id for s in world.desk.examined for line in setting.sheets[s].lines]
    first_rule = next(iter(setting.rules), "")
    ways += [((line,), first_rule) for line in lines]
    return tuple(
        Action(verb="compare", args={"items": tuple(sorted(items)), "rule": rule})
        for items, rule in ways
    )
