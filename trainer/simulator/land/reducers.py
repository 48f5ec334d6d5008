"""How events change the map table and the land information system."""

from collections.abc import Mapping
from typing import Any

from trainer.simulator.acts import Event, event_number, event_text
from trainer.simulator.acts import event_several as several
from trainer.simulator.folding import changed
from trainer.simulator.land.codec import (
    read_change,
    read_finding,
    read_label,
    read_line,
    read_points,
)
from trainer.simulator.land.registry import registry
from trainer.simulator.land.state import (
    Answers,
    Deed,
    Extract,
    Fields,
    Noted,
    RecordForm,
    RowNow,
    Saved,
)
from trainer.simulator.land.table import room
from trainer.simulator.system import Reducer
from trainer.simulator.world import World


def _room(world: World, **changes: Any) -> World:
    return changed(world, land=changed(room(world), **changes))


def _records(world: World, **changes: Any) -> World:
    return _room(world, records=changed(registry(world), **changes))


def _fields(event: Event) -> Fields:
    return tuple(
        (name.removeprefix("field/"), str(typed))
        for name, typed in sorted(event.data.items())
        if name.startswith("field/")
    )


def _deed(world: World, event: Event) -> World:
    now = room(world)
    deed = Deed(
        gone=several(event, "gone"),
        lines=tuple(map(read_line, several(event, "lines"))),
        labels=tuple(map(read_label, several(event, "labels"))),
        changes=tuple(map(read_change, several(event, "changes"))),
    )
    new = {thing.id for thing in deed.laid} - {*deed.gone}
    return _room(world, deeds=(*now.deeds, deed), drawn=now.drawn + len(new), checked=False)


def _taken_back(world: World, event: Event) -> World:
    return _room(world, deeds=room(world).deeds[:-1], checked=False)


def _checked(world: World, event: Event) -> World:
    found = tuple(map(read_finding, several(event, "findings")))
    return _room(world, found=found, checked=True)


def _noted(event: Event) -> Noted:
    return Noted(features=several(event, "features"), rule=event_text(event, "rule"))


def _fault_noted(world: World, event: Event) -> World:
    return _room(world, noted=(*room(world).noted, _noted(event)))


def _fault_dropped(world: World, event: Event) -> World:
    left = tuple(each for each in room(world).noted if each != _noted(event))
    return _room(world, noted=left)


def _parcel_chosen(world: World, event: Event) -> World:
    return _room(world, chosen=event_text(event, "parcel"))


def _extract_made(world: World, event: Event) -> World:
    made = Extract(
        parcel=event_text(event, "parcel"),
        code=event_text(event, "code"),
        area=event_number(event, "area"),
        ring=read_points(event_text(event, "ring")),
    )
    return _room(world, extracts=(*room(world).extracts, made))


def _answered(world: World, event: Event) -> World:
    sheet = event_text(event, "sheet")
    others = tuple(each for each in room(world).answers if each.sheet != sheet)
    return _room(world, answers=(*others, Answers(sheet=sheet, fields=_fields(event))))


def _application_opened(world: World, event: Event) -> World:
    return _records(world, application=event_text(event, "application"), form=None)


def _application_dropped(world: World, event: Event) -> World:
    gone, now = event_text(event, "application"), registry(world)
    if now.application == gone:
        world = _records(world, application="", form=None)
    return _records(world, dropped=(*now.dropped, gone))


def _found(world: World, event: Event) -> World:
    return _records(world, found=several(event, "records"))


def _record_chosen(world: World, event: Event) -> World:
    return _records(world, record=event_text(event, "record"))


def _form_opened(world: World, event: Event) -> World:
    form = RecordForm(
        record=event_text(event, "record"),
        opened=event_number(event, "minute"),
        fields=_fields(event),
    )
    return _records(world, form=form)


def _form_closed(world: World, event: Event) -> World:
    return _records(world, form=None, dialog="")


def _filled(world: World, event: Event) -> World:
    form = registry(world).form
    if form is None:
        return world
    typed = {**dict(form.fields), event_text(event, "field"): event_text(event, "value")}
    return _records(world, form=changed(form, fields=tuple(sorted(typed.items()))))


def _save_asked(world: World, event: Event) -> World:
    return _records(world, dialog="save")


def _dialog_answered(world: World, event: Event) -> World:
    dialog, now = event_text(event, "dialog"), registry(world)
    agreed = event_text(event, "choice") == "agree"
    told = {"agreed": now.agreed, "declined": now.declined}
    if dialog not in ("save", "registration"):
        name = "agreed" if agreed else "declined"
        told[name] = tuple(dict.fromkeys((*told[name], dialog)))
    return _records(world, dialog="", **told)


def _dialog_shown(world: World, event: Event) -> World:
    return _records(world, dialog=event_text(event, "dialog"))


def _record_saved(world: World, event: Event) -> World:
    saved = Saved(
        record=event_text(event, "record"),
        application=event_text(event, "application"),
        fields=_fields(event),
    )
    return _records(world, saved=(*registry(world).saved, saved), form=None)


def _task_done(world: World, event: Event) -> World:
    done = f"{event_text(event, 'application')}/{event_text(event, 'task')}"
    return _records(world, tasks=(*registry(world).tasks, done))


def _row_touched(world: World, event: Event) -> World:
    name = event_text(event, "row")
    others = tuple(each for each in registry(world).rows if each.row != name)
    touched = RowNow(row=name, fields=_fields(event), fate=event_text(event, "fate"))
    return _records(world, rows=(*others, touched))


def _list_imported(world: World, event: Event) -> World:
    return _records(world, imported=(*registry(world).imported, event_text(event, "list")))


DEEDS = (
    "line-drawn",
    "line-redrawn",
    "line-relevelled",
    "feature-erased",
    "parcel-labelled",
    "number-struck",
    "parcels-merged",
    "parcel-split",
    "change-noted",
)
"""What changes the drawing and can be taken back."""

REDUCERS: Mapping[str, Reducer] = {
    **dict.fromkeys(DEEDS, _deed),
    "deed-taken-back": _taken_back,
    "map-checked": _checked,
    "map-fault-noted": _fault_noted,
    "map-fault-dropped": _fault_dropped,
    "parcel-chosen": _parcel_chosen,
    "extract-made": _extract_made,
    "sheet-answered": _answered,
    "application-opened": _application_opened,
    "application-dropped": _application_dropped,
    "records-found": _found,
    "record-chosen": _record_chosen,
    "form-opened": _form_opened,
    "form-left": _form_closed,
    "form-timed-out": _form_closed,
    "field-filled": _filled,
    "save-asked": _save_asked,
    "dialog-answered": _dialog_answered,
    "dialog-shown": _dialog_shown,
    "record-saved": _record_saved,
    "task-done": _task_done,
    "row-touched": _row_touched,
    "list-imported": _list_imported,
}
