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
    return _one_stop(world, dossiers=(*dossiers, opened))


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
    return _changed(world, event, status=Status.SUPPLEMENT, asked_for=asked)


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
    return _changed(world, event, status=Status.FINISHED)


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
