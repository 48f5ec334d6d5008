"""Plant exactly one error of a named rule in a clean drawing, for people to find."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count, pairwise
from math import hypot

import shapely
import shapely.ops

from trainer.domain.cadastre.areas import area_of, middle
from trainer.domain.cadastre.drawing import Change, Drawing, Label, Line, Point, Points
from trainer.domain.cadastre.inventing.draws import Draws
from trainer.domain.cadastre.inventing.plots import Parcel, inner_point, parcels, started_at
from trainer.domain.cadastre.levels import BOUNDARY, CONVENTIONS, HOUSE
from trainer.domain.cadastre.numbering import next_number
from trainer.domain.cadastre.projection import PROVINCE_MERIDIAN, on_meridian

Planter = Callable[[Drawing, Draws], Drawing]

WRONG_MERIDIANS = (104.5, 105.0, 106.0)


class NothingToSpoil(ValueError):
    """The drawing has no place where an error of this rule can be planted alone."""


def planted(drawing: Drawing, rule: str, seed: int) -> Drawing:
    """Return a clean drawing with one error of `rule`; the same seed plants the same one."""
    return PLANTERS[rule](drawing, Draws(seed))


def _one(drawing: Drawing, draws: Draws, fits: Callable[[Parcel], bool] = lambda _: True) -> Parcel:
    """Draw a parcel: a plain ring with one standing label, not changed earlier, that fits."""
    fitting = [parcel for parcel in parcels(drawing) if fits(parcel)]
    if not fitting:
        raise NothingToSpoil(drawing.sheet.number)
    return draws.one_of(fitting)


def _with_line(drawing: Drawing, line: Line) -> Drawing:
    """Return the drawing with one line replaced."""
    return replace(drawing, lines=tuple(line if x.id == line.id else x for x in drawing.lines))


def _with_label(drawing: Drawing, label: Label) -> Drawing:
    return replace(drawing, labels=tuple(label if x.id == label.id else x for x in drawing.labels))


def _added(drawing: Drawing, points: Points, colour: str = "red") -> Drawing:
    line = Line(id=_fresh(drawing), level=BOUNDARY, colour=colour, points=points)
    return replace(drawing, lines=(*drawing.lines, line))


def _fresh(drawing: Drawing) -> str:
    """Return an id that no feature of the drawing has."""
    used = drawing.ids()
    return next(name for name in (f"new{n}" for n in count(1)) if name not in used)


def _toward(start: Point, end: Point, distance: int) -> Point:
    """Return the point `distance` mm from `start` on the way to `end`, or beyond it."""
    share = distance / hypot(end[0] - start[0], end[1] - start[1])
    return (
        start[0] + round((end[0] - start[0]) * share),
        start[1] + round((end[1] - start[1]) * share),
    )


def _length(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


# Single lines.


def _open_ring(drawing: Drawing, draws: Draws) -> Drawing:
    parcel = _one(drawing, draws, lambda p: bool(p.outer_sides(6_000)))
    start, end = draws.one_of(parcel.outer_sides(6_000))
    ring = started_at(parcel.line.points, end)
    short = _toward(start, end, round(_length(start, end) * 0.5))
    return _with_line(drawing, replace(parcel.line, points=(*ring[:-1], short)))


def _diagonal(parcel: Parcel) -> tuple[Point, Point]:
    """Return two corners far apart whose straight connection runs inside the parcel."""
    shape = shapely.Polygon(parcel.line.points)
    corners = parcel.line.points[:-1]
    pairs = [(a, b) for a in corners for b in corners if a < b and _cuts_well(shape, a, b)]
    return max(pairs, key=lambda pair: _length(*pair))


def _cuts_well(shape: shapely.Polygon, a: Point, b: Point) -> bool:
    """Say whether the segment from `a` to `b` cuts real pieces off on both sides."""
    if _length(a, b) < 8_000 or not shape.buffer(1).contains(shapely.LineString([a, b])):
        return False
    cut = shapely.get_parts(shapely.ops.split(shape, shapely.LineString([a, b])))
    return len(cut) == 2 and all(4 * piece.area > 4_000 * piece.length for piece in cut)


def _can_be_cut(parcel: Parcel) -> bool:
    shape = shapely.Polygon(parcel.line.points)
    corners = parcel.line.points[:-1]
    return any(_cuts_well(shape, a, b) for a in corners for b in corners if a < b)


def _undershoot(drawing: Drawing, draws: Draws) -> Drawing:
    start, end = _diagonal(_one(drawing, draws, _can_be_cut))
    return _added(drawing, (start, _toward(end, start, draws.whole(200, 900))))


def _overshoot(drawing: Drawing, draws: Draws) -> Drawing:
    parcel = _one(drawing, draws, _can_be_cut)
    start, end = _diagonal(parcel)
    divided = _divided(drawing, parcel, start, end)
    beyond = _toward(end, _toward(end, start, 1_000), -draws.whole(300, 1_200))
    return _added(divided, (start, end, beyond))


def _divided(drawing: Drawing, parcel: Parcel, start: Point, end: Point) -> Drawing:
    """Number a parcel anew that is split from corner to corner, all but its new line."""
    corners = started_at(parcel.line.points, start)
    there = corners.index(end)
    parts = (corners[: there + 1], corners[there:])
    number = next_number(drawing)
    labels = [
        replace(
            parcel.label,
            id=f"{parcel.label.id}-{n}",
            point=inner_point((*part, part[0])),
            number=number + n,
            area=area_of(part),
        )
        for n, part in enumerate(parts)
    ]
    struck = _with_label(drawing, replace(parcel.label, struck=True))
    change = Change(old=(parcel.label.number,), new=tuple(label.number for label in labels))
    return replace(struck, labels=(*struck.labels, *labels), changes=(*struck.changes, change))


def _duplicate_line(drawing: Drawing, draws: Draws) -> Drawing:
    points = _one(drawing, draws).line.points
    turned = tuple(reversed(started_at(points, points[draws.whole(1, len(points) - 2)])))
    return _added(drawing, turned, "black")


def _missing_t_vertex(drawing: Drawing, draws: Draws) -> Drawing:
    """Give one parcel a corner, in line with its side, that its neighbour does not have."""
    parcel = _one(drawing, draws, lambda p: bool(p.inner_sides(6_000)))
    start, end = draws.one_of(parcel.inner_sides(6_000))
    ring = started_at(parcel.line.points, end)
    new = (*ring[:-1], middle(start, end), ring[-1])
    return _with_line(drawing, replace(parcel.line, points=new))


def _bow_tie(drawing: Drawing, draws: Draws) -> Drawing:
    """Twist a side that no neighbour has, just inside the parcel."""
    parcel = _one(drawing, draws, lambda p: bool(p.outer_sides(6_000)))
    start, end = draws.one_of(parcel.outer_sides(6_000))
    ring = started_at(parcel.line.points, end)
    far, near = (_inside_of(parcel, start, end, share) for share in (0.6, 0.4))
    return _with_line(drawing, replace(parcel.line, points=(*ring[:-1], far, near, ring[-1])))


def _inside_of(parcel: Parcel, start: Point, end: Point, share: float, depth: int = 900) -> Point:
    """Return a point `depth` mm inside the parcel, at a share of the way along a side."""
    foot = _toward(start, end, round(_length(start, end) * share))
    left = (foot[0] - (end[1] - start[1]), foot[1] + (end[0] - start[0]))
    inside = _toward(foot, left, depth)
    if shapely.Polygon(parcel.line.points).contains(shapely.Point(inside)):
        return inside
    return _toward(foot, left, -depth)


# Ground.


def _sliver(drawing: Drawing, draws: Draws) -> Drawing:
    """Draw a side a second time, a little inside."""
    parcel = _one(drawing, draws, lambda p: bool(p.inner_sides(8_000)))
    start, end = draws.one_of(parcel.inner_sides(8_000))
    bent = _inside_of(parcel, start, end, 0.5, draws.whole(100, 300))
    return _added(drawing, (start, bent, end))


def _gap(drawing: Drawing, draws: Draws) -> Drawing:
    return _moved_side(drawing, draws, draws.whole(300, 1_500))


def _overlap(drawing: Drawing, draws: Draws) -> Drawing:
    return _moved_side(drawing, draws, -draws.whole(300, 1_500))


def _moved_side(drawing: Drawing, draws: Draws, depth: int) -> Drawing:
    """Bend one parcel's side inwards, or outwards over its neighbour; the area is right."""
    parcel = _one(drawing, draws, lambda p: bool(p.inner_sides(8_000)))
    start, end = draws.one_of(parcel.inner_sides(8_000))
    ring = started_at(parcel.line.points, end)
    bent = _inside_of(parcel, start, end, 0.5, abs(depth))
    foot = _toward(start, end, round(_length(start, end) * 0.5))
    place = bent if depth > 0 else (2 * foot[0] - bent[0], 2 * foot[1] - bent[1])
    return _reshaped(drawing, parcel, (*ring[:-1], place, ring[-1]))


