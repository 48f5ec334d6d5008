"""The map as it travels to its script: points in whole millimetres, east before north.

What lay on the table when the run began is fetched once and kept by the browser; each answer only
carries what has changed since.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from trainer.domain.cadastre.areas import shown_area
from trainer.domain.cadastre.drawing import Drawing, Frame, Label, Line
from trainer.simulator.land.map_table import MapTable
from trainer.simulator.land.view import ShownFinding, ShownMap
from trainer.simulator.setting import Setting

Sheets = list[dict[str, Any]]


def sheets_at_start(setting: Setting) -> Sheets:
    """Return the sheets of a run as they lay there: that on the table first."""
    return _sheets(setting.map_table) if setting.map_table else []


@lru_cache(maxsize=64)
def _sheets(table: MapTable) -> Sheets:
    return [_sheet(each) for each in (table.start, *table.beside.values())]


def _sheet(drawing: Drawing) -> dict[str, Any]:
    return {
        "number": drawing.sheet.number,
        "scale": drawing.sheet.scale,
        "frame": _frame(drawing.sheet.frame),
        "lines": [_line(line) for line in drawing.lines],
        "labels": [_label(label, shown_area(label.area)) for label in drawing.labels],
    }


def _frame(frame: Frame) -> list[int]:
    return [frame.west, frame.south, frame.east, frame.north]


def changes_since(start: Sheets, shown: ShownMap) -> dict[str, Any]:
    """Return what is drawn on the table otherwise than at the start, and what was found there."""
    table = shown.sheets[0]
    lines = [_line(line, line.own) for line in table.lines]
    labels = [_label(label, label.area) for label in table.labels]
    new_lines, gone_lines = _differing(start[0]["lines"], lines)
    new_labels, gone_labels = _differing(start[0]["labels"], labels)
    return {
        "gone": [*gone_lines, *gone_labels],
        "lines": new_lines,
        "labels": new_labels,
        "findings": [_finding(n, found) for n, found in enumerate(shown.findings, 1)],
    }


def _differing(before: Iterable[Any], now: list[Any]) -> tuple[list[Any], list[str]]:
    """Return what is new or other than before, and the ids of what is gone or other."""
    old, new = ({each["id"]: each for each in some} for some in (before, now))
    changed = [each for each in now if old.get(each["id"]) != each]
    return changed, [name for name, each in old.items() if new.get(name) != each]


def _line(line: Any, own: bool = False) -> dict[str, Any]:
    drawn: Line = line
    return {
        "id": drawn.id,
        "level": drawn.level,
        "colour": drawn.colour,
        "points": [list(point) for point in drawn.points],
        "own": own,
    }


def _label(label: Any, area: str) -> dict[str, Any]:
    drawn: Label = label
    return {
        "id": drawn.id,
        "point": list(drawn.point),
        "number": drawn.number,
        "code": drawn.code,
        "area": area,
        "struck": drawn.struck,
    }


def _finding(number: int, found: ShownFinding) -> dict[str, Any]:
    return {"id": f"finding-{number}", "severity": found.severity, "place": list(found.place)}
