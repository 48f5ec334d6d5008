"""The parcels of a clean drawing with the sides on which an error can be planted alone."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from math import hypot

import shapely

from trainer.domain.cadastre.drawing import Drawing, Label, Line, Point, Points
from trainer.domain.cadastre.levels import BOUNDARY, LAND_COVER_EDGES
from trainer.domain.cadastre.parcels import parcels_of

Side = tuple[Point, Point]


@dataclass(frozen=True)
class Parcel:
    """A ring with its one label, and its sides in their order around: `inner` ones have a
    neighbour, `outer` ones have none, `cover` ones lie on a road or a water."""

    line: Line
    label: Label
    inner: tuple[Side, ...]
    outer: tuple[Side, ...]
    cover: tuple[Side, ...]

    def inner_sides(self, least: int) -> list[Side]:
        """Return the sides of at least `least` mm that a neighbour shares."""
        return [side for side in self.inner if _length(side) >= least]

    def outer_sides(self, least: int) -> list[Side]:
        """Return the sides of at least `least` mm that no neighbour has."""
        return [side for side in self.outer if _length(side) >= least]

    def cover_sides(self, least: int) -> list[Side]:
        """Return the sides of at least `least` mm along a road or a water."""
        return [side for side in self.cover if _length(side) >= least]


def _length(side: Side) -> float:
    return hypot(side[1][0] - side[0][0], side[1][1] - side[0][1])


def parcels(drawing: Drawing) -> list[Parcel]:
    """Return the parcels that are one ring with one label and were not changed earlier."""
    lines = {line.id: line for line in drawing.lines}
    labels = {label.id: label for label in drawing.labels}
    changed = set(chain.from_iterable((*c.old, *c.new) for c in drawing.changes))
    used = Counter(chain.from_iterable(map(_sides, _of_level(drawing, (BOUNDARY,)))))
    covered = set(chain.from_iterable(map(_sides, _of_level(drawing, LAND_COVER_EDGES))))
    return [
        _parcel(lines[p.lines[0]], labels[p.labels[0]], used, covered)
        for p in parcels_of(drawing)
        if len(p.lines) == len(p.labels) == 1 and labels[p.labels[0]].number not in changed
    ]


def _of_level(drawing: Drawing, levels: tuple[int, ...]) -> list[Line]:
    return [line for line in drawing.lines if line.level in levels]


def _sides(line: Line) -> list[frozenset[Point]]:
    return [frozenset(pair) for pair in pairwise(line.points)]


def _parcel(
    line: Line, label: Label, used: Counter[frozenset[Point]], covered: set[frozenset[Point]]
) -> Parcel:
    sides = tuple(pairwise(line.points))
    return Parcel(
        line=line,
        label=label,
        inner=tuple(side for side in sides if used[frozenset(side)] > 1),
        outer=tuple(side for side in sides if used[frozenset(side)] == 1),
        cover=tuple(side for side in sides if frozenset(side) in covered),
    )


def started_at(ring: Points, point: Point) -> Points:
    """Return a closed ring that begins and ends at one of its corners."""
    corners = ring[:-1]
    at = corners.index(point)
    return (*corners[at:], *corners[:at], point)


def inner_point(ring: Points) -> Point:
    """Return a point well inside a ring."""
    east, north = ring[0]
    point = shapely.Polygon([(x - east, y - north) for x, y in ring]).point_on_surface()
    return round(point.x) + east, round(point.y) + north
