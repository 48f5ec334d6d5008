"""Whether points can be put on the map at all: refused with a sentence, or left to the checks.

Points with exchanged axes or on another meridian are let in: to find them is what is learnt.
"""

from collections.abc import Callable, Iterator

import shapely

from trainer.domain.cadastre.drawing import Frame, Point, Points, Sheet
from trainer.domain.cadastre.problems import Problem
from trainer.domain.cadastre.projection import OTHER_MERIDIANS, on_meridian
from trainer.domain.values import Text

MOST_POINTS = 1_000
DEGREES = 360_000
"""A number below 360, taken for metres, is an angle (in millimetres here)."""

PROVINCE = Frame(west=400_000_000, south=2_310_000_000, east=566_000_000, north=2_502_000_000)
"""Generous bounds of the province on its own meridian."""

NO_POINTS = Problem(
    code="too-few-points",
    message=Text(vi="Chưa đủ điểm để vẽ.", en="There are too few points to draw."),
    remedy=Text(
        vi="Hãy nhập ít nhất hai điểm khác nhau; thửa đất cần ít nhất ba điểm.",
        en="Enter at least two different points; a parcel needs at least three.",
    ),
)
TOO_MANY = Problem(
    code="too-many-points",
    message=Text(
        vi=f"Đường này có quá nhiều điểm (tối đa {MOST_POINTS}).",
        en=f"The line has too many points (at most {MOST_POINTS}).",
    ),
    remedy=Text(
        vi="Chỉ giữ các điểm góc của ranh giới, hoặc chia thành nhiều đường.",
        en="Keep the corners of the boundary only, or divide it into several lines.",
    ),
)
IN_DEGREES = Problem(
    code="degrees",
    message=Text(
        vi="Tọa độ đang ở dạng độ, không phải mét.",
        en="The coordinates are degrees, not metres.",
    ),
    remedy=Text(
        vi="Hãy chuyển sang VN-2000, kinh tuyến trục 103°00', rồi nhập X (Bắc) và Y (Đông) bằng mét.",
        en="Convert them to VN-2000, meridian 103°00', and enter X (north) and Y (east) in metres.",
    ),
)
FAR_AWAY = Problem(
    code="outside-province",
    message=Text(vi="Điểm nằm ngoài địa bàn tỉnh.", en="A point lies outside the province."),
    remedy=Text(
        vi="Hãy kiểm tra số chữ số, thứ tự X và Y và hệ tọa độ, rồi nhập lại.",
        en="Check the digits, the order of X and Y and the coordinate system, and enter it again.",
    ),
)
SELF_CROSSING = Problem(
    code="self-crossing",
    message=Text(vi="Đường này tự cắt chính nó.", en="The line crosses itself."),
    remedy=Text(
        vi="Hãy nhập các điểm theo đúng thứ tự.", en="Enter the points in their proper order."
    ),
)


def problem_with_points(
    points: Points, sheet: Sheet | None = None, *, simple: bool = False
) -> Problem | None:
    """Return why points cannot be drawn, or None.

    A `simple` line may not cross itself; otherwise that is left to the checks. Points near the
    `sheet` need no further look.
    """
    return next(_problems(points, sheet, simple), None)


def _problems(points: Points, sheet: Sheet | None, simple: bool) -> Iterator[Problem]:
    if len(set(points)) < 2:
        yield NO_POINTS
    if len(points) > MOST_POINTS:
        yield TOO_MANY
        return
    for point in points:
        if sheet is None or not sheet.frame.holds(point):
            yield from _problem_with_point(point)
    if simple and not shapely.is_simple(shapely.LineString(points)):
        yield SELF_CROSSING


def _problem_with_point(point: Point) -> Iterator[Problem]:
    if abs(point[0]) <= DEGREES and abs(point[1]) <= DEGREES:
        yield IN_DEGREES
    elif explanation(point, PROVINCE.holds) is None:
        yield FAR_AWAY


def explanation(point: Point, holds: Callable[[Point], bool]) -> tuple[str, float, Point] | None:
    """Say what would bring a point to where `holds` is true: nothing (""), exchanged axes, or
    another meridian; with the meridian it was drawn on and the place where it belongs."""
    return next((cause for cause in _causes(point) if holds(cause[2])), None)


def _causes(point: Point) -> Iterator[tuple[str, float, Point]]:
    yield "", 0.0, point
    yield "swapped-axes", 0.0, (point[1], point[0])
    if max(map(abs, point)) < 10_000_000_000:
        for meridian in OTHER_MERIDIANS:
            yield "wrong-meridian", meridian, on_meridian(point, meridian)
