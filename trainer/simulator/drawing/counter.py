"""Draws the counter: who is there, who waits or is away, and what was said."""

from collections.abc import Iterator, Sequence

from trainer.simulator.acts import Event
from trainer.simulator.desk.handlers import away
from trainer.simulator.desk.kinds import PLACES
from trainer.simulator.drawing.names import DEVICES, LITERACY
from trainer.simulator.office_time import NEVER, moments, opening
from trainer.simulator.setting import Setting
from trainer.simulator.systems import KINDS
from trainer.simulator.view import (
    Said,
    ShownCitizen,
    ShownColleague,
    ShownErrand,
    ShownInquiry,
    ShownLog,
    ShownPosting,
    Waiting,
    Who,
)
from trainer.simulator.wording import answer, described
from trainer.simulator.world import World

SPOKEN = ("citizen-called", "citizen-phoned", "topic-raised", "citizen-sent-away")
"""The events at which the citizen says something."""

OF_COLLEAGUES = ("colleague-spoke", "colleague-consulted", "draft-sent-back")
"""The events at which a colleague says something."""

_BEGINNINGS = ("citizen-called", "citizen-phoned")


def shown_citizen(setting: Setting, world: World) -> ShownCitizen | None:
    """Return who is at the counter or on the telephone."""
    citizen = setting.citizens.get(world.desk.at_counter)
    if citizen is None:
        return None
    persona = citizen.persona
    return ShownCitizen(
        name=citizen.name,
        about=citizen.about,
        language=persona.language,
        literacy=LITERACY[persona.literacy],
        device=DEVICES[persona.device],
        by_phone=world.desk.by_phone,
    )


def shown_queue(world: World) -> Iterator[Waiting]:
    """Yield those who wait, in their order; who they are shows when they are called."""
    since = world.desk.since
    numbers = {citizen: number for number, (citizen, _) in enumerate(since, 1)}
    came = dict(since)
    for citizen in world.desk.queue:
        yield Waiting(number=numbers[citizen], minutes=world.minute - came[citizen])


def shown_conversation(setting: Setting, world: World, events: Sequence[Event]) -> Iterator[Said]:
    """Yield what was said and shown since the last person was called, oldest first."""
    for minute, event in _since_called(events):
        if event.action and event.kind == "done":
            yield Said(who="officer", text=described(setting, world, event.action), minute=minute)
        text = answer(setting, event)
        if text:
            yield Said(who=speaker(event), text=text, minute=minute)


def speaker(event: Event) -> Who:
    """Return whose words the event brings."""
    if event.kind in SPOKEN:
        return "citizen"
    return "colleague" if event.kind in OF_COLLEAGUES else "system"


def _since_called(events: Sequence[Event]) -> list[tuple[int, Event]]:
    found: list[tuple[int, Event]] = []
    for minute, event in moments(events):
        if event.kind in _BEGINNINGS:
            found = found[-1:]
        found.append((minute, event))
    return found


def shown_colleagues(setting: Setting, world: World) -> Iterator[ShownColleague]:
    """Yield the colleagues and offices one can turn to, and who is away until when."""
    for colleague in setting.scenario.colleagues:
        gone = away(setting, world, colleague.id)
        back = opening(setting, colleague.back_on)
        returns = setting.moment(back) if gone and back < NEVER else None
        yield ShownColleague(name=colleague.name, away=gone, back=returns)


def shown_errands(setting: Setting, world: World) -> Iterator[ShownErrand]:
    """Yield who has gone to fetch papers."""
    for errand in world.desk.errands:
        citizen = setting.citizens[errand.citizen]
        yield ShownErrand(citizen=citizen.name, back=setting.moment(errand.back))


def shown_inquiries(setting: Setting, world: World) -> Iterator[ShownInquiry]:
    """Yield the written inquiries made."""
    for inquiry in world.desk.inquiries:
        yield ShownInquiry(to=setting.colleagues[inquiry.colleague].name, answered=inquiry.answered)


def shown_postings(setting: Setting, world: World) -> Iterator[ShownPosting]:
    """Yield what has been made public."""
    named = KINDS["items"].named
    for posting in world.desk.posted:
        yield ShownPosting(
            items=tuple(named(setting, world, item) for item in posting.items),
            places=tuple(PLACES[place] for place in posting.places),
        )


def shown_log(setting: Setting, world: World) -> Iterator[ShownLog]:
    """Yield the lines of the paper logbook."""
    for entry in world.desk.log:
        yield ShownLog(
            id=entry.id,
            citizen=setting.citizens[entry.citizen].name,
            procedure=setting.procedures[entry.procedure].name,
            appointment=entry.appointment,
            at=setting.moment(entry.minute),
            reconciled=entry.reconciled,
        )
