"""The parcels that the finished drawing must hold, worked out from the map: whole, split or merged."""

from collections.abc import Iterator, Sequence
from itertools import count

from trainer.domain.cadastre.areas import area_of
from trainer.domain.cadastre.drawing import Change, Drawing, Label, Points
from trainer.domain.cadastre.levels import BOUNDARY
from trainer.domain.cadastre.problems import Problem
from trainer.domain.cadastre.splitting import (
    merged,
    split_at_distance,
    split_by_line,
    split_to_area,
)
from trainer.domain.values import value
from trainer.simulator.land.fields import thousandths
from trainer.simulator.land.shapes import Plot, Renumbering, Strip
from trainer.simulator.land.written import (
    NotOnMap,
    area_of_text,
    label_called,
    line_called,
    point_of,
    whole_number,
)

FIRST = ("", "left", "strip")
"""The part that comes first out of a split."""


@value
class TrueParcel:
    """A parcel of the truth: a closed ring, what its label says, and how it comes about.

    A ring on another level than parcel boundaries bears no label. Any colour will do where `colour`
    is "". `sources` are the parcels that it is made of, `cut` the line or `strip` the strip that splits it
    off the first of them.
    """

    id: str
    ring: Points
    within: int
    number: int
    code: str
    area: int
    sources: tuple[str, ...] = ()
    cut: Points = ()
    strip: Strip | None = None
    level: int = BOUNDARY
    colour: str = ""

    @property
    def labelled(self) -> bool:
        """Say whether it is a parcel, which bears a label."""
        return self.level == BOUNDARY


def true_parcels(plots: Sequence[Plot], drawing: Drawing, latest: int) -> Iterator[TrueParcel]:
    """Yield the parcels of the truth; `latest` is the number that the next new one takes."""
    fresh = count(latest)
    for plot in plots:
        number = next(fresh) if plot.number == "next" else _number(plot, drawing)
        yield _true_parcel(plot, drawing, number)


def true_changes(rows: Sequence[Renumbering], latest: int) -> Iterator[Change]:
    """Yield the rows of the table of changed parcels; "next" counts on from `latest`."""
    fresh = count(latest)
    for row in rows:
        new = tuple(next(fresh) if number == "next" else whole_number(number) for number in row.new)
        yield Change(old=tuple(sorted(map(whole_number, row.old))), new=tuple(sorted(new)))


def _sources(plot: Plot) -> tuple[str, ...]:
    named = (plot.of,) if isinstance(plot.of, str) else plot.of
    return tuple(name for name in named if name)


def _label(plot: Plot, drawing: Drawing) -> Label | None:
    sources = _sources(plot)
    return label_called(drawing, sources[0]) if sources else None


def _number(plot: Plot, drawing: Drawing) -> int:
    label = _label(plot, drawing)
    return whole_number(plot.number) if plot.number else label.number if label else 0


def _true_parcel(plot: Plot, drawing: Drawing, number: int) -> TrueParcel:
    label, whole = _label(plot, drawing), _whole(plot, drawing)
    code = plot.code or (label.code if label else "")
    if plot.level == BOUNDARY and not (number and code):
        raise NotOnMap(
            f"{plot.id}: cần số thửa và loại đất", f"{plot.id} needs a number and a land-type code"
        )
    cut = tuple(point_of(point, whole) for point in plot.cut)
    ring = _part(plot, whole, cut)
    return TrueParcel(
        id=plot.id,
        ring=ring,
        within=plot.within,
        number=number,
        code=code,
        area=area_of_text(plot.area) if plot.area else area_of(ring),
        sources=_sources(plot),
        cut=cut,
        strip=plot.strip,
        level=plot.level,
        colour=plot.colour,
    )


def _whole(plot: Plot, drawing: Drawing) -> Points:
    """Return the ring before anything is split off: of the map, or through the corners."""
    found = [line_called(drawing, name).points for name in _sources(plot)]
    if len(found) > 1:
        return _sound(plot, merged(found))
    points = found[0] if found else tuple(map(point_of, plot.corners))
    if len(points) < 3:
        raise NotOnMap(f"{plot.id}: chưa đủ ba đỉnh", f"{plot.id}: fewer than three corners")
    return points if points[0] == points[-1] else (*points, points[0])


def _part(plot: Plot, ring: Points, cut: Points) -> Points:
    """Return the part of the ring that the plot is about."""
    if cut:
        halves = split_by_line(ring, cut)
    elif plot.strip:
        halves = _stripped(ring, plot.strip)
    else:
        return ring
    if isinstance(halves, Problem):
        raise _told(plot, halves)
    return halves[0 if plot.part in FIRST else 1]


def _stripped(ring: Points, strip: Strip) -> tuple[Points, Points] | Problem:
    side, size = whole_number(strip.side) - 1, thousandths(strip.size) or 0
    if strip.by == "distance":
        return split_at_distance(ring, side, size)
    return split_to_area(ring, side, size // 100)


def _sound(plot: Plot, ring: Points | Problem) -> Points:
    if isinstance(ring, Problem):
        raise _told(plot, ring)
    return ring


def _told(plot: Plot, problem: Problem) -> NotOnMap:
    said = problem.message
    return NotOnMap(f"{plot.id}: {said.vi}", f"{plot.id}: {said.en}")
