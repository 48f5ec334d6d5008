"""How far a learner has come along the reference run: the first divergence and what is next."""

from collections.abc import Iterable, Sequence

from trainer.domain.values import value
from trainer.simulator.acts import Action, Event, Value
from trainer.simulator.engine import begin, replayed, stepped
from trainer.simulator.resolving import resolved
from trainer.simulator.scenario import Step
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


@value
class Played:
    """One step of the reference run as it was played: its action, and the world just before it."""

    step: Step
    action: Action
    world: World

    @property
    def minute(self) -> int:
        """Return the minute at which it was taken."""
        return self.world.minute


def reference_run(setting: Setting) -> tuple[Played, ...]:
    """Play the reference and return its steps."""
    world = replayed(setting, begin(setting))
    steps = []
    for step in setting.scenario.reference:
        action = resolved(setting, world, step)
        steps.append(Played(step=step, action=action, world=world))
        _, world = stepped(setting, world, action)
    return tuple(steps)


Likeness = tuple[str, tuple[tuple[str, Value], ...]]


def likeness(action: Action) -> Likeness:
    """Return what makes two actions the same deed: waiting is waiting, the rest by arguments."""
    if action.verb == "wait":
        return (action.verb, ())
    args = {k: v for k, v in action.args.items() if k not in ("rule", "dossier")}
    return (action.verb, tuple(sorted(args.items())))


def deeds(events: Iterable[Event]) -> tuple[Action, ...]:
    """Return the accepted actions in order."""
    return tuple(e.action for e in events if e.kind == "done" and e.action)


def undone(steps: Sequence[Played], events: Iterable[Event]) -> tuple[Played, ...]:
    """Return the reference steps the learner has not taken, whatever the order of the others."""
    done = [likeness(action) for action in deeds(events)]
    left = []
    for played in steps:
        alike = likeness(played.action)
        if alike in done:
            done.remove(alike)
        else:
            left.append(played)
    return tuple(left)