def _reshaped(drawing: Drawing, parcel: Parcel, points: Points) -> Drawing:
    spoilt = _with_line(drawing, replace(parcel.line, points=points))
    return _with_label(spoilt, replace(parcel.label, area=area_of(points)))


def _over_road_or_water(drawing: Drawing, draws: Draws) -> Drawing:
    """Bend a side that lies on a road or a stream over its edge."""
    parcel = _one(drawing, draws, lambda p: bool(p.cover_sides(8_000)))
    start, end = draws.one_of(parcel.cover_sides(8_000))
    ring = started_at(parcel.line.points, end)
    bent = _inside_of(parcel, start, end, 0.5, draws.whole(500, 1_500))
    foot = _toward(start, end, round(_length(start, end) * 0.5))
    out = (2 * foot[0] - bent[0], 2 * foot[1] - bent[1])
    return _reshaped(drawing, parcel, (*ring[:-1], out, ring[-1]))


# Levels, colours, codes.


def _wrong_level(drawing: Drawing, draws: Draws) -> Drawing:
    line = _one(drawing, draws).line
    return _with_line(drawing, replace(line, level=draws.one_of((HOUSE, 44, 13))))


def _wrong_colour(drawing: Drawing, draws: Draws) -> Drawing:
    line = _one(drawing, draws).line
    return _with_line(drawing, replace(line, colour=draws.one_of(("green", "yellow", "blue"))))


