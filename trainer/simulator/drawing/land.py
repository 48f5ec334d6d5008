"""Draws the land system: the map table, and the land records."""

from collections.abc import Iterator

from trainer.domain.values import Text
from trainer.simulator.drawing.maps import shown_map
from trainer.simulator.drawing.records import shown_records
from trainer.simulator.land.reading_handlers import answer_sheet
from trainer.simulator.land.shapes import Question
from trainer.simulator.land.table import room
from trainer.simulator.land.view import ShownAnswers, ShownLand
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def shown_land(setting: Setting, world: World) -> ShownLand | None:
    """Return what the land system shows; None where the scenario has none."""
    case = setting.scenario.land
    if case is None:
        return None
    return ShownLand(
        map=shown_map(setting, world) if setting.map_table else None,
        records=shown_records(setting, world) if case.records or case.lists else None,
        answers=tuple(_answers(setting, world)),
    )


def _answers(setting: Setting, world: World) -> Iterator[ShownAnswers]:
    for given in room(world).answers:
        sheet, typed = answer_sheet(setting, given.sheet), dict(given.fields)
        if sheet:
            fields = tuple((q.label, _shown(q, typed.get(q.id, ""))) for q in sheet.questions)
            yield ShownAnswers(id=sheet.id, title=sheet.title, fields=fields)


def _shown(question: Question, typed: str) -> Text:
    """Return what was typed; of an option its words."""
    options = {option.id: option.text for option in question.options}
    return options.get(typed, Text(vi=typed, en=typed))
