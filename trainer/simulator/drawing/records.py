"""Draws the land information system: the dossier list, records, the form, the dialog, lists."""

from collections.abc import Iterator, Mapping

from trainer.simulator.land.fields import COLUMNS, shown_value
from trainer.simulator.land.kinds import FATES, KINDS, TASKS
from trainer.simulator.land.messages import ASKED, DIALOGS
from trainer.simulator.land.registry import case, content_now, record, registry, row_now
from trainer.simulator.land.shapes import Application, HandedIn
from trainer.simulator.land.view import (
    ShownApplication,
    ShownContent,
    ShownDialog,
    ShownFound,
    ShownList,
    ShownRecord,
    ShownRecords,
    ShownRow,
    ShownTask,
)
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def shown_records(setting: Setting, world: World) -> ShownRecords:
    """Return the land information system as it is now."""
    now = registry(world)
    return ShownRecords(
        applications=tuple(_applications(setting, world)),
        found=tuple(_found(setting, world)),
        record=_record(setting, world, now.record) if now.record else None,
        form=tuple(_contents(dict(now.form.fields))) if now.form else None,
        since=now.form.opened if now.form else 0,
        dialog=_dialog(setting, now.dialog) if now.dialog else None,
        lists=tuple(_list(world, each) for each in case(setting).lists),
    )


def _applications(setting: Setting, world: World) -> Iterator[ShownApplication]:
    for each in case(setting).applications:
        if each.id not in registry(world).dropped:
            opened = registry(world).application == each.id
            yield ShownApplication(
                id=each.id,
                receipt=each.receipt,
                about=each.about,
                due=each.due,
                open=opened,
                tasks=tuple(_tasks(world, each)) if opened else (),
            )


def _tasks(world: World, application: Application) -> Iterator[ShownTask]:
    done = registry(world).tasks
    for task in application.tasks:
        yield ShownTask(task=task, name=TASKS[task], done=f"{application.id}/{task}" in done)


def _found(setting: Setting, world: World) -> Iterator[ShownFound]:
    named = KINDS["land-record"].named
    for each in registry(world).found:
        yield ShownFound(id=each, text=named(setting, world, each))


def _record(setting: Setting, world: World, wanted: str) -> ShownRecord:
    given = record(setting, wanted)
    return ShownRecord(
        id=wanted,
        fields=tuple(_contents(dict.fromkeys(COLUMNS, "") | content_now(setting, world, wanted))),
        encumbrances=given.encumbrances,
        history=given.history,
        saved=any(saved.record == wanted for saved in registry(world).saved),
    )


def _contents(fields: Mapping[str, str]) -> Iterator[ShownContent]:
    for name, column in COLUMNS.items():
        if name in fields:
            given = fields[name]
            yield ShownContent(
                field=name, label=column.label, content=given, text=shown_value(name, given)
            )


def _dialog(setting: Setting, dialog: str) -> ShownDialog:
    warning = next((w.says for w in case(setting).warnings if w.id == dialog), None)
    return ShownDialog(text=warning or DIALOGS[dialog], question=ASKED)


def _list(world: World, given: HandedIn) -> ShownList:
    return ShownList(
        id=given.id,
        title=given.title,
        rows=tuple(_rows(world, given)),
        imported=given.id in registry(world).imported,
    )


def _rows(world: World, given: HandedIn) -> Iterator[ShownRow]:
    for each in given.rows:
        now = row_now(world, each)
        cells = tuple(_contents(dict(now.fields)))
        yield ShownRow(id=each.id, cells=cells, fate=now.fate, fate_name=FATES[now.fate])
