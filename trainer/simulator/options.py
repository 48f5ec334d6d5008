"""Every action that makes sense now, with arguments worth trying.

For the lazy policies and the proof: the arguments include the truth, so never for a screen.
"""

from collections.abc import Iterator
from itertools import product

from trainer.simulator.acts import Action, Value
from trainer.simulator.engine import answered
from trainer.simulator.setting import Setting
from trainer.simulator.system import Argument, Verb
from trainer.simulator.systems import KINDS, VERBS
from trainer.simulator.world import World


def shown(setting: Setting, world: World, verb: Verb) -> bool:
    """Say whether the verb's form is on the screen at all at this stage of the work."""
    if world.ended:
        return False
    return {
        "always": True,
        "free": not world.desk.at_counter,
        "citizen": bool(world.desk.at_counter),
        "dossier": bool(world.dossier.dossiers),
        "log": any(not entry.reconciled for entry in world.desk.log),
        "register": bool(setting.registers and world.dossier.dossiers),
    }[verb.stage]


def options(setting: Setting, world: World) -> Iterator[Action]:
    """Yield the actions that would not be refused now, in the order of the verbs."""
    for name, verb in VERBS.items():
        if shown(setting, world, verb):
            for action in _tried(setting, world, name, verb):
                if answered(setting, world, action):
                    yield action


def _tried(setting: Setting, world: World, name: str, verb: Verb) -> Iterator[Action]:
    if verb.samples:
        yield from verb.samples(setting, world)
    else:
        yield from _combined(setting, world, name, tried=True)


def decisive(setting: Setting, world: World) -> Iterator[Action]:
    """Yield the actions that change what is possible afterwards, the truth for what is typed."""
    for name, verb in VERBS.items():
        if verb.gathers or not shown(setting, world, verb):
            continue
        samples = verb.decisive or verb.samples
        if samples:
            yield from samples(setting, world)
        else:
            yield from _combined(setting, world, name, tried=False)


def routine(setting: Setting, world: World) -> Iterator[Action]:
    """Yield the sound bookkeeping that is still to be done."""
    for verb in VERBS.values():
        if verb.routine and shown(setting, world, verb):
            yield from verb.routine(setting, world)


def gathering(setting: Setting, world: World) -> Iterator[Action]:
    """Yield what can be found out now."""
    for name, verb in VERBS.items():
        if verb.gathers and shown(setting, world, verb):
            yield from _combined(setting, world, name, tried=False)


def _combined(setting: Setting, world: World, verb: str, tried: bool) -> Iterator[Action]:
    needed = [a for a in VERBS[verb].arguments if a.required]
    columns = [_values(setting, world, argument, verb, tried) for argument in needed]
    for values in product(*columns):
        args = dict(zip((a.name for a in needed), values, strict=True))
        yield Action(verb=verb, args=args)


def _values(
    setting: Setting, world: World, argument: Argument, verb: str, tried: bool
) -> tuple[Value, ...]:
    kind = KINDS[argument.kind]
    also = kind.tried(setting, world) if kind.tried and tried else ()
    due = (kind.due(setting, world, Action(verb=verb, args={})),) if kind.due else ()
    return tuple(dict.fromkeys((*also, *due, *kind.offered(setting, world))))
