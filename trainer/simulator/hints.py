"""Three rungs of help on the next step: what is at stake, what to do, the exact action."""

from collections.abc import Sequence

from trainer.domain.values import Text
from trainer.simulator.acts import Event
from trainer.simulator.reference import reference_run, undone
from trainer.simulator.resolving import resolved
from trainer.simulator.setting import Setting
from trainer.simulator.systems import VERBS
from trainer.simulator.wording import described
from trainer.simulator.world import World


def hint(setting: Setting, world: World, events: Sequence[Event], rung: int) -> Text | None:
    """Return the hint of a rung (1 to 3) for the first reference step not yet taken."""
    left = undone(reference_run(setting), events)
    if not left or world.ended:
        return None
    step = left[0].step
    if rung == 1:
        return step.why
    verb = next(iter(step.do))
    if rung == 2:
        return VERBS[verb].label
    return described(setting, world, resolved(setting, world, step))
