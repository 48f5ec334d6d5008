"""What a step of the reference run asks for at one moment: "due" becomes the truth of that moment."""

from collections.abc import Iterator, Mapping

from trainer.simulator.acts import Action, Value
from trainer.simulator.scenario import Argument, Step
from trainer.simulator.setting import Setting
from trainer.simulator.systems import KINDS, VERBS
from trainer.simulator.world import World


def resolved(setting: Setting, world: World, step: Step) -> Action:
    """Return the action of a reference step, with "due" replaced by the truth of this moment."""
    verb, args = next(iter(step.do.items()))
    return Action(verb=verb, args=dict(_resolved(setting, world, verb, args)))


def _resolved(
    setting: Setting, world: World, verb: str, args: Mapping[str, Argument]
) -> Iterator[tuple[str, Value]]:
    kinds = {a.name: KINDS[a.kind] for a in VERBS[verb].arguments}
    action = Action(verb=verb, args={n: given for n, given in args.items() if given != "due"})
    own = VERBS[verb].own_fields
    answers = own(setting, action) if own else {}
    for name, given in args.items():
        kind = kinds.get(name)
        if given == "due":
            yield name, kind.due(setting, world, action) if kind and kind.due else answers[name]
        elif kind and kind.field == "number" and isinstance(given, str):
            yield name, int(given)
        else:
            ordered = kind is not None and kind.field == "points"
            yield name, tuple(sorted(given)) if isinstance(given, tuple) and not ordered else given
