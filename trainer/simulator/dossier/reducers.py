"""How events change the one-stop system."""

from collections.abc import Mapping
from typing import Any

from trainer.simulator.acts import Event, event_number, event_text
from trainer.simulator.acts import event_several as several
from trainer.simulator.dossier.state import Dossier, Entry, ScannedFile, Status, Ticked
from trainer.simulator.folding import changed
from trainer.simulator.system import Reducer
from trainer.simulator.world import World


def _one_stop(world: World, **changes: Any) -> World:
    return changed(world, dossier=changed(world.dossier, **changes))


def _changed(world: World, event: Event, **changes: Any) -> World:
    """Change the dossier that the event names."""
    wanted = event_text(event, "dossier")
    dossiers = tuple(changed(d, **changes) if d.id == wanted else d for d in world.dossier.dossiers)
    return _one_stop(world, dossiers=dossiers)


def _named(world: World, event: Event) -> Dossier:
    wanted = event_text(event, "dossier")
    return next(d for d in world.dossier.dossiers if d.id == wanted)


def _opened(world: World, event: Event) -> World:
    dossiers = world.dossier.dossiers
    opened = Dossier(
        id=event_text(event, "dossier"),
        citizen=event_text(event, "citizen"),
        procedure=event_text(event, "procedure"),
        channel=event_text(event, "channel"),
        account=event_text(event, "account"),
        status=Status.NEW,
    )
    return _one_stop(world, dossiers=(*dossiers, opened), in_hand=opened.id)


def _came_in(world: World, event: Event) -> World:
    """A dossier that the system held before, or that arrived by itself."""
    before = world.dossier.in_hand
    world = _one_stop(_opened(world, event), in_hand=before)
    ticks = (each.partition("=") for each in several(event, "ticked"))
    status = Status(event_number(event, "status"))
    waits = status is Status.SUPPLEMENT
    return _changed(
        world,
        event,
        status=status,
        interrupted=_before_supplement(event) if waits else None,
        paused_since=_minute(event, "received") if waits else None,
        received=_minute(event, "received"),
        appointment=event_text(event, "appointment"),
        handed_to=event_text(event, "colleague"),
        ready_at=_minute(event, "ready"),
        ticked=tuple(Ticked(component=component, sheet=sheet) for component, _, sheet in ticks),
    )


def _before_supplement(event: Event) -> Status:
    return Status.ACCEPTED if "received" in event.data else Status.NEW


def _minute(event: Event, name: str) -> int | None:
    return event_number(event, name) if name in event.data else None


def _taken_up(world: World, event: Event) -> World:
    dossier = event_text(event, "dossier")
    return _one_stop(world, in_hand=dossier, taken_up=(*world.dossier.taken_up, dossier))


def _ticked(world: World, event: Event) -> World:
    component = event_text(event, "component")
    others = tuple(t for t in _named(world, event).ticked if t.component != component)
    tick = Ticked(component=component, sheet=event_text(event, "sheet"))
    return _changed(world, event, ticked=(*others, tick))


def _looked_up(world: World, event: Event) -> World:
    return _one_stop(world, looked_up=(*world.dossier.looked_up, event_text(event, "record")))


def _accepted(world: World, event: Event) -> World:
    return _changed(
        world,
        event,
        status=Status.ACCEPTED,
        received=event_number(event, "minute"),
        appointment=event_text(event, "appointment"),
    )


def _supplement_asked(world: World, event: Event) -> World:
    asked = several(event, "components")
    was = _named(world, event).status
    paused = _paused(world, event, status=Status.SUPPLEMENT, interrupted=was)
    return _changed(paused, event, asked_for=asked, supplemented=False)


def _paused(world: World, event: Event, **changes: Any) -> World:
    """Stop the clock of a received dossier, if it does not stand still already."""
    was = _named(world, event)
    since = was.paused_since
    if since is None and was.received is not None:
        since = event_number(event, "minute")
    return _changed(world, event, paused_since=since, **changes)


def _went_on(world: World, event: Event) -> World:
    was = _named(world, event)
    pauses = was.pauses
    if was.paused_since is not None:
        pauses = (*pauses, (was.paused_since, event_number(event, "minute")))
    return _changed(
        world,
        event,
        status=was.interrupted or was.status,
        interrupted=None,
        paused_since=None,
        pauses=pauses,
        suspended=False,
        appointment=event_text(event, "appointment"),
    )


def _supplement_taken(world: World, event: Event) -> World:
    world = _one_stop(world, in_hand=event_text(event, "dossier"))
    return _changed(_went_on(world, event), event, supplemented=True)


def _suspended(world: World, event: Event) -> World:
    return _paused(world, event, suspended=True, reason=event_text(event, "reason"))


def _payment_asked(world: World, event: Event) -> World:
    was = _named(world, event).status
    return _paused(world, event, status=Status.FINANCIAL_OBLIGATION, interrupted=was)


def _waived(world: World, event: Event) -> World:
    return _changed(world, event, waived=event_text(event, "ground"))


def _withdrawn(world: World, event: Event) -> World:
    return _changed(world, event, status=Status.WITHDRAWN, finished=event_number(event, "minute"))


def _stopped(world: World, event: Event) -> World:
    reason = event_text(event, "reason")
    return _changed(
        world,
        event,
        status=Status.STOPPED,
        reason=reason,
        suspended=False,
        finished=event_number(event, "minute"),
    )


def _apologised(world: World, event: Event) -> World:
    return _changed(
        world,
        event,
        re_appointed=event_text(event, "appointment"),
        apologised=event_number(event, "minute"),
    )


