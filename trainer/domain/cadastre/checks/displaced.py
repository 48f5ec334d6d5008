"""Points far off the sheet that lie on it when their axes, or their meridian, are put right.

They are reported, and then judged where they belong: everything else about them may be right.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import numpy as np
import shapely

from trainer.domain.cadastre.admission import explanation
from trainer.domain.cadastre.checks.case import Case, found
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.drawing import Drawing, Frame, Label, Line, Point, Points
from trainer.domain.cadastre.levels import BOUNDARY
from trainer.domain.values import Text

MARGIN = 100_000
"""How far (mm) from its sheet a point may lie without being taken for displaced."""

Moved = dict[str, tuple[str, str, Point]]
"""By feature: the rule, the meridian as written, and where its first displaced point belongs."""


def put_right(drawing: Drawing) -> tuple[Drawing, tuple[Finding, ...]]:
    """Return the drawing with displaced points put right, and what was displaced."""
    moved: Moved = {}
    frame = drawing.sheet.frame
    lines = tuple(_line(line, frame, moved) for line in drawing.lines)
    labels = tuple(_label(label, frame, moved) for label in drawing.labels)
    return replace(drawing, lines=lines, labels=labels), tuple(_findings(moved))


def any_displaced(case: Case) -> bool:
    """Say whether any point lies off the sheet: of most drawings none does."""
    frame, origin = case.drawing.sheet.frame, case.fabric.work.origin
    rest = [line for line in case.drawing.lines if line.level != BOUNDARY]
    flat = np.fromiter(
        chain.from_iterable(chain.from_iterable(line.points for line in rest)), dtype=np.int64
    )
    low = (frame.west - origin[0] - MARGIN, frame.south - origin[1] - MARGIN)
    ends = shapely.get_coordinates(case.fabric.seeds)
    every = (
        case.fabric.work.vertices.view(np.float64).reshape(-1, 2),
        ends,
        flat.reshape(-1, 2) - origin,
    )
    high = (frame.east - origin[0] + MARGIN, frame.north - origin[1] + MARGIN)
    return any(((points < low) | (points > high)).any() for points in every)


def _line(line: Line, frame: Frame, moved: Moved) -> Line:
    if _all_near(line.points, frame):
        return line
    points = tuple(_point(point, frame, line.id, moved) for point in line.points)
    return replace(line, points=points)


def _all_near(points: Points, frame: Frame) -> bool:
    east, north = zip(*points, strict=True)
    return frame.holds((min(east), min(north)), MARGIN) and frame.holds(
        (max(east), max(north)), MARGIN
    )


def _label(label: Label, frame: Frame, moved: Moved) -> Label:
    if frame.holds(label.point, MARGIN):
        return label
    return replace(label, point=_point(label.point, frame, label.id, moved))


def _point(point: Point, frame: Frame, feature: str, moved: Moved) -> Point:
    if frame.holds(point, MARGIN):
        return point
    cause = explanation(point, lambda place: frame.holds(place, MARGIN))
    if cause is None:
        return point
    rule, meridian, place = cause
    shown = shown_meridian(meridian) if meridian else ""
    moved.setdefault(feature, (rule, shown, place))
    return place


def shown_meridian(degrees: float) -> str:
    """Write a meridian as maps do: 104.75 is 104°45'."""
    return f"{int(degrees)}°{round(degrees % 1 * 60):02d}'"


def _findings(moved: Moved) -> Iterator[Finding]:
    for key in dict.fromkeys((rule, meridian) for rule, meridian, _ in moved.values()):
        names = [name for name, cause in moved.items() if cause[:2] == key]
        yield found(key[0], moved[names[0]][2], names, _detail(*key, len(names)))


def _detail(rule: str, meridian: str, count: int) -> Text:
    if rule == "swapped-axes":
        return Text(
            vi=f"{count} đối tượng có X và Y đổi chỗ cho nhau.",
            en=f"{count} features have X and Y exchanged.",
        )
    return Text(
        vi=f"{count} đối tượng được tính theo kinh tuyến trục {meridian}.",
        en=f"{count} features are computed on the meridian {meridian}.",
    )


def displaced_features(findings: tuple[Finding, ...]) -> frozenset[str]:
    """Return the ids of all features that were put right."""
    return frozenset(chain.from_iterable(finding.features for finding in findings))
