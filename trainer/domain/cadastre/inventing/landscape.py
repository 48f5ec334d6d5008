"""The lie of the invented land: bands along the slope, cut across into parcels.

Forest above, terraces below it, a stream, wet rice, the village on both sides of its road. Bands
share their edges point for point, so that neighbours agree to the millimetre.
"""

from itertools import cycle, pairwise
from math import cos, pi, sin

from trainer.domain.cadastre.drawing import Point, Points
from trainer.domain.cadastre.inventing.draws import Draws
from trainer.domain.cadastre.levels import ROAD, STREAM
from trainer.domain.values import value


@value
class Kind:
    """A kind of band: depth and parcel width in millimetres, and what grows or stands there.

    A band with a `level` is a road or a water and has no parcels.
    """

    name: str
    depth: tuple[int, int]
    width: tuple[int, int] = (0, 0)
    land_types: tuple[str, ...] = ()
    level: int | None = None


TERRACE = Kind(
    name="terrace", depth=(9_000, 14_000), width=(28_000, 60_000), land_types=("LUC", "LUK", "LUK")
)
RICE = Kind(name="rice", depth=(20_000, 30_000), width=(22_000, 40_000), land_types=("LUC", "NTS"))
VILLAGE = Kind(name="village", depth=(24_000, 34_000), width=(15_000, 26_000), land_types=("ONT",))
GARDEN = Kind(
    name="garden", depth=(18_000, 28_000), width=(20_000, 40_000), land_types=("BHK", "CLN")
)
UPLAND = Kind(
    name="upland", depth=(35_000, 50_000), width=(40_000, 70_000), land_types=("LUN", "NHK")
)
FOREST = Kind(
    name="forest", depth=(60_000, 90_000), width=(60_000, 110_000), land_types=("RSX", "RPH")
)
STREAM_BAND = Kind(name="stream", depth=(4_000, 8_000), level=STREAM)
ROAD_BAND = Kind(name="road", depth=(5_000, 7_000), level=ROAD)

VALLEY = (
    RICE, STREAM_BAND, VILLAGE, ROAD_BAND, VILLAGE, GARDEN,
    TERRACE, TERRACE, TERRACE, TERRACE, TERRACE, UPLAND, FOREST, TERRACE, TERRACE, TERRACE,
)  # fmt: skip
"""From the valley floor upwards; a large map repeats it."""


@value
class Plot:
    """A parcel of the invented land, before it has a number: its ring, kind and land type."""

    ring: Points
    kind: str
    land_type: str
    row: int


@value
class Land:
    """Plots, and the outlines of roads and waters with their levels."""

    plots: tuple[Plot, ...]
    edges: tuple[tuple[int, Points], ...]


@value
class _Slope:
    """The shape that all bands follow, and how the whole lies on the map."""

    swing: int
    length: int
    phase: float
    turn: float
    origin: Point

    def at(self, along: int, up: int) -> Point:
        """Return the point `along` the slope and `up` from the valley floor."""
        bent = up + self.swing * sin(2 * pi * along / self.length + self.phase)
        c, s = cos(self.turn), sin(self.turn)
        return (
            self.origin[0] + round(along * c - bent * s),
            self.origin[1] + round(along * s + bent * c),
        )


Edge = dict[int, Point]
"""One edge between two bands: its points by their station along the slope."""


def land(parcels: int, draws: Draws, origin: Point) -> Land:
    """Lay out the land for `parcels` parcels, its valley floor at `origin`."""
    slope = _slope(draws, origin)
    rows = _rows(parcels, draws)
    heights = _heights(rows, draws)
    edges = _edges(rows, heights, slope, draws)
    plots: list[Plot] = []
    outlines: list[tuple[int, Points]] = []
    for number, (kind, cuts) in enumerate(rows):
        below, above = edges[number], edges[number + 1]
        if kind.level is not None:
            outlines.append((kind.level, _ring(below, above, cuts[0], cuts[-1])))
        plots += _plots(number, kind, cuts, below, above, draws)
    return Land(plots=tuple(plots), edges=tuple(outlines))


def _slope(draws: Draws, origin: Point) -> _Slope:
    return _Slope(
        swing=draws.whole(4_000, 12_000),
        length=draws.whole(150_000, 400_000),
        phase=draws.whole(0, 628) / 100,
        turn=draws.whole(-60, 60) / 100,
        origin=origin,
    )


Row = tuple[Kind, tuple[int, ...]]
"""A band and the stations at which it is cut, its two ends among them."""


def _rows(parcels: int, draws: Draws) -> list[Row]:
    across = max(3, round((parcels / 2) ** 0.5))
    length = across * 36_000
    rows: list[Row] = []
    left = parcels
    for kind in cycle(VALLEY):
        if left == 0:
            return rows
        cuts = (0, length) if kind.level is not None else _cuts(kind, length, left, draws)
        cuts = _drawn_together(cuts, rows[-1][1] if rows else ())
        rows.append((kind, cuts))
        left -= 0 if kind.level is not None else len(cuts) - 1
    return rows


def _cuts(kind: Kind, length: int, most: int, draws: Draws) -> tuple[int, ...]:
    cuts = [0]
    while len(cuts) <= most and cuts[-1] < length:
        step = draws.whole(*kind.width)
        cuts.append(length if length - cuts[-1] - step < kind.width[0] else cuts[-1] + step)
    return tuple(cuts)


def _drawn_together(cuts: tuple[int, ...], below: tuple[int, ...]) -> tuple[int, ...]:
    """Let a cut meet one of the row below that is almost opposite."""
    return tuple(next((b for b in below if abs(b - cut) < 2_500), cut) for cut in cuts)


def _heights(rows: list[Row], draws: Draws) -> list[int]:
    heights = [0]
    for kind, _ in rows:
        heights.append(heights[-1] + draws.whole(*kind.depth))
    return heights


def _edges(rows: list[Row], heights: list[int], slope: _Slope, draws: Draws) -> list[Edge]:
    edges = []
    for number, height in enumerate(heights):
        stations: set[int] = set()
        for _, cuts in rows[max(0, number - 1) : number + 1]:
            stations |= set(cuts)
        edges.append(_edge(sorted(stations), height, slope, draws))
    return edges


def _edge(stations: list[int], height: int, slope: _Slope, draws: Draws) -> Edge:
    """Return the points of an edge: at each cut, and at one bend between cuts far apart."""
    bends = [(a + b) // 2 for a, b in pairwise(stations) if b - a > 12_000]
    every = sorted({*stations, *bends})
    return {s: slope.at(s, height + draws.whole(-900, 900)) for s in every}


def _plots(
    row: int, kind: Kind, cuts: tuple[int, ...], below: Edge, above: Edge, draws: Draws
) -> list[Plot]:
    if kind.level is not None:
        return []
    return [
        Plot(
            ring=_ring(below, above, west, east),
            kind=kind.name,
            land_type=draws.one_of(kind.land_types),
            row=row,
        )
        for west, east in pairwise(cuts)
    ]


def _ring(below: Edge, above: Edge, west: int, east: int) -> Points:
    lower = [p for s, p in sorted(below.items()) if west <= s <= east]
    upper = [p for s, p in sorted(above.items()) if west <= s <= east]
    return (*lower, *reversed(upper), lower[0])
