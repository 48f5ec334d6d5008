"""What the passing of time brings by itself: arrivals, errands, replies, faults, results, closing."""

from collections.abc import Iterator

from trainer.simulator import checks
from trainer.simulator.acts import Event, Value, happened
from trainer.simulator.desk.handlers import day_closed
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.office_time import (
    DAY,
    NEVER,
    after,
    arrival,
    closing,
    done_at,
    next_opening,
    start_minute,
)
from trainer.simulator.scenario import Fault, Held
from trainer.simulator.setting import Setting
from trainer.simulator.world import World

_STATUSES = {
    "new": Status.NEW,
    "accepted": Status.ACCEPTED,
    "processing": Status.PROCESSING,
    "supplement": Status.SUPPLEMENT,
    "finished": Status.FINISHED,
}


def events(setting: Setting, world: World) -> tuple[Event, ...]:
    """Return everything that has become due by the minute of the world."""
    if world.ended:
        return ()
    return (
        *_came_in(setting, world),
        *_arrivals(setting, world),
        *_errands(setting, world),
        *_impatience(setting, world),
        *_faults(setting, world),
        *_remarks(setting, world),
        *_replies(setting, world),
        *_results(world),
        *_approvals(setting, world),
        *_closing(setting, world),
    )


def _came_in(setting: Setting, world: World) -> Iterator[Event]:
    """Yield the dossiers that the system holds from the start, or that have arrived since."""
    if not setting.held:
        return
    there = {d.id for d in world.dossier.dossiers}
    for held in setting.held.values():
        if held.id not in there and start_minute(setting) + held.arrives <= world.minute:
            yield happened("dossier-came-in", **_held(setting, held))


def _held(setting: Setting, held: Held) -> dict[str, Value]:
    data: dict[str, Value] = {
        "dossier": held.id,
        "citizen": held.citizen,
        "procedure": setting.citizens[held.citizen].asks.procedure,
        "channel": held.channel,
        "account": "citizen" if held.channel == "online" else "officer",
        "status": int(_STATUSES[held.status]),
        "appointment": held.appointment.isoformat() if held.appointment else "",
        "colleague": held.handed_to,
        "ticked": tuple(f"{component}={sheet}" for component, sheet in (held.ticked or {}).items()),
    }
    if held.received:
        data["received"] = round((held.received - setting.moment(0)).total_seconds() / 60)
    if held.handed_to:
        colleague = setting.colleagues[held.handed_to]
        data["ready"] = done_at(setting, start_minute(setting), colleague)
    return data


def _arrivals(setting: Setting, world: World) -> Iterator[Event]:
    for citizen in world.desk.expected:
        came = arrival(setting, setting.citizens[citizen])
        if came <= world.minute:
            yield happened(
                "citizen-arrived", citizen=citizen, minute=_at_door(setting, world, came)
            )


def _errands(setting: Setting, world: World) -> Iterator[Event]:
    """Yield who sets off to fetch what form 02 asked for, and who is back with it."""
    for citizen in _free_to_go(setting, world):
        sheets = _to_fetch(setting, world, citizen)
        if sheets:
            back = after(setting, world.minute, setting.citizens[citizen].travel)
            yield happened("citizen-set-off", citizen=citizen, back=back, sheets=sheets)
    for errand in world.desk.errands:
        if errand.back > world.minute:
            continue
        if setting.citizens[errand.citizen].visits:
            back = _at_door(setting, world, errand.back)
            yield happened("citizen-arrived", citizen=errand.citizen, minute=back)
        else:
            yield happened("post-came", citizen=errand.citizen, sheets=errand.sheets)


def _at_door(setting: Setting, world: World, minute: int) -> int:
    """Return when somebody who came at `minute` is let in: who found the door shut comes again."""
    today = world.minute // DAY
    return minute if minute // DAY == today else today * DAY + setting.opens


def _free_to_go(setting: Setting, world: World) -> Iterator[str]:
    """Yield those with a form 02 in hand who are neither here nor under way already."""
    desk = world.desk
    busy = {desk.at_counter, *desk.queue, *desk.expected, *(e.citizen for e in desk.errands)}
    asked = {d.citizen: None for d in world.dossier.dossiers if d.status is Status.SUPPLEMENT}
    return (c for c in asked if c not in busy and setting.citizens[c].travel > 0)


