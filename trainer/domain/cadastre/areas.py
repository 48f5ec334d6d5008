"""Areas in whole tenths of a square metre, exact on the millimetre grid."""

from itertools import pairwise

from trainer.domain.cadastre.drawing import Point, Points

TENTH = 100_000
"""Square millimetres in a tenth of a square metre."""


def twice_signed_area(points: Points) -> int:
    """Return twice the area in mm² of the ring `points`, positive when it runs anticlockwise.

    The ring may be closed or not: the way back to the first point belongs to it.
    """
    east, north = points[0]
    local = [(x - east, y - north) for x, y in (*points, points[0])]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(local))


def tenths(twice_area: int) -> int:
    """Round twice an area in mm² to tenths of a square metre, a half upwards."""
    return (twice_area + TENTH) // (2 * TENTH)


def area_of(points: Points) -> int:
    """Return the area of a ring in tenths of a square metre."""
    return tenths(abs(twice_signed_area(points)))


def shown_area(area: int) -> str:
    """Write tenths of a square metre as the map does: 12034 is 1203.4."""
    return f"{area // 10}.{area % 10}"


def middle(a: Point, b: Point) -> Point:
    """Return the point half-way between two points."""
    return (a[0] + b[0]) // 2, (a[1] + b[1]) // 2
