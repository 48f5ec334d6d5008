"""Draws papers, findings, faults and the rule book."""

from collections.abc import Iterator

from trainer.simulator.drawing.names import PAPER_FORMS, PROGRAMS
from trainer.simulator.setting import Setting, Sheet
from trainer.simulator.systems import KINDS
from trainer.simulator.view import (
    Readable,
    ShownFault,
    ShownMark,
    ShownRule,
    ShownSheet,
)
from trainer.simulator.world import World


def shown_sheet(setting: Setting, world: World, sheet: Sheet) -> ShownSheet:
    """Return a sheet; its items only once it has been examined."""
    examined = sheet.id in world.desk.examined
    marked = {item for mark in world.desk.marks for item in mark.items}
    lines = sheet.lines if examined else ()
    return ShownSheet(
        id=sheet.id,
        title=sheet.title,
        issuer=sheet.issuer,
        form=PAPER_FORMS[sheet.form],
        pages=sheet.pages,
        record=sheet.form == "record",
        examined=examined,
        items=tuple(
            Readable(id=line.id, label=line.label, value=line.value, marked=line.id in marked)
            for line in lines
        ),
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


def shown_rules(setting: Setting) -> Iterator[ShownRule]:
    """Yield the rule book."""
    for rule in setting.rules.values():
        yield ShownRule(
            key=rule.key,
            text=rule.text,
            document=rule.written.document,
            confidence=rule.written.confidence,
        )
