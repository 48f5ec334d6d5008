"""Draws papers, findings and faults."""

from collections.abc import Iterator

from trainer.domain.values import Text
from trainer.simulator.dossier.dossiers import in_hand
from trainer.simulator.drawing.names import PAPER_FORMS, PROGRAMS
from trainer.simulator.setting import Setting, Sheet
from trainer.simulator.systems import KINDS
from trainer.simulator.view import Readable, ShownFault, ShownMark, ShownSheet
from trainer.simulator.world import World


def shown_sheets(setting: Setting, world: World) -> Iterator[ShownSheet]:
    """Yield the papers on the table, then the records looked up; first those of people in hand."""
    near = people_in_hand(world)
    there = [setting.sheets[s] for s in world.desk.table + world.dossier.looked_up]
    for sheet in sorted(there, key=lambda sheet: sheet.citizen not in near):
        yield _sheet(setting, world, sheet, near)


def people_in_hand(world: World) -> set[str]:
    """Return whose papers are before the learner: the visitor's, and those of the dossier shown."""
    dossier = in_hand(world)
    return {world.desk.at_counter, dossier.citizen if dossier else ""} - {""}


def _sheet(setting: Setting, world: World, sheet: Sheet, near: set[str]) -> ShownSheet:
    examined = sheet.id in world.desk.examined
    return ShownSheet(
        id=sheet.id,
        title=sheet.title,
        issuer=sheet.issuer,
        form=PAPER_FORMS[sheet.form],
        kind=sheet.form,
        look=sheet.look,
        program=PROGRAMS[sheet.place] if sheet.form == "record" else None,
        owner=setting.citizens[sheet.citizen].name,
        pages=sheet.pages,
        record=sheet.form == "record",
        examined=examined,
        near=not near or sheet.citizen in near,
        items=_items(world, sheet) if examined else (),
    )


def _items(world: World, sheet: Sheet) -> tuple[Readable, ...]:
    """Return what can be read on a sheet that has been examined."""
    marked = {item for mark in world.desk.marks for item in mark.items}
    return tuple(
        Readable(id=line.id, label=line.label, value=line.value, marked=line.id in marked)
        for line in sheet.lines
    )


def sheet_label(setting: Setting, sheet: Sheet) -> Text:
    """Return a sheet's title with what it is and, where several people are served, whose."""
    form, owner = PAPER_FORMS[sheet.form], ""
    if len(setting.citizens) > 1:
        owner = f" · {setting.citizens[sheet.citizen].name}"
    return Text(
        vi=f"{sheet.title.vi} ({form.vi}){owner}", en=f"{sheet.title.en} ({form.en}){owner}"
    )


def shown_faults(setting: Setting, world: World) -> Iterator[ShownFault]:
    """Yield the programs that do not work now."""
    for showing, _ in world.showing:
        fault = setting.faults[showing]
        program = PROGRAMS[fault.program]
        yield ShownFault(program=program, message=fault.message, fallback=fault.fallback)


def shown_marks(setting: Setting, world: World) -> Iterator[ShownMark]:
    """Yield the findings the learner has noted."""
    named = KINDS["items"].named
    for mark in world.desk.marks:
        rule = setting.rules.get(mark.rule)
        items = tuple(named(setting, world, item) for item in mark.items)
        yield ShownMark(ids=mark.items, items=items, rule=rule.text if rule else None)
