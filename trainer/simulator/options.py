"""Every action that makes sense now, with arguments worth trying.

For the lazy policies and the proof: the arguments include the truth, so never for a screen.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from trainer.simulator.acts import Action, Value
from trainer.simulator.engine import answered
from trainer.simulator.resolving import resolved
from trainer.simulator.setting import Setting
from trainer.simulator.system import Argument, Samples, Stage, Verb
from trainer.simulator.systems import KINDS, VERBS
from trainer.simulator.world import World


def stages(setting: Setting, world: World) -> frozenset[Stage]:
    """Return the stages of the work that the world is in: which verbs have a form on the screen."""
    if world.ended:
        return frozenset()
    here: list[Stage] = ["always", *_people(world)]
    if world.dossier.dossiers:
        here += ["dossier", "register"] if setting.registers else ["dossier"]
    if any(not entry.reconciled for entry in world.desk.log):
        here.append("log")
    return frozenset((*here, *_land(setting, world)))


def _land(setting: Setting, world: World) -> Iterator[Stage]:
    case = setting.scenario.land
    if case is None:
        return
    if case.sheet:
        yield "map"
    if case.sheet and case.checker:
        yield "map-check"
    if case.questions:
        yield "answers"
    if case.lists:
        yield "lists"
    if case.records:
        yield from _records(world)


def _records(world: World) -> Iterator[Stage]:
    books = world.land.records if world.land else None
    if books and books.dialog:
        yield "dialog"
    else:
        yield "records"
        if books and books.form:
            yield "record-form"


def _people(world: World) -> tuple[Stage, ...]:
    if not world.desk.at_counter:
        return ("free",)
    return ("talk",) if world.desk.by_phone else ("talk", "citizen")


Named = tuple[str, Verb]


@lru_cache
def _shown(here: frozenset[Stage]) -> tuple[Named, ...]:
    """Return the verbs that have a form at these stages."""
    return tuple((name, verb) for name, verb in VERBS.items() if verb.stage in here)


@lru_cache
def _common(here: frozenset[Stage]) -> tuple[Named, ...]:
    return tuple(each for each in _shown(here) if not each[1].rare and not each[1].gathers)


@lru_cache
def _gathering(here: frozenset[Stage]) -> tuple[str, ...]:
    return tuple(name for name, verb in _shown(here) if verb.gathers)


@lru_cache
def _routine(here: frozenset[Stage]) -> tuple[Samples, ...]:
    return tuple(verb.routine for _, verb in _shown(here) if verb.routine)


def options(setting: Setting, world: World, verbs: Iterable[str] = VERBS) -> Iterator[Action]:
    """Yield the actions that would not be refused now, in the order of `verbs`."""
    here = stages(setting, world)
    for name in verbs:
        verb = VERBS[name]
        if verb.stage not in here:
            continue
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
    here = stages(setting, world)
    for name, verb in _common(here):
        samples = verb.decisive or verb.samples
        if samples:
            yield from samples(setting, world)
        else:
            yield from _combined(setting, world, name, tried=False)
    yield from _rare(setting, world, here)


def _rare(setting: Setting, world: World, here: frozenset[Stage]) -> Iterator[Action]:
    """Yield the rare actions as the reference run takes them."""
    for step in setting.scenario.reference:
        verb = VERBS[next(iter(step.do))]
        tried = verb.searched is None or verb.searched(setting)
        if verb.rare and verb.stage in here and tried:
            yield resolved(setting, world, step)


def routine(setting: Setting, world: World) -> Iterator[Action]:
    """Yield the sound bookkeeping that is still to be done."""
    for owed in _routine(stages(setting, world)):
        yield from owed(setting, world)


def gathering(setting: Setting, world: World) -> Iterator[Action]:
    """Yield what can be found out now."""
    for name in _gathering(stages(setting, world)):
        yield from _combined(setting, world, name, tried=False)


def _combined(setting: Setting, world: World, verb: str, tried: bool) -> Iterator[Action]:
    needed = VERBS[verb].needed
    columns: list[tuple[Value, ...]] = []
    for argument in needed:
        columns.append(_values(setting, world, argument, verb, tried))
        if not columns[-1]:
            return
    for values in product(*columns):
        args = {a.name: given for a, given in zip(needed, values, strict=True)}
        yield Action(verb=verb, args=args)


def _values(
    setting: Setting, world: World, argument: Argument, verb: str, tried: bool
) -> tuple[Value, ...]:
    kind = KINDS[argument.kind]
    also = kind.tried(setting, world) if kind.tried and tried else ()
    due = (kind.due(setting, world, Action(verb=verb, args={})),) if kind.due else ()
    return tuple(dict.fromkeys((*also, *due, *kind.offered(setting, world))))
