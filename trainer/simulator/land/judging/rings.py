"""Whether a ring that was drawn is the parcel that it ought to be; pure arithmetic on millimetres."""

from collections.abc import Iterator
from itertools import pairwise

from trainer.domain.cadastre.drawing import Drawing, Label, Line, Point, Points
from trainer.simulator.land.parcels import holds, standing
from trainer.simulator.land.plots import TrueParcel

ROUNDED = 1
"""Areas may differ by a tenth of a square metre: the rounded parts of a split need not add up."""


def drawn_as(drawing: Drawing, parcel: TrueParcel) -> Line | None:
    """Return the boundary on the drawing that runs as the parcel's ought to."""
    return next((x for x in _rings_like(drawing, parcel) if runs_as(x.points, parcel)), None)


def _rings_like(drawing: Drawing, parcel: TrueParcel) -> Iterator[Line]:
    """Yield the closed lines on the level of the parcel, in its colour if that matters."""
    for line in drawing.lines:
        if line.level == parcel.level and line.closed and parcel.colour in ("", line.colour):
            yield line


def runs_as(ring: Points, parcel: TrueParcel) -> bool:
    """Say whether each corner is there and no vertex lies off the boundary.

    Any first corner and direction will do, and vertices on the edges, as neighbours need them.
    """
    if not _overlap(ring, parcel):
        return False
    corners = all(_near_any(corner, ring, parcel.within) for corner in parcel.ring)
    return corners and all(_close_by(vertex, parcel) for vertex in ring)


def _overlap(ring: Points, parcel: TrueParcel) -> bool:
    """Say whether the westernmost corners agree: most rings of a map are told apart by this."""
    return abs(min(ring)[0] - min(parcel.ring)[0]) <= parcel.within


def _near_any(point: Point, ring: Points, within: int) -> bool:
    return any(_apart(point, vertex) <= within for vertex in ring)


def _apart(a: Point, b: Point) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def _close_by(vertex: Point, parcel: TrueParcel) -> bool:
    """Say whether a vertex is a corner of the parcel or lies on its boundary."""
    return vertex in parcel.ring or _off(vertex, parcel.ring) <= parcel.within


def _off(point: Point, ring: Points) -> float:
    """Return how far a point lies from the boundary, in millimetres."""
    return min(_from_edge(point, a, b) for a, b in pairwise(ring))


def _from_edge(point: Point, a: Point, b: Point) -> float:
    east, north = b[0] - a[0], b[1] - a[1]
    length = east * east + north * north
    if not length:
        return _apart(point, a)
    along = (point[0] - a[0]) * east + (point[1] - a[1]) * north
    share = min(1.0, max(0.0, along / length))
    foot = (a[0] + share * east, a[1] + share * north)
    return float(((point[0] - foot[0]) ** 2 + (point[1] - foot[1]) ** 2) ** 0.5)


def labels_in(drawing: Drawing, parcel: TrueParcel) -> Iterator[Label]:
    """Yield the standing labels inside the parcel."""
    west, east = min(parcel.ring)[0], max(parcel.ring)[0]
    near = (label for label in standing(drawing) if west <= label.point[0] <= east)
    return (label for label in near if holds(parcel.ring, label.point))


def area_agrees(area: int, wanted: int, leeway: int = ROUNDED) -> bool:
    """Say whether two areas (0.1 m²) are the same but for rounding."""
    return abs(area - wanted) <= leeway


def inner_point(ring: Points) -> Point:
    """Return a point well inside a ring: on the line half-way between two of its corners' norths."""
    norths = sorted({north for _, north in ring})
    level = (norths[len(norths) // 2 - 1] + norths[len(norths) // 2]) // 2
    crossed = sorted(
        a[0] + (b[0] - a[0]) * (level - a[1]) // (b[1] - a[1])
        for a, b in pairwise(ring)
        if (a[1] > level) != (b[1] > level)
    )
    west, east = max(
        zip(crossed[::2], crossed[1::2], strict=False), key=lambda gap: gap[1] - gap[0]
    )
    return (west + east) // 2, level
