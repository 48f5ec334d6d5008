"""Splitting and merging parcels, exactly on the millimetre grid.

Cut points are rounded to the millimetre once, and both parts have them; nothing else moves. Areas
rounded to 0.1 m² may therefore add up to 0.1 m² more than the whole.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot

import shapely

from trainer.domain.cadastre.admission import SELF_CROSSING
from trainer.domain.cadastre.areas import TENTH, twice_signed_area
from trainer.domain.cadastre.drawing import Point, Points
from trainer.domain.cadastre.problems import Problem
from trainer.domain.values import Text

Halves = tuple[Points, Points]

REACH = 2
"""A line that ends this close (mm) to a boundary ends on it."""

NOT_A_PARCEL = Problem(
    code="not-a-parcel",
    message=Text(vi="Ranh giới thửa chưa khép kín hoặc tự cắt.", en="The outline is not sound."),
    remedy=Text(vi="Hãy sửa ranh giới thửa trước.", en="Mend the outline first."),
)
NOT_ACROSS = Problem(
    code="not-across",
    message=Text(
        vi="Đường chia không cắt thửa thành đúng hai phần.",
        en="The line does not divide the parcel into exactly two parts.",
    ),
    remedy=Text(
        vi="Đường chia phải đi từ cạnh này sang cạnh khác của thửa, một lần.",
        en="Draw it from one side of the parcel to another, once.",
    ),
)
TOO_LARGE = Problem(
    code="too-large",
    message=Text(
        vi="Phần tách ra lớn hơn hoặc bằng cả thửa.",
        en="The part is as large as the parcel, or larger.",
    ),
    remedy=Text(
        vi="Hãy nhập khoảng cách hoặc diện tích nhỏ hơn.", en="Enter a smaller distance or area."
    ),
)
NOT_ADJOINING = Problem(
    code="not-adjoining",
    message=Text(
        vi="Các thửa không liền kề, hoặc ranh giới chung không trùng đỉnh.",
        en="The parcels do not adjoin, or do not agree on their common boundary.",
    ),
    remedy=Text(
        vi="Chỉ hợp các thửa liền kề; sửa ranh giới chung cho trùng khớp trước khi hợp.",
        en="Merge adjoining parcels only, and bring their common boundary into agreement first.",
    ),
)


def split_by_line(ring: Points, line: Points) -> Halves | Problem:
    """Divide a ring along a line that crosses it once; the part on the line's left comes first."""
    if not _sound(ring):
        return NOT_A_PARCEL
    if len(set(line)) < 2:
        return NOT_ACROSS
    origin = ring[0]
    shape, cut = _local(ring, origin), shapely.LineString(_shifted(line, origin))
    if not cut.is_simple:
        return SELF_CROSSING
    inside = shapely.intersection(shape, _longer(cut))
    return _along(ring, _path(inside, shape, origin))


def _sound(ring: Points) -> bool:
    return len(ring) > 3 and ring[0] == ring[-1] and bool(_local(ring, ring[0]).is_valid)


def _shifted(points: Points, origin: Point) -> list[Point]:
    return [(x - origin[0], y - origin[1]) for x, y in points]


def _local(ring: Points, origin: Point) -> shapely.Polygon:
    return shapely.Polygon(_shifted(ring, origin))


def _longer(line: shapely.LineString) -> shapely.LineString:
    """Return a line that reaches REACH further at both ends."""
    points = [(x, y) for x, y in line.coords]
    first, last = _beyond(points[1], points[0]), _beyond(points[-2], points[-1])
    return shapely.LineString([first, *points[1:-1], last])


