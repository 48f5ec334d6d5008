"""Rules about ground: claimed once, by a parcel or by a road or water, and not in strips."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from trainer.domain.cadastre.areas import shown_area, tenths
from trainer.domain.cadastre.checks.case import Case, found
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.topology.contacts import SAME, Contact
from trainer.domain.cadastre.topology.fabric import Face
from trainer.domain.cadastre.topology.grounds import is_narrow
from trainer.domain.cadastre.topology.linework import Shapes
from trainer.domain.values import Text

DEPTH = 20
"""A boundary less than this far (mm) over the edge of a road or water follows that edge."""

STRIP = 4
"""A strip is at least so many times longer than it is wide; anything shorter is a corner."""


def _of_area(shape: shapely.Polygon) -> Text:
    area = shown_area(tenths(round(2 * shape.area)))
    return Text(vi=f"Khoảng {area.replace('.', ',')} m².", en=f"About {area} m².")


def overlaps(case: Case) -> Iterator[Finding]:
    """Find ground that two parcels claim: one finding for each pair."""
    claims: dict[tuple[int, ...], list[Face]] = defaultdict(list)
    for face in case.fabric.faces:
        if face.kind == "overlap":
            claims[face.lines].append(face)
    for lines, faces in claims.items():
        largest = max((face.shape for face in faces), key=lambda shape: shape.area)
        yield found("overlap", case.inside(largest), case.names(lines), _of_area(largest))


def gaps(case: Case, explained: frozenset[int]) -> Iterator[Finding]:
    """Find ground between parcels that is neither a parcel's nor a road's or a water's.

    Ground around an `explained` label belongs to a parcel whose outline was reported already.
    """
    voids = [face.shape for face in case.fabric.faces if face.kind == "void" and not face.bare]
    for void in voids:
        if not _belongs(case, void) and not case.labels_in(void):
            yield found("gap", case.inside(void), _around(case, void), _of_area(void))
    yield from _open_gaps(case, voids)


def _belongs(case: Case, void: shapely.Polygon) -> bool:
    """Say whether a void is a road, a water or a parcel whose outline crosses itself."""
    covers = [shape for _, shape in case.covers] + case.twisted_grounds()
    return any(void.intersection(shape).area >= void.area / 2 for shape in covers)


def _around(case: Case, void: shapely.Polygon) -> tuple[str, ...]:
    close = np.flatnonzero(shapely.dwithin(case.fabric.shapes, void, SAME))
    return case.names(close.tolist())


def _open_gaps(case: Case, voids: list[shapely.Polygon]) -> Iterator[Finding]:
    """Find wedges between two boundaries that are open at one end."""
    seen: set[frozenset[int]] = set()
    for miss in case.fabric.contacts.misses:
        pair = frozenset((miss.line, miss.other))
        if pair not in seen and _is_nobodys(case, miss, voids):
            seen.add(pair)
            names = case.names(sorted(pair))
            width = abs(miss.point - miss.foot) / 1000
            detail = Text(
                vi=f"Hai ranh giới cách nhau {width:.2f} m.".replace(".", ",", 1),
                en=f"The boundaries are {width:.2f} m apart.",
            )
            yield found("gap", case.fabric.work.place((miss.point + miss.foot) / 2), names, detail)


def _is_nobodys(case: Case, miss: Contact, voids: list[shapely.Polygon]) -> bool:
    fabric = case.fabric
    if not (fabric.rings[miss.line] and fabric.rings[miss.other]) or _at_a_corner(case, miss):
        return False
    between = (miss.point + miss.foot) / 2
    point = shapely.Point(between.real, between.imag)
    taken = [*voids, *(shape for _, shape in case.covers)]
    claimed = shapely.dwithin(fabric.shapes[fabric.rings], point, SAME).any()
    return not claimed and not any(shapely.dwithin(shape, point, SAME) for shape in taken)


def _at_a_corner(case: Case, miss: Contact) -> bool:
    """Say whether the lines part in a corner close by, at an angle that leaves no strip."""
    work = case.fabric.work
    own, other = (work.vertices[work.owner == line] for line in (miss.line, miss.other))
    common = np.intersect1d(own, other)
    return bool((np.abs(common - miss.point) < STRIP * abs(miss.point - miss.foot)).any())


def slivers(case: Case, narrow: Sequence[int]) -> Iterator[Finding]:
    """Find strips too narrow to be parcels: cut off by a second line, or `narrow` rings."""
    for face in case.grounds.slivers:
        yield found(
            "sliver", case.inside(face.shape), _around(case, face.shape), _of_area(face.shape)
        )
    for position in narrow:
        shape = case.fabric.shapes[position]
        yield found("sliver", case.inside(shape), case.names([position]), _of_area(shape))


def narrow_rings(case: Case) -> list[int]:
    """Return the positions of sound rings that are nothing but a narrow strip."""
    work = case.fabric.work
    lengths = np.bincount(work.line, np.abs(work.end - work.start), minlength=len(work.lines))
    thin = case.fabric.rings & (lengths * 1_000 > 2 * shapely.area(case.fabric.shapes))
    return [int(i) for i in np.flatnonzero(thin) if is_narrow(case.fabric.shapes[i])]


def over_edges(case: Case, ignored: frozenset[int]) -> Iterator[Finding]:
    """Find boundaries that reach over the edge of a road or a water.

    `ignored` lines have a loose end and were reported for it.
    """
    if not case.covers:
        return
    names, shapes = zip(*case.covers, strict=True)
    cores = shapely.buffer(np.array(shapes), -DEPTH, join_style="mitre")
    for position, cover in _reaching(case, cores):
        if position not in ignored:
            yield _over(case, position, names[cover], cores[cover])


def _over(case: Case, position: int, name: str, core: shapely.Geometry) -> Finding:
    common = shapely.intersection(case.fabric.shapes[position], core)
    point = shapely.point_on_surface(common)
    detail = Text(
        vi="Ranh giới vượt qua mép đường hoặc mép nước.",
        en="The boundary passes the edge of the road or the water.",
    )
    place = case.fabric.work.place(complex(point.x, point.y))
    return found("over-road-or-water", place, (*case.names([position]), name), detail)


def _reaching(case: Case, cores: Shapes) -> list[tuple[int, int]]:
    """Return lines with a free segment in a road or water, each with the position of that."""
    work, free = case.fabric.work, case.fabric.free
    ends = np.stack([work.start[free], work.end[free]], axis=1)
    segments = np.asarray(shapely.linestrings(ends.view(np.float64).reshape(-1, 2, 2)))
    cover, segment = shapely.STRtree(list(segments)).query(cores, predicate="intersects")
    lines = work.line[free][segment]
    return sorted(set(zip(lines.tolist(), cover.tolist(), strict=True)))
