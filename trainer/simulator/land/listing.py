"""The tables of points on the desk: as they were measured, or with a mistake of conversion in them."""

from trainer.domain.cadastre.drawing import Drawing, Point, Points
from trainer.domain.cadastre.projection import (
    OTHER_MERIDIANS,
    PROVINCE_MERIDIAN,
    VN2000_TO_WGS84,
    from_wgs84,
    on_meridian,
    projected,
    wgs84_of,
)
from trainer.simulator.land.shapes import CoordinateTable
from trainer.simulator.land.written import NotOnMap, line_called, point_of

DEGREE = 1_000_000
"""Degrees are listed in millionths: about a tenth of a metre."""


def listed_points(table: CoordinateTable, drawing: Drawing) -> Points:
    """Return the points of a table as they are listed: the first is not repeated at the end.

    East before north: millimetres of VN-2000, perhaps with a mistake, or millionths of a degree of
    WGS84. Raises NotOnMap.
    """
    return tuple(_written(table, point) for point in _points(table, drawing))


def _points(table: CoordinateTable, drawing: Drawing) -> Points:
    ring = line_called(drawing, table.of).points if table.of else ()
    if table.corners:
        return tuple(point_of(corner, ring) for corner in table.corners)
    return ring[:-1] if ring and ring[0] == ring[-1] else ring


def _written(table: CoordinateTable, point: Point) -> Point:
    latitude, longitude = wgs84_of(point)
    if table.system == "wgs84":
        return round(longitude * DEGREE), round(latitude * DEGREE)
    if table.mistake == "swapped-axes":
        return point[1], point[0]
    if table.mistake == "wrong-meridian":
        return on_meridian(point, PROVINCE_MERIDIAN, _meridian(table.meridian))
    if table.mistake == "wrong-shift":
        return projected(*from_wgs84(latitude, longitude, VN2000_TO_WGS84.wrong_signed))
    if table.mistake == "no-shift":
        return projected(latitude, longitude)
    return point


def _meridian(text: str) -> float:
    """Return a central meridian that is in use somewhere else. Raises NotOnMap."""
    known = {f"{meridian:g}": meridian for meridian in OTHER_MERIDIANS}
    if text not in known:
        raise NotOnMap(
            f"“{text}” không phải kinh tuyến trục của nơi khác",
            f"“{text}” is no central meridian of another place",
        )
    return known[text]
