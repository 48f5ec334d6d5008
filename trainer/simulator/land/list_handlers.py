"""What is done with lists that villages hand in: cells corrected, rows dropped or sent back, imported."""

from collections.abc import Iterator

from trainer.simulator.acts import Action, Event, Value, happened, text
from trainer.simulator.land.fields import compact
from trainer.simulator.land.registry import handed_in, registry, row, row_now
from trainer.simulator.land.shapes import HandedIn
from trainer.simulator.land.state import RowNow
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Refusal
from trainer.simulator.world import World

BROKEN = "#REF!"
"""What a spreadsheet leaves in a cell whose source was deleted."""


def correct_cell(setting: Setting, world: World, action: Action) -> Answer:
    """Write something else into a cell."""
    found = _row(setting, world, action)
    if isinstance(found, Refusal):
        return found
    field, typed = text(action, "field"), text(action, "value").strip()
    cells = dict(found.fields)
    if field not in cells:
        return Refusal(code="no-such-column")
    if cells[field] == typed:
        return Refusal(code="nothing-to-change")
    return (_touched(found, {**cells, field: typed}, found.fate),)


def settle_row(setting: Setting, world: World, action: Action) -> Answer:
    """Keep a row, drop it as entered twice, or send it back to the village with a question."""
    found = _row(setting, world, action)
    if isinstance(found, Refusal):
        return found
    fate = text(action, "fate")
    if found.fate == fate:
        return Refusal(code="nothing-to-change")
    return (_touched(found, dict(found.fields), fate),)


def _row(setting: Setting, world: World, action: Action) -> RowNow | Refusal:
    given = row(setting, text(action, "row"))
    if given is None:
        return Refusal(code="no-such-row")
    if any(given in _list(setting, name).rows for name in registry(world).imported):
        return Refusal(code="list-imported")
    return row_now(world, given)


def _list(setting: Setting, wanted: str) -> HandedIn:
    found = handed_in(setting, wanted)
    assert found is not None, wanted  # noqa: S101  imported lists are lists of the run
    return found


def _touched(was: RowNow, cells: dict[str, str], fate: str) -> Event:
    shown: dict[str, Value] = {f"field/{name}": typed for name, typed in cells.items()}
    return happened("row-touched", **{"row": was.row, "fate": fate, **shown})


def import_list(setting: Setting, world: World, action: Action) -> Answer:
    """Load a list into the database; the program refuses what it cannot read."""
    wanted = text(action, "list")
    if wanted in registry(world).imported:
        return Refusal(code="list-imported")
    wrong = _unreadable(list(_kept(setting, world, wanted)))
    return Refusal(code=wrong) if wrong else (happened("list-imported", list=wanted),)


def _kept(setting: Setting, world: World, wanted: str) -> Iterator[dict[str, str]]:
    for given in _list(setting, wanted).rows:
        now = row_now(world, given)
        if now.fate == "keep":
            yield dict(now.fields)


def _unreadable(rows: list[dict[str, str]]) -> str:
    """Return the code of what the program cannot read, "" where it can read everything."""
    if any(BROKEN in cell for cells in rows for cell in cells.values()):
        return "broken-cell"
    if any(not cells["identity"].strip() for cells in rows if "identity" in cells):
        return "no-identity"
    parcels = [compact(f"{cells.get('sheet')}/{cells.get('number')}") for cells in rows]
    return "rows-twice" if len(set(parcels)) < len(parcels) else ""