def _to_fetch(setting: Setting, world: World, citizen: str) -> tuple[str, ...]:
    """Return the papers at home that any form 02 of the citizen asks for."""
    asked = {
        component
        for dossier in world.dossier.dossiers
        if dossier.citizen == citizen and dossier.status is Status.SUPPLEMENT
        for component in dossier.asked_for
    }
    return tuple(
        s.id
        for s in setting.sheets.values()
        if s.place == "home"
        and s.citizen == citizen
        and s.component in asked
        and s.id not in world.desk.fetched
    )


def _impatience(setting: Setting, world: World) -> Iterator[Event]:
    since = dict(world.desk.since)
    for citizen in world.desk.queue:
        if world.minute - since[citizen] > setting.citizens[citizen].persona.patience:
            yield happened("citizen-left-queue", citizen=citizen)


def _remarks(setting: Setting, world: World) -> Iterator[Event]:
    """Yield what colleagues say unasked."""
    for colleague in setting.scenario.colleagues:
        due = start_minute(setting) + colleague.says_at
        if colleague.says and due <= world.minute and colleague.id not in world.desk.heard:
            yield happened("colleague-spoke", colleague=colleague.id)


def _replies(setting: Setting, world: World) -> Iterator[Event]:
    for inquiry in world.desk.inquiries:
        if not inquiry.answered and inquiry.due <= world.minute:
            papers = (s.id for s in setting.sheets.values() if s.sender == inquiry.colleague)
            yield happened("reply-came", colleague=inquiry.colleague, sheets=tuple(papers))


def _faults(setting: Setting, world: World) -> Iterator[Event]:
    if not setting.faults:
        return
    for fault, until in world.showing:
        if until <= world.minute:
            yield happened("fault-ended", fault=fault)
    known = {*world.over, *(fault for fault, _ in world.showing)}
    for new in setting.faults.values():
        if new.id not in known:
            yield from _outbreak(setting, world, new)


def _outbreak(setting: Setting, world: World, fault: Fault) -> Iterator[Event]:
    since = _since(setting, world, fault)
    if since is None:
        return
    yield happened("fault-began", fault=fault.id, until=since + fault.lasts)
    if since + fault.lasts <= world.minute:
        yield happened("fault-ended", fault=fault.id)


def _since(setting: Setting, world: World, fault: Fault) -> int | None:
    """Return the minute at which the fault broke out, None if it has not yet."""
    if fault.minute is not None:
        since = start_minute(setting) + fault.minute
        return since if since <= world.minute else None
    used = dict(world.uses).get(fault.program, 0)
    return world.minute if fault.uses is not None and used >= fault.uses else None


def _ready(world: World) -> Iterator[Dossier]:
    """Yield the dossiers with which a colleague is done by now."""
    for dossier in world.dossier.dossiers:
        if dossier.ready_at is not None and dossier.ready_at <= world.minute:
            yield dossier


def _results(world: World) -> Iterator[Event]:
    for dossier in _ready(world):
        if dossier.status is Status.PROCESSING and not dossier.approver and not dossier.suspended:
            yield happened("result-ready", dossier=dossier.id, minute=dossier.ready_at or 0)


def _approvals(setting: Setting, world: World) -> Iterator[Event]:
    for dossier in _ready(world):
        if dossier.approver and dossier.status is Status.PROCESSING and not dossier.approved:
            yield happened(
                _verdict(setting, world, dossier), dossier=dossier.id, colleague=dossier.approver
            )


def _verdict(setting: Setting, world: World, dossier: Dossier) -> str:
    rule = setting.colleagues[dossier.approver].sends_back
    if rule and not checks.found(setting, world, (), rule.unless).full:
        return "draft-sent-back"
    return "draft-approved"


def _closing(setting: Setting, world: World) -> Iterator[Event]:
    if world.minute < closing(setting, world.minute):
        return
    if next_opening(setting, world.minute) == NEVER:
        yield happened("ended", how="closed")
    else:
        yield from day_closed(setting, world)
