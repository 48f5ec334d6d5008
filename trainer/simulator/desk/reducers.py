"""How events change the counter."""

from collections.abc import Mapping
from typing import Any

from trainer.simulator.acts import Event, event_number, event_several, event_text
from trainer.simulator.desk.state import Errand, Inquiry, LogEntry, Mark, Posting, SentAway
from trainer.simulator.folding import changed
from trainer.simulator.system import Reducer
from trainer.simulator.world import World


def _desk(world: World, **changes: Any) -> World:
    return changed(world, desk=changed(world.desk, **changes))


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != gone)


def _arrived(world: World, event: Event) -> World:
    citizen = event_text(event, "citizen")
    desk = world.desk
    since = dict(desk.since) | {citizen: event_number(event, "minute")}
    return _desk(
        world,
        queue=(*desk.queue, citizen),
        since=tuple(since.items()),
        expected=_without(desk.expected, citizen),
        errands=tuple(e for e in desk.errands if e.citizen != citizen),
    )


def _set_off(world: World, event: Event) -> World:
    errand = Errand(
        citizen=event_text(event, "citizen"),
        back=event_number(event, "back"),
        sheets=event_several(event, "sheets"),
    )
    desk = world.desk
    fetched = (*desk.fetched, *errand.sheets)
    return _desk(world, errands=(*desk.errands, errand), fetched=fetched)


def _post_came(world: World, event: Event) -> World:
    """Papers sent in by somebody who does not come: they lie on the table."""
    citizen = event_text(event, "citizen")
    errands = tuple(e for e in world.desk.errands if e.citizen != citizen)
    return _laid(_desk(world, errands=errands), event)


def _phoned(world: World, event: Event) -> World:
    citizen = event_text(event, "citizen")
    phoned = (*world.desk.phoned, citizen)
    return _desk(world, at_counter=citizen, by_phone=True, phoned=phoned)


def _hung_up(world: World, event: Event) -> World:
    return _desk(world, at_counter="", by_phone=False)


def _heard(world: World, event: Event) -> World:
    return _desk(world, heard=(*world.desk.heard, event_text(event, "colleague")))


def _consulted(world: World, event: Event) -> World:
    topic = f"{event_text(event, 'colleague')}/{event_text(event, 'topic')}"
    return _desk(world, raised=(*world.desk.raised, topic))


def _inquired(world: World, event: Event) -> World:
    inquiry = Inquiry(colleague=event_text(event, "colleague"), due=event_number(event, "due"))
    return _desk(world, inquiries=(*world.desk.inquiries, inquiry))


def _replied(world: World, event: Event) -> World:
    colleague = event_text(event, "colleague")
    inquiries = tuple(
        changed(i, answered=i.answered or i.colleague == colleague) for i in world.desk.inquiries
    )
    return _laid(_desk(world, inquiries=inquiries), event)


def _posted(world: World, event: Event) -> World:
    posting = Posting(items=event_several(event, "items"), places=event_several(event, "places"))
    return _desk(world, posted=(*world.desk.posted, posting))


def _called(world: World, event: Event) -> World:
    citizen = event_text(event, "citizen")
    return _desk(world, at_counter=citizen, queue=_without(world.desk.queue, citizen))


def _left_queue(world: World, event: Event) -> World:
    citizen = event_text(event, "citizen")
    desk = world.desk
    return _desk(world, queue=_without(desk.queue, citizen), left=(*desk.left, citizen))


def _raised(world: World, event: Event) -> World:
    topic = f"{event_text(event, 'citizen')}/{event_text(event, 'topic')}"
    return _desk(world, raised=(*world.desk.raised, topic))


def _laid(world: World, event: Event) -> World:
    new = tuple(s for s in event_several(event, "sheets") if s not in world.desk.table)
    return _desk(world, table=world.desk.table + new)


def _examined(world: World, event: Event) -> World:
    return _desk(world, examined=(*world.desk.examined, event_text(event, "sheet")))


def _marked(world: World, event: Event) -> World:
    mark = Mark(
        items=event_several(event, "items"),
        rule=event_text(event, "rule"),
        minute=event_number(event, "minute"),
    )
    return _desk(world, marks=(*world.desk.marks, mark))


def _unmarked(world: World, event: Event) -> World:
    items = event_several(event, "items")
    return _desk(world, marks=tuple(m for m in world.desk.marks if m.items != items))


def _copied(world: World, event: Event) -> World:
    made = (event_text(event, "sheet"), event_number(event, "copies"))
    return _desk(world, copied=(*world.desk.copied, made))


def _handed_back(world: World, event: Event) -> World:
    sheet = event_text(event, "sheet")
    desk = world.desk
    return _desk(world, table=_without(desk.table, sheet), returned=(*desk.returned, sheet))


def _sent_away(world: World, event: Event) -> World:
    sent = SentAway(
        citizen=event_text(event, "citizen"), components=event_several(event, "components")
    )
    return _desk(world, sent_away=(*world.desk.sent_away, sent))


def _visit_ended(world: World, event: Event) -> World:
    return _desk(world, at_counter="", served=(*world.desk.served, event_text(event, "citizen")))


def _logged(world: World, event: Event) -> World:
    log = world.desk.log
    entry = LogEntry(
        id=str(len(log) + 1),
        citizen=event_text(event, "citizen"),
        procedure=event_text(event, "procedure"),
        appointment=event_text(event, "appointment"),
        minute=event_number(event, "minute"),
    )
    return _desk(world, log=(*log, entry))


def _reconciled(world: World, event: Event) -> World:
    done = event_text(event, "entry")
    log = tuple(changed(e, reconciled=e.reconciled or e.id == done) for e in world.desk.log)
    return _desk(world, log=log)


REDUCERS: Mapping[str, Reducer] = {
    "citizen-arrived": _arrived,
    "citizen-set-off": _set_off,
    "post-came": _post_came,
    "citizen-phoned": _phoned,
    "call-ended": _hung_up,
    "colleague-spoke": _heard,
    "colleague-consulted": _consulted,
    "inquiry-sent": _inquired,
    "reply-came": _replied,
    "posted-publicly": _posted,
    "citizen-called": _called,
    "citizen-left-queue": _left_queue,
    "topic-raised": _raised,
    "papers-laid": _laid,
    "sheet-examined": _examined,
    "items-marked": _marked,
    "items-unmarked": _unmarked,
    "sheet-copied": _copied,
    "sheet-handed-back": _handed_back,
    "citizen-sent-away": _sent_away,
    "visit-ended": _visit_ended,
    "outage-logged": _logged,
    "log-reconciled": _reconciled,
}
