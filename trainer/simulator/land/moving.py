"""Corners that lie elsewhere than on the map: a sheet sound in itself that does not meet the next."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from trainer.domain.cadastre.areas import area_of
from trainer.domain.cadastre.drawing import Drawing, Label, Line, Point
from trainer.domain.cadastre.levels import BOUNDARY
from trainer.simulator.land.fields import thousandths
from trainer.simulator.land.parcels import holds
from trainer.simulator.land.shapes import Moved
from trainer.simulator.land.written import NotOnMap, lacking, line_called, point_of


def with_moved(sheets: Mapping[str, Drawing], moved: Iterable[Moved]) -> Mapping[str, Drawing]:
    """Return the sheets by number with corners moved. Raises NotOnMap."""
    changed = dict(sheets)
    for each in moved:
        number = each.of.partition("/")[0]
        if number not in changed:
            raise lacking(each.of)
        changed[number] = _moved(changed[number], each)
    return changed


def _moved(drawing: Drawing, moved: Moved) -> Drawing:
    here = point_of(f"corner {moved.corner}", line_called(drawing, moved.of).points)
    there = (here[0] + _millimetres(moved.east), here[1] + _millimetres(moved.north))
    lines = tuple(_carried(line, here, there) for line in drawing.lines)
    shifted = [new for old, new in zip(drawing.lines, lines, strict=True) if new is not old]
    labels = tuple(_measured(label, shifted) for label in drawing.labels)
    return replace(drawing, lines=lines, labels=labels)


def _millimetres(text: str) -> int:
    found = thousandths(text)
    if found is None:
        raise NotOnMap(f"“{text}” không phải số mét", f"“{text}” is no number of metres")
    return found


def _carried(line: Line, here: Point, there: Point) -> Line:
    if here not in line.points:
        return line
    return replace(line, points=tuple(there if point == here else point for point in line.points))


def _measured(label: Label, shifted: Iterable[Line]) -> Label:
    """Return a label with the area of the boundary that was moved around it, if one was."""
    around = (
        x for x in shifted if x.level == BOUNDARY and x.closed and holds(x.points, label.point)
    )
    ring = next(around, None)
    return label if ring is None or label.struck else replace(label, area=area_of(ring.points))
