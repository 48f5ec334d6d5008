"""What boundaries enclose: parcels, ground that two parcels claim, and ground that none does.

Rings in agreement with all their neighbours are parcels as they stand. Where anything is amiss,
or an open line divides a ring, the boundaries there are cut at their crossings on the 1 mm grid
and put together to faces again. Nothing is ever snapped to anything: that moves areas.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import numpy as np
import shapely
from shapely import Polygon

from trainer.domain.cadastre.drawing import Line, Point
from trainer.domain.cadastre.topology.contacts import SAME, Contacts, contacts
from trainer.domain.cadastre.topology.holes import encloses_void, parcel_on_the_left, twice_areas
from trainer.domain.cadastre.topology.linework import (
    Flags,
    Lengths,
    Linework,
    Numbers,
    Shapes,
    linework,
)
from trainer.domain.cadastre.topology.linework import twins as twins_of

HAIR = 4.0
"""Faces narrower than this on average (mm) come from rounding and are nothing."""

ASIDE = 5.0
"""How far (mm) beside a boundary it is asked whose ground that is."""

Kind = Literal["parcel", "void", "overlap"]


@dataclass(frozen=True)
class Face:
    """A piece of ground: `lines` are the positions of the rings that claim it; `bare` tells that
    open lines, not rings alone, enclose it."""

    kind: Kind
    shape: Polygon
    lines: tuple[int, ...]
    bare: bool = False


@dataclass(frozen=True)
class Fabric:
    """The boundaries of a drawing put together.

    `work` holds each line once, `twins` the ids of lines drawn twice. `free` are the segments that
    no neighbour shares and that are no piece of the edge of a road or water. `shapes` are the lines'
    shapes in the order of the linework: polygons for sound rings. `areas` are twice their signed
    areas in mm². `seeds` are the labels' points, `seeded` pairs labels (their
    positions) with sound rings around them. `clean` are the positions of the rings that are
    parcels as they stand; `faces` is what was found where rings are not.
    """

    work: Linework
    twins: tuple[tuple[str, ...], ...]
    free: Numbers
    shapes: Shapes
    rings: Flags
    twisted: Flags
    contacts: Contacts
    areas: Lengths
    seeds: Shapes
    seeded: tuple[Numbers, Numbers]
    clean: Numbers
    faces: tuple[Face, ...]


def woven(
    lines: Sequence[Line], edges: Sequence[Line], seeds: Sequence[Point], origin: Point
) -> Fabric:
    """Put boundary lines together; `edges` are those of roads and waters, `seeds` the points of
    the standing labels."""
    drawn = linework(lines, origin)
    same = twins_of(drawn)
    spare = frozenset(chain.from_iterable(group[1:] for group in same))
    once = [line for position, line in enumerate(lines) if position not in spare]
    work = linework(once, origin) if spare else drawn
    shapes, rings, twisted = _shapes(work)
    areas = twice_areas(work)
    free = work.loose[~np.isin(work.keys[work.loose], linework(edges, origin).keys)]
    tree = shapely.STRtree(list(shapes))
    met = contacts(work, free, tree, rings)
    points = work.shape_points(seeds)
    seeded = _in_rings(tree, points, rings)
    amiss = _amiss(rings, met)
    amiss[_covered_twice(tree, shapes, rings, seeded)] = True
    amiss[_overrun(work, free, tree, rings, areas)] = True
    hollow = encloses_void(work, areas)
    asked = np.ones(len(work.lines), dtype=np.bool_) if hollow else _beside(shapes, amiss, tree)
    return Fabric(
        work=work,
        twins=tuple(tuple(lines[i].id for i in group) for group in same),
        free=free,
        shapes=shapes,
        rings=rings,
        twisted=twisted,
        contacts=met,
        areas=areas,
        seeds=points,
        seeded=seeded,
        clean=np.flatnonzero(rings & ~amiss),
        faces=tuple(_faces(work, shapes, rings, amiss, tree, asked)) if asked.any() else (),
    )


def _shapes(work: Linework) -> tuple[Shapes, Flags, Flags]:
    """Return the lines' shapes, which of them are sound rings, and which cross themselves."""
    closed = work.closed
    flat = np.stack([work.vertices.real, work.vertices.imag], axis=1)
    shapes = np.empty(len(work.lines), dtype=np.object_)
    part = closed[work.owner]
    if closed.any():
        shapes[closed] = shapely.polygons(
            shapely.linearrings(flat[part], indices=_renumbered(work.owner[part]))
        )
    if not closed.all():
        shapes[~closed] = shapely.linestrings(flat[~part], indices=_renumbered(work.owner[~part]))
    sound = np.asarray(shapely.is_valid(shapes), dtype=np.bool_)
    return shapes, closed & sound, closed & ~sound


def _renumbered(owner: Numbers) -> Numbers:
    """Number the lines that are left from 0 without a gap."""
    changes = np.diff(owner, prepend=owner[:1]) != 0
    return np.asarray(np.cumsum(changes), dtype=np.int64)


