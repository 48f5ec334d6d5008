"""Judging a check: a small language over the final world and the accepted actions."""

from collections.abc import Sequence
from math import prod

from trainer.domain.values import Text
from trainer.simulator.acts import Action, Event, Value, event_text
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
        return _YES if _deeds(setting, world, events, check.did) else _NO
    if check.never:
        return _NO if _deeds(setting, world, events, check.never) else _YES
    if check.before:
        first, then = (_deeds(setting, world, events, did) for did in check.before)
        return _YES if first and then and first[0] < then[0] else _NO
    return _combined(setting, world, events, check)


def _combined(setting: Setting, world: World, events: Events, check: Check) -> Result:
    parts = check.all or check.any or check.none or check.parts
    results = [found(setting, world, events, part) for part in parts]
    told = dict.fromkeys(r.detail for r in results if r.detail and not r.full)
    detail = _joined(tuple(told)[: 1 if check.any else None])
    if check.parts:
        common = prod(r.of for r in results)
        got = sum(r.got * common // r.of for r in results)
        return Result(got=got, of=common * len(results), detail=detail)
    full = sum(r.full for r in results)
    holds = full == len(results) if check.all else full > 0 if check.any else full == 0
    return Result(got=int(holds), of=1, detail=None if holds else detail)


def _joined(details: Sequence[Text]) -> Text | None:
    """Return what is known of why parts failed as one text, None if nothing is."""
    if not details:
        return None
    return Text(vi=" ".join(d.vi for d in details), en=" ".join(d.en for d in details))


def _deeds(setting: Setting, world: World, events: Events, did: Did) -> list[int]:
    """Return the places of the accepted actions that match."""
    found = [
        place
        for place, event in enumerate(events)
        if event.kind == "done" and event.action and _matches(event.action, did)
    ]
    people = (did.citizen,) if isinstance(did.citizen, str) else did.citizen
    if not people:
        return found
    return [place for place in found if concerned(setting, world, events, place) in people]


def concerned(setting: Setting, world: World, events: Events, place: int) -> str:
    """Return the citizen whose business the action at `place` was about, "" if nobody's."""
    data = events[place + 1].data if place + 1 < len(events) else {}
    dossier = next((d for d in world.dossier.dossiers if d.id == data.get("dossier")), None)
    if dossier:
        return dossier.citizen
    if "register" in data:
        return setting.registers[str(data["register"])].citizen
    return str(data.get("citizen") or _at_counter(events[:place]))


def _at_counter(events: Events) -> str:
    for event in reversed(events):
        if event.kind in ("citizen-called", "visit-ended"):
            return event_text(event, "citizen") if event.kind == "citizen-called" else ""
    return ""


def _matches(action: Action, did: Did) -> bool:
    wanted = did.args or {}
    return action.verb == did.verb and all(
        _same(action.args.get(name), given) for name, given in wanted.items()
    )


def _same(given: Value | None, wanted: str | tuple[str, ...]) -> bool:
    if isinstance(wanted, tuple):
        return isinstance(given, tuple) and set(given) == set(wanted)
    return str(given) == wanted
