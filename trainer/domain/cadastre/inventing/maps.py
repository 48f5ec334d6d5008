"""A clean invented map: every ring closed, every neighbour in agreement, every label right."""

from itertools import pairwise

import shapely

from trainer.domain.cadastre.areas import area_of, middle
from trainer.domain.cadastre.drawing import (
    Change,
    Drawing,
    Frame,
    Label,
    Line,
    Point,
    Points,
    Sheet,
)
from trainer.domain.cadastre.inventing.draws import Draws
from trainer.domain.cadastre.inventing.landscape import Land, Plot, land
from trainer.domain.cadastre.levels import BOUNDARY, CONVENTIONS, HOUSE
from trainer.domain.cadastre.numbering import zigzag

ORIGIN: Point = (501_200_000, 2_365_400_000)
"""A corner in the middle of the province; the land that lies there on the map is invented."""

MARGIN, STEP = 20_000, 50_000
HOUSE_SIZE = (7_000, 5_000)


def invented(parcels: int, seed: int, sheet: int = 1, origin: Point = ORIGIN) -> Drawing:
    """Return a clean map of `parcels` parcels (at least 12, so that road and stream are there)."""
    draws = Draws(seed)
    ground = land(parcels, draws, origin)
    inner = _inner_points([plot.ring for plot in ground.plots])
    labels, changes = _labels(ground.plots, inner, draws)
    lines = (*_boundaries(ground), *_edges(ground), *_houses(ground.plots, inner, draws))
    return Drawing(
        sheet=Sheet(number=sheet, scale=1000, frame=_frame(lines)),
        lines=lines,
        labels=labels,
        changes=changes,
    )


def _boundaries(ground: Land) -> list[Line]:
    return [_line(f"b{n}", BOUNDARY, plot.ring) for n, plot in enumerate(ground.plots, 1)]


def _edges(ground: Land) -> list[Line]:
    return [_line(f"e{n}", level, ring) for n, (level, ring) in enumerate(ground.edges, 1)]


def _line(name: str, level: int, points: Points) -> Line:
    colour = CONVENTIONS.levels[level].colours[0]
    return Line(id=name, level=level, colour=colour, points=points)


def _inner_points(rings: list[Points]) -> list[Point]:
    """Return a point well inside each ring, on whole millimetres."""
    found = shapely.point_on_surface(shapely.polygons([shapely.linearrings(r) for r in rings]))
    return [(round(p.x), round(p.y)) for p in found]


def _houses(plots: tuple[Plot, ...], inner: list[Point], draws: Draws) -> list[Line]:
    """Return the walls of the houses of the village: two homesteads of three have one."""
    homes = [i for i, plot in enumerate(plots) if plot.kind == "village" and draws.whole(0, 2)]
    return [_line(f"h{n}", HOUSE, _house(inner[i])) for n, i in enumerate(homes, 1)]


def _house(place: Point) -> Points:
    west, south = place[0] - HOUSE_SIZE[0] // 2, place[1] - HOUSE_SIZE[1] // 2
    east, north = west + HOUSE_SIZE[0], south + HOUSE_SIZE[1]
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def _labels(
    plots: tuple[Plot, ...], inner: list[Point], draws: Draws
) -> tuple[tuple[Label, ...], tuple[Change, ...]]:
    """Number the plots, two of which came out of one parcel that was split earlier."""
    second = draws.one_of([b for a, b in pairwise(range(len(plots))) if _alike(plots, a, b)])
    first = second - 1
    order = [i for i in zigzag(inner, depth=25_000) if i != second]
    numbers = {i: n for n, i in enumerate(order, 1)}
    old, latest = numbers[first], len(order)
    numbers |= {first: latest + 1, second: latest + 2}
    labels = [_label(i, numbers[i], plot, inner[i]) for i, plot in enumerate(plots)]
    labels.append(_struck(old, plots, first, second, inner))
    return tuple(labels), (Change(old=(old,), new=(latest + 1, latest + 2)),)


def _alike(plots: tuple[Plot, ...], a: int, b: int) -> bool:
    return plots[a].row == plots[b].row


def _label(position: int, number: int, plot: Plot, point: Point) -> Label:
    return Label(
        id=f"l{position + 1}",
        point=point,
        number=number,
        code=plot.land_type,
        area=area_of(plot.ring),
    )


def _struck(
    number: int, plots: tuple[Plot, ...], first: int, second: int, inner: list[Point]
) -> Label:
    return Label(
        id="old1",
        point=middle(inner[first], inner[second]),
        number=number,
        code=plots[first].land_type,
        area=area_of(plots[first].ring) + area_of(plots[second].ring),
        struck=True,
    )


def _frame(lines: tuple[Line, ...]) -> Frame:
    east = [p[0] for line in lines for p in line.points]
    north = [p[1] for line in lines for p in line.points]
    return Frame(
        west=(min(east) - MARGIN) // STEP * STEP,
        south=(min(north) - MARGIN) // STEP * STEP,
        east=-((-max(east) - MARGIN) // STEP) * STEP,
        north=-((-max(north) - MARGIN) // STEP) * STEP,
    )