def _amiss(rings: Flags, met: Contacts) -> Flags:
    """Flag the lines that cannot be taken as they stand: they meet another line otherwise than in
    shared points, or an open line meets them."""
    amiss = np.asarray(~rings, dtype=np.bool_)
    close = [(c.line, c.other) for c in chain(met.touches, met.misses)]
    for pair in chain(close, met.crossings, met.ties):
        amiss[list(pair)] = True
    return amiss


def _covered_twice(
    tree: shapely.STRtree, shapes: Shapes, rings: Flags, seeded: tuple[Numbers, Numbers]
) -> list[int]:
    """Return rings that share ground with another: a label, or an inner point, lies in both."""
    empty = rings.copy()
    empty[seeded[1]] = False
    inner = np.asarray(shapely.point_on_surface(shapes[empty]), dtype=np.object_)
    return [*_shared_ground(seeded), *_shared_ground(_in_rings(tree, inner, rings))]


def _overrun(
    work: Linework, free: Numbers, tree: shapely.STRtree, rings: Flags, areas: Lengths
) -> list[int]:
    """Return rings that claim ground on the far side of another ring's free segments."""
    beside = free[rings[work.line[free]]]
    start, end = parcel_on_the_left(work, beside, areas)
    beyond = (start + end) / 2 - ASIDE * 1j * (end - start) / np.abs(end - start)
    flat = beyond.view(np.float64).reshape(-1, 2)
    point, ring = _in_rings(tree, np.asarray(shapely.points(flat), dtype=np.object_), rings)
    line = work.line[beside][point]
    other = line != ring
    return [*line[other].tolist(), *ring[other].tolist()]


def _in_rings(tree: shapely.STRtree, points: Shapes, rings: Flags) -> tuple[Numbers, Numbers]:
    point, ring = tree.query(points, predicate="intersects")
    return point[rings[ring]], ring[rings[ring]]


def _shared_ground(found: tuple[Numbers, Numbers]) -> list[int]:
    counts = np.bincount(found[0]) if len(found[0]) else np.zeros(1, dtype=np.int64)
    return [int(ring) for ring in found[1][counts[found[0]] > 1]]


def _beside(shapes: Shapes, amiss: Flags, tree: shapely.STRtree) -> Flags:
    """Flag the lines that are amiss, and those around them."""
    flags = amiss.copy()
    flags[tree.query(shapes[amiss])[1]] = True
    return flags


def _faces(
    work: Linework,
    shapes: Shapes,
    rings: Flags,
    amiss: Flags,
    tree: shapely.STRtree,
    asked: Flags,
) -> Iterator[Face]:
    polygons = _enclosed(work, amiss, asked)
    inner = np.asarray(shapely.point_on_surface(polygons), dtype=np.object_)
    face, ring = _in_rings(tree, inner, rings)
    open_lines = shapely.union_all(shapes[~_are_polygons(shapes)])
    for position, polygon in enumerate(polygons):
        claims = tuple(sorted(ring[face == position].tolist()))
        if not claims or amiss[list(claims)].any():
            bare = _runs_along(polygon, open_lines)
            yield Face(kind=_kind(len(claims)), shape=polygon, lines=claims, bare=bare)


def _kind(claims: int) -> Kind:
    return "void" if claims == 0 else "parcel" if claims == 1 else "overlap"


def _are_polygons(shapes: Shapes) -> Flags:
    return np.asarray(shapely.get_dimensions(shapes) == 2, dtype=np.bool_)


def _runs_along(polygon: Polygon, lines: shapely.Geometry) -> bool:
    if shapely.is_empty(lines):
        return False
    along = shapely.intersection(polygon.exterior, shapely.buffer(lines, SAME))
    return bool(along.length > 10 * SAME)


def _parts(shape: shapely.Geometry) -> Shapes:
    return np.asarray(shapely.get_parts(shape), dtype=np.object_)


def _enclosed(work: Linework, amiss: Flags, asked: Flags) -> Shapes:
    """Return the faces that loose segments of lines `asked`, and all of lines amiss, enclose.

    Only lines amiss are cut at their crossings: the others meet everything in their own points.
    """
    wrong = amiss[work.line]
    segments = _segments(work, ~work.shared & ~wrong & asked[work.line])
    if wrong.any():
        cut = _parts(shapely.union_all(_segments(work, wrong), grid_size=1.0))
        segments = np.concatenate([segments, cut])
    faces = _parts(shapely.polygonize(list(segments)))
    wide = 2 * shapely.area(faces) > HAIR * shapely.length(faces)
    return np.asarray(faces[wide], dtype=np.object_)


def _segments(work: Linework, chosen: Flags) -> Shapes:
    ends = np.stack([work.start[chosen], work.end[chosen]], axis=1)
    flat = ends.view(np.float64).reshape(-1, 2, 2)
    return np.asarray(shapely.linestrings(flat), dtype=np.object_)