def _recreated(world: World, event: Event) -> World:
    return _changed(
        world,
        event,
        status=Status.ACCEPTED,
        received=event_number(event, "minute"),
        appointment=event_text(event, "appointment"),
        pauses=(),
        paused_since=None,
        interrupted=None,
        suspended=False,
        recreated=True,
    )


def _sync_failed(world: World, event: Event) -> World:
    dossier = event_text(event, "dossier")
    others = tuple(d for d in world.dossier.unsynchronised if d != dossier)
    return _one_stop(world, unsynchronised=(*others, dossier))


def _synchronised(world: World, event: Event) -> World:
    dossier = event_text(event, "dossier")
    left = tuple(d for d in world.dossier.unsynchronised if d != dossier)
    return _one_stop(world, unsynchronised=left)


def _forwarded(world: World, event: Event) -> World:
    return _changed(
        world,
        event,
        status=Status.PROCESSING,
        forwarded_to=event_text(event, "colleague"),
        ready_at=_minute(event, "ready"),
    )


def _assigned(world: World, event: Event) -> World:
    return _changed(
        world,
        event,
        status=Status.PROCESSING,
        assigned_to=event_text(event, "colleague"),
        ready_at=event_number(event, "ready"),
    )


def _proposed(world: World, event: Event) -> World:
    decision = event_text(event, "decision")
    return _changed(world, event, status=Status.PROCESSING, decision=decision)


def _approval_asked(world: World, event: Event) -> World:
    approver, ready = event_text(event, "colleague"), event_number(event, "ready")
    return _changed(world, event, approver=approver, ready_at=ready)


def _approved(world: World, event: Event) -> World:
    return _changed(world, event, approved=True, ready_at=None)


def _sent_back(world: World, event: Event) -> World:
    return _changed(world, event, approver="", decision="", ready_at=None)


def _refused(world: World, event: Event) -> World:
    ground = event_text(event, "ground")
    return _changed(world, event, status=Status.NOT_ACCEPTED, ground=ground)


def _collected(world: World, event: Event) -> World:
    total = _named(world, event).collected + event_number(event, "amount")
    return _changed(world, event, collected=total)


def _scanned(world: World, event: Event) -> World:
    files = _named(world, event).files
    return _changed(world, event, files=(*files, ScannedFile(sheet=event_text(event, "sheet"))))


def _file_changed(world: World, event: Event, **changes: Any) -> World:
    sheet = event_text(event, "sheet")
    files = tuple(
        changed(f, **changes) if f.sheet == sheet else f for f in _named(world, event).files
    )
    return _changed(world, event, files=files)


def _file_named(world: World, event: Event) -> World:
    return _file_changed(world, event, name=event_text(event, "component"))


def _file_signed(world: World, event: Event) -> World:
    return _file_changed(world, event, signed=True)


def _submitted(world: World, event: Event) -> World:
    return _changed(world, event, submitted_to=event_text(event, "to"))


def _handed_over(world: World, event: Event) -> World:
    return _changed(
        world,
        event,
        status=Status.PROCESSING,
        handed_to=event_text(event, "colleague"),
        ready_at=event_number(event, "ready"),
    )


def _result_ready(world: World, event: Event) -> World:
    return _changed(world, event, status=Status.FINISHED, finished=event_number(event, "minute"))


def _returned(world: World, event: Event) -> World:
    return _changed(world, event, status=Status.RETURNED)


def _entered(world: World, event: Event) -> World:
    fields = tuple(
        (name.removeprefix("field/"), str(text))
        for name, text in sorted(event.data.items())
        if name.startswith("field/")
    )
    entry = Entry(register=event_text(event, "register"), fields=fields)
    return _one_stop(world, entries=(*world.dossier.entries, entry))


def _reconciled(world: World, event: Event) -> World:
    """Open the dossier that the paper log stands for, as received and appointed there."""
    world = _accepted(_opened(world, event), event)
    return _changed(world, event, from_log=event_text(event, "entry"))


REDUCERS: Mapping[str, Reducer] = {
    "dossier-opened": _opened,
    "dossier-came-in": _came_in,
    "dossier-taken-up": _taken_up,
    "supplement-taken": _supplement_taken,
    "dossier-suspended": _suspended,
    "dossier-resumed": _went_on,
    "payment-asked": _payment_asked,
    "payment-received": _went_on,
    "charge-waived": _waived,
    "dossier-withdrawn": _withdrawn,
    "dossier-stopped": _stopped,
    "delay-apologised": _apologised,
    "dossier-recreated": _recreated,
    "sync-failed": _sync_failed,
    "dossier-synchronised": _synchronised,
    "dossier-forwarded": _forwarded,
    "dossier-assigned": _assigned,
    "decision-proposed": _proposed,
    "approval-asked": _approval_asked,
    "draft-approved": _approved,
    "draft-sent-back": _sent_back,
    "result-issued": _result_ready,
    "component-ticked": _ticked,
    "record-looked-up": _looked_up,
    "dossier-accepted": _accepted,
    "supplement-asked": _supplement_asked,
    "dossier-refused": _refused,
    "charge-collected": _collected,
    "sheet-scanned": _scanned,
    "file-named": _file_named,
    "file-signed": _file_signed,
    "dossier-submitted": _submitted,
    "dossier-handed-over": _handed_over,
    "result-ready": _result_ready,
    "result-returned": _returned,
    "entry-made": _entered,
    "dossier-reconciled": _reconciled,
}
