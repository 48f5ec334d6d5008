"""Draws the workstation: from setting, world and events to the frozen `Screen` of the templates."""

from collections.abc import Iterator, Sequence

from trainer.simulator.acts import Event
from trainer.simulator.drawing.dossiers import shown_dossier, shown_entries, shown_log
from trainer.simulator.drawing.forms import forms
from trainer.simulator.drawing.names import DEVICES, LITERACY
from trainer.simulator.drawing.papers import shown_faults, shown_marks, shown_rules, shown_sheet
from trainer.simulator.scenario import Citizen
from trainer.simulator.setting import Setting
from trainer.simulator.view import Said, Screen, ShownCitizen, Who
from trainer.simulator.wording import answer, described
from trainer.simulator.world import World

_SPOKEN = ("citizen-called", "topic-raised", "citizen-sent-away")


def screen(setting: Setting, world: World, events: Sequence[Event]) -> Screen:
    """Return everything the learner may see at this moment."""
    citizen = setting.citizens.get(world.desk.at_counter)
    return Screen(
        now=setting.moment(world.minute),
        closes=setting.moment(setting.closes),
        waiting=len(world.desk.queue),
        served=len(world.desk.served),
        ended=bool(world.ended),
        citizen=_citizen(citizen) if citizen else None,
        conversation=tuple(_conversation(setting, world, events)),
        sheets=tuple(
            shown_sheet(setting, world, setting.sheets[s]) for s in _before_learner(world)
        ),
        dossiers=tuple(shown_dossier(setting, d) for d in world.dossier.dossiers),
        entries=tuple(shown_entries(setting, world)),
        log=tuple(shown_log(setting, world)),
        faults=tuple(shown_faults(setting, world)),
        marks=tuple(shown_marks(setting, world)),
        rules=tuple(shown_rules(setting)),
        forms=tuple(forms(setting, world)),
        ask_rule=setting.ask_rule,
    )


def _citizen(citizen: Citizen) -> ShownCitizen:
    persona = citizen.persona
    return ShownCitizen(
        name=citizen.name,
        about=citizen.about,
        language=persona.language,
        literacy=LITERACY[persona.literacy],
        device=DEVICES[persona.device],
    )


def _before_learner(world: World) -> tuple[str, ...]:
    return world.desk.table + world.dossier.looked_up


def _conversation(setting: Setting, world: World, events: Sequence[Event]) -> Iterator[Said]:
    """Yield what was said and shown since the person at the counter was called, oldest first."""
    for minute, event in _since_called(events):
        if event.action and event.kind == "done":
            yield Said(who="officer", text=described(setting, world, event.action), minute=minute)
        text = answer(setting, event)
        if text:
            yield Said(who=_speaker(event), text=text, minute=minute)


def _speaker(event: Event) -> Who:
    return "citizen" if event.kind in _SPOKEN else "system"


def _since_called(events: Sequence[Event]) -> list[tuple[int, Event]]:
    minute = 0
    found: list[tuple[int, Event]] = []
    for event in events:
        if event.kind == "began":
            minute = int(str(event.data["minute"]))
        if event.kind == "citizen-called":
            found = found[-1:]
        found.append((minute, event))
        if event.kind in ("done", "refused", "waited"):
            minute += int(str(event.data["minutes"]))
    return found