def _obsolete_code(drawing: Drawing, draws: Draws) -> Drawing:
    codes = sorted(CONVENTIONS.obsolete_land_types)
    return _with_label(drawing, replace(_one(drawing, draws).label, code=draws.one_of(codes)))


# Labels and numbers.


def _no_label(drawing: Drawing, draws: Draws) -> Drawing:
    label = _one(drawing, draws).label
    return replace(drawing, labels=tuple(x for x in drawing.labels if x.id != label.id))


def _two_labels(drawing: Drawing, draws: Draws) -> Drawing:
    label = _one(drawing, draws).label
    second = replace(
        label,
        id=_fresh(drawing),
        number=next_number(drawing),
        point=(label.point[0] + 800, label.point[1] + 500),
    )
    return replace(drawing, labels=(*drawing.labels, second))


def _label_outside(drawing: Drawing, draws: Draws) -> Drawing:
    """Put a label too many between the map and its frame."""
    frame, label = drawing.sheet.frame, _one(drawing, draws).label
    place = (frame.west + draws.whole(2_000, 8_000), frame.south + draws.whole(2_000, 8_000))
    stray = replace(label, id=_fresh(drawing), number=next_number(drawing), point=place)
    return replace(drawing, labels=(*drawing.labels, stray))


def _duplicate_number(drawing: Drawing, draws: Draws) -> Drawing:
    first = _one(drawing, draws).label
    second = _one(drawing, draws, lambda p: p.label.id != first.id).label
    return _with_label(drawing, replace(second, number=first.number))


def _reused_number(drawing: Drawing, draws: Draws) -> Drawing:
    old = [label for label in drawing.labels if label.struck]
    if not old:
        raise NothingToSpoil(drawing.sheet.number)
    label = _one(drawing, draws).label
    return _with_label(drawing, replace(label, number=draws.one_of(old).number))


def _old_number_left(drawing: Drawing, draws: Draws) -> Drawing:
    old = [label for label in drawing.labels if label.struck]
    if not old:
        raise NothingToSpoil(drawing.sheet.number)
    return _with_label(drawing, replace(draws.one_of(old), struck=False))


def _area_mismatch(drawing: Drawing, draws: Draws) -> Drawing:
    label = _one(drawing, draws).label
    return _with_label(drawing, replace(label, area=_misread(label.area, draws)))


def _misread(area: int, draws: Draws) -> int:
    """Return an area with two digits exchanged, or, where they are equal, one digit wrong."""
    digits = list(str(area))
    swaps = [i for i, (a, b) in enumerate(pairwise(digits)) if abs(int(a) - int(b)) > 1]
    if not swaps:
        return area + 90
    at = draws.one_of(swaps)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return int("".join(digits))


# Places.


def _swapped_axes(drawing: Drawing, draws: Draws) -> Drawing:
    return _elsewhere(drawing, _one(drawing, draws), lambda p: (p[1], p[0]))


def _wrong_meridian(drawing: Drawing, draws: Draws) -> Drawing:
    meridian = draws.one_of(WRONG_MERIDIANS)
    parcel = _one(drawing, draws)
    return _elsewhere(drawing, parcel, lambda p: on_meridian(p, PROVINCE_MERIDIAN, meridian))


def _elsewhere(drawing: Drawing, parcel: Parcel, place: Callable[[Point], Point]) -> Drawing:
    line = replace(parcel.line, points=tuple(place(point) for point in parcel.line.points))
    return _with_line(drawing, line)


PLANTERS: Mapping[str, Planter] = {
    "open-ring": _open_ring,
    "undershoot": _undershoot,
    "overshoot": _overshoot,
    "duplicate-line": _duplicate_line,
    "missing-t-vertex": _missing_t_vertex,
    "bow-tie": _bow_tie,
    "sliver": _sliver,
    "gap": _gap,
    "overlap": _overlap,
    "over-road-or-water": _over_road_or_water,
    "wrong-level": _wrong_level,
    "wrong-colour": _wrong_colour,
    "obsolete-code": _obsolete_code,
    "no-label": _no_label,
    "two-labels": _two_labels,
    "label-outside": _label_outside,
    "duplicate-number": _duplicate_number,
    "reused-number": _reused_number,
    "old-number-left": _old_number_left,
    "area-mismatch": _area_mismatch,
    "swapped-axes": _swapped_axes,
    "wrong-meridian": _wrong_meridian,
}
"""How an error of each rule is planted."""
