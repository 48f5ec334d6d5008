"""Small drawings by hand, for tests about people who draw them."""

from dataclasses import replace

from trainer.domain.cadastre.areas import area_of
from trainer.domain.cadastre.drawing import Drawing, Frame, Label, Line, Point, Points, Sheet
from trainer.domain.cadastre.levels import BOUNDARY, ROAD

WEST, SOUTH = 501_200_000, 2_365_400_000
SHEET = Sheet(
    number=1,
    scale=1000,
    frame=Frame(
        west=WEST - 50_000, south=SOUTH - 50_000, east=WEST + 250_000, north=SOUTH + 250_000
    ),
)


def at(east: float, north: float) -> Point:
    """A point in metres from a corner of the sheet."""
    return WEST + round(east * 1000), SOUTH + round(north * 1000)


def ring(*metres: tuple[float, float]) -> Points:
    points = tuple(at(*one) for one in metres)
    return (*points, points[0])


def rectangle(west: float, south: float, east: float, north: float) -> Points:
    return ring((west, south), (east, south), (east, north), (west, north))


def boundary(name: str, points: Points) -> Line:
    return Line(id=name, level=BOUNDARY, colour="black", points=points)


def road(name: str, points: Points) -> Line:
    return Line(id=name, level=ROAD, colour="brown", points=points)


def label(number: int, point: Point, area: int, code: str = "ONT") -> Label:
    return Label(id=f"l{number}", point=point, number=number, code=code, area=area)


def two_homesteads() -> Drawing:
    """Two parcels of 20 by 30 metres, side by side."""
    west, east = rectangle(0, 0, 20, 30), rectangle(20, 0, 40, 30)
    return Drawing(
        sheet=SHEET,
        lines=(boundary("west", west), boundary("east", east)),
        labels=(label(1, at(10, 15), area_of(west)), label(2, at(30, 15), area_of(east))),
    )


def redrawn(drawing: Drawing, name: str, points: Points) -> Drawing:
    lines = tuple(replace(x, points=points) if x.id == name else x for x in drawing.lines)
    return replace(drawing, lines=lines)


def with_lines(drawing: Drawing, *lines: Line) -> Drawing:
    return replace(drawing, lines=(*drawing.lines, *lines))
