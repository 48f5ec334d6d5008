"""What the land information system says that depends on the run: its dialogs, what a search found."""

from trainer.domain.values import Text
from trainer.simulator.acts import Event, event_several
from trainer.simulator.land.messages import ASKED, DIALOGS
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
