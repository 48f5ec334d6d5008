"""Parcels as they stand on a drawing: closed boundaries, standing labels, which goes around which."""

from collections.abc import Iterator
from itertools import pairwise

from trainer.domain.cadastre.areas import area_of
from trainer.domain.cadastre.drawing import Drawing, Label, Line, Point, Points
from trainer.domain.cadastre.levels import BOUNDARY


def rings(drawing: Drawing) -> Iterator[Line]:
    """Yield the boundaries that are closed."""
    return (line for line in drawing.lines if line.level == BOUNDARY and line.closed)


def standing(drawing: Drawing) -> Iterator[Label]:
    """Yield the labels that are not struck out."""
    return (label for label in drawing.labels if not label.struck)


def label_numbered(drawing: Drawing, number: int) -> Label | None:
    """Return the standing label with that number, None where none or several bear it."""
    found = [label for label in standing(drawing) if label.number == number]
    return found[0] if len(found) == 1 else None


def ring_around(drawing: Drawing, point: Point) -> Line | None:
    """Return the smallest closed boundary around a point."""
    around = [line for line in rings(drawing) if holds(line.points, point)]
    return min(around, key=lambda line: area_of(line.points), default=None)


def holds(ring: Points, point: Point) -> bool:
    """Say whether a closed ring goes around a point (counting crossings to the east of it)."""
    east, north = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > north) == (y2 > north):
            continue
        turn = (x2 - x1) * (north - y1) - (east - x1) * (y2 - y1)
        if (turn > 0) == (y2 > y1):
            inside = not inside
    return inside
