"""Judging a check: a small language over the final world and the accepted actions."""

from collections.abc import Sequence
from math import prod

from trainer.simulator.acts import Action, Event, Value
from trainer.simulator.marking_shapes import Check, Did
from trainer.simulator.setting import Setting
from trainer.simulator.system import Result
from trainer.simulator.systems import PREDICATES
from trainer.simulator.world import World

Events = Sequence[Event]

_YES = Result(got=1, of=1)
_NO = Result(got=0, of=1)


def found(setting: Setting, world: World, events: Events, check: Check) -> Result:
    """Return how far the check holds at the end of a run."""
    if check.holds:
        return PREDICATES[check.holds](setting, world, check.of or {})
    if check.did:
        return _YES if _deeds(events, check.did) else _NO
    if check.never:
        return _NO if _deeds(events, check.never) else _YES
    if check.before:
        return _before(events, *check.before)
    return _combined(setting, world, events, check)


def _combined(setting: Setting, world: World, events: Events, check: Check) -> Result:
    parts = check.all or check.any or check.none or check.parts
    results = [found(setting, world, events, part) for part in parts]
    detail = next((r.detail for r in results if r.detail and not r.full), None)
    if check.parts:
        common = prod(r.of for r in results)
        got = sum(r.got * common // r.of for r in results)
        return Result(got=got, of=common * len(results), detail=detail)
    full = sum(r.full for r in results)
    holds = full == len(results) if check.all else full > 0 if check.any else full == 0
    return Result(got=int(holds), of=1, detail=None if holds else detail)


def _deeds(events: Events, did: Did) -> list[int]:
    """Return the places of the accepted actions that match."""
    return [
        place
        for place, event in enumerate(events)
        if event.kind == "done" and event.action and _matches(event.action, did)
    ]


def _matches(action: Action, did: Did) -> bool:
    wanted = did.args or {}
    return action.verb == did.verb and all(
        _same(action.args.get(name), given) for name, given in wanted.items()
    )


def _same(given: Value | None, wanted: str | tuple[str, ...]) -> bool:
    if isinstance(wanted, tuple):
        return isinstance(given, tuple) and set(given) == set(wanted)
    return str(given) == wanted


def _before(events: Events, first: Did, then: Did) -> Result:
    """Say whether the first deed was done before the other was done for the first time."""
    firsts, thens = _deeds(events, first), _deeds(events, then)
    return _YES if firsts and thens and firsts[0] < thens[0] else _NO