def _beyond(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    share = 1 + REACH / hypot(end[0] - start[0], end[1] - start[1])
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _path(inside: shapely.Geometry, shape: shapely.Polygon, origin: Point) -> Points | None:
    """Return the way of a cut through the shape, from boundary to boundary; None if not once."""
    pieces = [part for part in shapely.get_parts(inside) if part.length > 2 * REACH]
    if len(pieces) != 1 or not isinstance(pieces[0], shapely.LineString):
        return None
    ends = (shapely.get_point(pieces[0], i) for i in (0, -1))
    if any(shapely.distance(shape.exterior, end) > 0.01 for end in ends):
        return None
    whole = ((round(x) + origin[0], round(y) + origin[1]) for x, y in pieces[0].coords)
    return tuple(dict.fromkeys(whole))


def _along(ring: Points, path: Points | None) -> Halves | Problem:
    """Divide a ring along a path from one point of its boundary to another."""
    if path is None or len(path) < 2:
        return NOT_ACROSS
    first, last = (_corner_near(ring, end) for end in (path[0], path[-1]))
    corners = with_corners(ring, (first, last))[:-1]
    if first == last or first not in corners or last not in corners:
        return NOT_ACROSS
    way = (first, *path[1:-1], last)
    parts = (
        _closed(way, _walk(corners, last, first)),
        _closed(way[::-1], _walk(corners, first, last)),
    )
    if not all(map(_sound, parts)):
        return NOT_ACROSS
    left_first = twice_signed_area(parts[0]) > 0
    return parts if left_first else (parts[1], parts[0])


def _corner_near(ring: Points, point: Point) -> Point:
    """Return the corner of a ring that a point falls on, or the point itself."""
    near = min(ring, key=lambda p: hypot(p[0] - point[0], p[1] - point[1]))
    return near if hypot(near[0] - point[0], near[1] - point[1]) <= REACH else point


def _walk(corners: Points, start: Point, end: Point) -> Points:
    """Return the corners strictly between two of them, in the ring's own direction."""
    turned = corners[corners.index(start) :] + corners[: corners.index(start)]
    return turned[1 : turned.index(end)]


def _closed(way: Points, back: Points) -> Points:
    return (*way, *back, way[0])


def with_corners(points: Points, corners: Sequence[Point]) -> Points:
    """Return a line or ring with those `corners` put in that lie on it and that it lacks.

    This is how a neighbour gets the vertex at which a new boundary ends on it.
    """
    for corner in corners:
        if corner not in points:
            points = _with_corner(points, corner)
    return points


def _with_corner(points: Points, corner: Point) -> Points:
    apart = [_distance(corner, a, b) for a, b in pairwise(points)]
    at = min(range(len(apart)), key=apart.__getitem__)
    return (*points[: at + 1], corner, *points[at + 1 :]) if apart[at] <= REACH else points


def _distance(point: Point, start: Point, end: Point) -> float:
    ex, ey = end[0] - start[0], end[1] - start[1]
    px, py = point[0] - start[0], point[1] - start[1]
    length = ex * ex + ey * ey
    share = min(1.0, max(0.0, (px * ex + py * ey) / length)) if length else 0.0
    return hypot(px - share * ex, py - share * ey)


def split_at_distance(ring: Points, side: int, distance: int) -> Halves | Problem:
    """Divide off the strip `distance` mm deep along a side (counted from 0); it comes first."""
    if not _sound(ring) or not 0 <= side < len(ring) - 1:
        return NOT_A_PARCEL
    return _strip(ring, side, distance) if distance > 0 else NOT_ACROSS


def _strip(ring: Points, side: int, depth: float) -> Halves | Problem:
    shape = _local(ring, ring[0])
    cut = _parallel(ring, side, depth)
    inside = shapely.intersection(shape, cut)
    if shapely.is_empty(inside):
        return TOO_LARGE
    halves = _along(ring, _path(inside, shape, ring[0]))
    if isinstance(halves, Problem):
        return halves
    return halves if ring[side] in halves[0] and ring[side + 1] in halves[0] else halves[::-1]


def _parallel(ring: Points, side: int, depth: float) -> shapely.LineString:
    """Return a line as long as need be, parallel to a side and `depth` mm inside of it."""
    (ax, ay), (bx, by) = (p for p in _shifted((ring[side], ring[side + 1]), ring[0]))
    length = hypot(bx - ax, by - ay)
    ux, uy = (bx - ax) / length, (by - ay) / length
    inward = 1 if twice_signed_area(ring) > 0 else -1
    ox, oy = ax - uy * depth * inward, ay + ux * depth * inward
    far = sum(hypot(q[0] - p[0], q[1] - p[1]) for p, q in pairwise(ring))
    return shapely.LineString([(ox - ux * far, oy - uy * far), (ox + ux * far, oy + uy * far)])


@lru_cache(maxsize=256)
def split_to_area(ring: Points, side: int, area: int) -> Halves | Problem:
    """Divide off a strip along a side that has `area` (0.1 m²) as nearly as millimetres allow."""
    if not _sound(ring) or not 0 <= side < len(ring) - 1:
        return NOT_A_PARCEL
    wanted = 2 * area * TENTH
    if not 0 < wanted < abs(twice_signed_area(ring)):
        return TOO_LARGE
    if _twice_strip(ring, side, 0) >= wanted:
        return NOT_ACROSS
    return _strip(ring, side, _root(lambda depth: _twice_strip(ring, side, depth) - wanted))


def _twice_strip(ring: Points, side: int, depth: float) -> float:
    """Return twice the area of the ground on the side's own hand of its parallel."""
    shape, edge = _local(ring, ring[0]), _parallel(ring, side, depth)
    far = _parallel(ring, side, -edge.length)
    behind = shapely.Polygon([*far.coords, *reversed(edge.coords)])
    return 2 * float(shapely.intersection(shape, behind).area)


def _root(value: Callable[[float], float]) -> float:
    """Return where a growing function of a length in mm passes 0, by halving."""
    low, high = 0.0, 1.0
    while value(high) < 0 and high < 1e9:
        low, high = high, 2 * high
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (middle, high) if value(middle) < 0 else (low, middle)
    return high


def merged(rings: Sequence[Points]) -> Points | Problem:
    """Return the one ring around adjoining rings; their common sides must agree point for point."""
    if len(rings) < 2 or not all(map(_sound, rings)):
        return NOT_A_PARCEL if not all(map(_sound, rings)) else NOT_ADJOINING
    sides = [side for ring in rings for side in pairwise(_anticlockwise(ring))]
    count = Counter(sides)
    outer = [side for side in sides if side[::-1] not in count]
    following = dict(outer)
    if len(following) != len(outer) or len(outer) == len(sides):
        return NOT_ADJOINING
    loop = _loop(following, outer[0][0])
    whole = len(loop) == len(outer) + 1 and twice_signed_area(loop) > 0
    return loop if whole else NOT_ADJOINING


def _anticlockwise(ring: Points) -> Points:
    return ring if twice_signed_area(ring) > 0 else ring[::-1]


def _loop(following: dict[Point, Point], start: Point) -> Points:
    loop = [start]
    while len(loop) <= len(following):
        loop.append(following.get(loop[-1], start))
        if loop[-1] == start:
            break
    return tuple(loop)
