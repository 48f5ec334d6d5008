"""What the land system says that depends on the run: dialogs, what a search found, answers given."""

from trainer.domain.values import Text
from trainer.simulator.acts import Action, Event, event_several, text
from trainer.simulator.land.messages import ASKED, DIALOGS
from trainer.simulator.land.reading_handlers import answer_sheet
from trainer.simulator.land.registry import case
from trainer.simulator.setting import Setting


def dialog_text(setting: Setting, dialog: str) -> Text:
    """Return what a dialog says; every one ends with the same question."""
    warning = next((w.says for w in case(setting).warnings if w.id == dialog), None)
    said = warning or DIALOGS[dialog]
    return Text(vi=f"{said.vi} {ASKED.vi}", en=f"{said.en} {ASKED.en}")


def found_text(event: Event) -> Text:
    """Return how many records a search found."""
    count = len(event_several(event, "records"))
    if not count:
        return Text(vi="Không tìm thấy bản ghi nào.", en="No record was found.")
    return Text(vi=f"Tìm thấy {count} bản ghi.", en=f"Records found: {count}.")


def answer_text(setting: Setting, action: Action, name: str) -> Text:
    """Return an answer on a sheet as it reads: the question, and what was typed or chosen."""
    typed = text(action, name)
    sheet = answer_sheet(setting, text(action, "sheet"))
    asked = next((q for q in sheet.questions if q.id == name), None) if sheet else None
    if asked is None:
        return Text(vi=typed, en=typed)
    chosen = next((o.text for o in asked.options if o.id == typed), Text(vi=typed, en=typed))
    return Text(vi=f"{asked.label.vi}: {chosen.vi}", en=f"{asked.label.en}: {chosen.en}")
