"""Rules about single boundaries: closed, ended in the right place, drawn once, not crossing."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.ops import substring

from trainer.domain.cadastre.checks.case import Case, found, polygon_of
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.levels import BOUNDARY
from trainer.domain.cadastre.topology.contacts import SAME
from trainer.domain.values import Text

TAIL = 3_000
"""A loose end at most this far (mm) beyond a boundary has run past it; any other stops short."""

NEARLY_CLOSED = 0.35
"""An open line whose ends are nearer to each other than this share of its length goes around."""


def open_rings(case: Case) -> dict[int, frozenset[int]]:
    """Return the lines that go around a parcel without closing, and the labels that they enclose."""
    rings = {}
    for position in _open_lines(case):
        around = _labels_around(case, position)
        if _goes_around(case, position, around):
            rings[position] = around
    return rings


def _open_lines(case: Case) -> list[int]:
    return np.flatnonzero(~case.fabric.work.closed).tolist()


def _labels_around(case: Case, position: int) -> frozenset[int]:
    points = shapely.get_coordinates(case.fabric.shapes[position])
    if len(points) < 3:
        return frozenset()
    return case.labels_in(shapely.make_valid(shapely.Polygon(points)))


def _goes_around(case: Case, position: int, around: frozenset[int]) -> bool:
    shape = case.fabric.shapes[position]
    points = shapely.get_coordinates(shape)
    if len(points) < 4:
        return False
    if len(around) == 1 and (around <= case.lone_labels() or _mostly_shared(case, position)):
        return True
    across = float(np.hypot(*(points[0] - points[-1])))
    return across < NEARLY_CLOSED * shape.length and any(
        _is_loose(case, position, end) for end in (0, -1)
    )


def _mostly_shared(case: Case, position: int) -> bool:
    shared = case.fabric.work.shared[case.fabric.work.line == position]
    return bool(shared.mean() >= 0.5) and not shared.all()


def _is_loose(case: Case, position: int, end: int) -> bool:
    return not _beside(case, position, _end_point(case, position, end), SAME)


def _end_point(case: Case, position: int, end: int) -> shapely.Point:
    point: shapely.Point = shapely.get_point(case.fabric.shapes[position], end)
    return point


def _beside(case: Case, position: int, shape: shapely.Geometry, within: float) -> bool:
    """Say whether another boundary lies within a distance of `shape`."""
    others = np.arange(len(case.fabric.shapes)) != position
    close = case.fabric.shapes[others & shapely.dwithin(case.fabric.shapes, shape, within)]
    edges = [s.exterior if isinstance(s, shapely.Polygon) else s for s in close]
    return any(shapely.dwithin(edge, shape, within) for edge in edges)


def unclosed(case: Case, rings: dict[int, frozenset[int]]) -> Iterator[Finding]:
    """Report the outlines that are not closed."""
    for position in rings:
        line = case.line(position)
        across = float(np.hypot(*np.subtract(line.points[0], line.points[-1])))
        yield found("open-ring", line.points[-1], [line.id], _metres("Hở", "Open by", across))


def _metres(vi: str, en: str, length: float) -> Text:
    shown = f"{length / 1000:.2f}"
    return Text(vi=f"{vi} {shown.replace('.', ',')} m.", en=f"{en} {shown} m.")


def loose_ends(case: Case, rings: dict[int, frozenset[int]]) -> list[tuple[int, int]]:
    """Return the lines, and their ends (0 or -1), that meet no boundary."""
    return [
        (position, end)
        for position in _open_lines(case)
        for end in (0, -1)
        if position not in rings and _is_loose(case, position, end)
    ]


def not_met(case: Case, ends: list[tuple[int, int]]) -> Iterator[Finding]:
    """Report ends of lines that run past the boundary they should meet, or do not reach it."""
    for position, end in ends:
        yield _loose_end(case, position, end)


def _loose_end(case: Case, position: int, end: int) -> Finding:
    line = case.line(position)
    rule = (
        "overshoot" if _beside(case, position, _tail(case, position, end), SAME) else "undershoot"
    )
    detail = Text(
        vi="Đầu đường không gặp ranh giới nào."
        if rule == "undershoot"
        else "Đầu đường nhô ra khỏi ranh giới phải gặp.",
        en="The end meets no boundary."
        if rule == "undershoot"
        else "The end sticks out beyond the boundary.",
    )
    return found(rule, line.points[end], [line.id], detail)


def _tail(case: Case, position: int, end: int) -> shapely.Geometry:
    shape = case.fabric.shapes[position]
    return substring(shape, 0, TAIL) if end == 0 else substring(shape, -TAIL, shape.length)


def drawn_twice(case: Case, rings: dict[int, frozenset[int]]) -> Iterator[Finding]:
    """Find lines that lie on other lines for their whole length."""
    detail = Text(vi="Hai đường trùng khít nhau.", en="Two lines lie exactly on each other.")
    by_id = {line.id: line for line in case.fabric.work.lines}
    for twins in case.fabric.twins:
        yield found("duplicate-line", by_id[twins[0]].points[0], twins, detail)
    work = case.fabric.work
    for position in _open_lines(case):
        if position not in rings and work.shared[work.line == position].all():
            line = case.line(position)
            yield found("duplicate-line", line.points[0], [line.id], detail)


def missing_vertices(case: Case) -> Iterator[Finding]:
    """Find boundaries on which another ends, or has a corner, where they have no vertex."""
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    for touch in case.fabric.contacts.touches:
        at[case.fabric.work.place(touch.point)] += [touch.other, touch.line]
    for place, lines in at.items():
        detail = Text(
            vi="Thửa bên có đỉnh tại đây, đường này thì không.",
            en="The neighbour has a vertex here, this line has none.",
        )
        yield found("missing-t-vertex", place, case.names(lines), detail)


def self_crossings(case: Case) -> Iterator[Finding]:
    """Find outlines that cross themselves."""
    for position in np.flatnonzero(case.fabric.twisted).tolist():
        line = case.line(position)
        detail = Text(vi="Hai cạnh của thửa cắt nhau.", en="Two sides of the outline cross.")
        yield found("bow-tie", _crossing_point(case, position), [line.id], detail)


def _crossing_point(case: Case, position: int) -> tuple[int, int]:
    reason = str(shapely.is_valid_reason(case.fabric.shapes[position]))
    _, bracket, where = reason.partition("[")
    if not bracket:
        return case.line(position).points[0]
    x, y = where.rstrip("]").split()[:2]
    return case.fabric.work.place(complex(float(x), float(y)))


def misplaced_rings(case: Case, lone: frozenset[int]) -> dict[str, frozenset[int]]:
    """Return outlines of parcels drawn on another level, and the `lone` labels in them."""
    around: dict[int, tuple[float, str]] = {}
    for line in case.drawing.lines if lone else ():
        if line.level != BOUNDARY and line.closed:
            shape = shapely.make_valid(polygon_of(line, case.fabric.work.origin))
            inside = lone & case.labels_in(shape)
            if len(inside) == 1:
                around[min(inside)] = max(around.get(min(inside), (0.0, "")), (shape.area, line.id))
    return {name: frozenset({label}) for label, (_, name) in around.items()}
