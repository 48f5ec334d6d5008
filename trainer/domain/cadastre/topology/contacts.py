"""Where boundaries meet without sharing a point: they cross, one ends on the other, or they miss.

Only free segments are asked: one drawn twice, point for point, or along the edge of a road, meets
its neighbours in their common vertices.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from trainer.domain.cadastre.topology.linework import Flags, Linework, Numbers, Plane, Shapes

SAME = 2
"""Vertices at most so many millimetres apart are one point: a point on a slanting line cannot be
rounded to the millimetre more closely."""

NARROW = 500
"""Boundaries less than this apart (mm) are taken for one boundary drawn twice with a difference:
a shared bund under half a metre has one boundary, its centre line."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Contact:
    """A point of one line (its position in the linework) on, or close to, a segment of another."""

    line: int
    other: int
    point: complex
    foot: complex


@dataclass(frozen=True)
class Contacts:
    """`touches`: a vertex on a segment that has no vertex there. `misses`: a vertex closer than
    NARROW to a segment without touching it. `crossings`: lines that cross between their vertices.
    `ties`: lines that meet in a vertex, one of them no sound ring."""

    touches: tuple[Contact, ...]
    misses: tuple[Contact, ...]
    crossings: frozenset[Pair]
    ties: frozenset[Pair]


def contacts(work: Linework, free: Numbers, tree: shapely.STRtree, rings: Flags) -> Contacts:
    """Find how `free` segments lie to segments of other lines.

    `tree` holds the lines' own shapes, in their order; `rings` flags the sound rings.
    """
    a, b = _close_pairs(work, free, tree)
    both_rings = rings[work.line[a]] & rings[work.line[b]]
    ends = [
        _Ends.of(work, work.start[a], a, b),
        _Ends.of(work, work.end[a], a, b),
        _Ends.of(work, work.start[b], b, a),
        _Ends.of(work, work.end[b], b, a),
    ]
    return Contacts(
        touches=tuple({c: None for e in ends for c in e.chosen(work, e.touching)}),
        misses=tuple({c: None for e in ends for c in e.chosen(work, e.missing)}),
        crossings=_line_pairs(work, a, b, _crossing(work, a, b)),
        ties=frozenset().union(*(_line_pairs(work, e.a, e.b, e.tied & ~both_rings) for e in ends)),
    )


def _close_pairs(work: Linework, free: Numbers, tree: shapely.STRtree) -> tuple[Numbers, Numbers]:
    reached = tree.query(_reaches(work, free))
    segments, others = free[reached[0]], reached[1]
    foreign = work.line[segments] != others
    a, b = _with_their_segments(work, segments[foreign], others[foreign])
    for start, end in ((work.start.real, work.end.real), (work.start.imag, work.end.imag)):
        low, high = np.minimum(start, end), np.maximum(start, end) + NARROW
        near = (low[a] <= high[b]) & (low[b] <= high[a])
        a, b = a[near], b[near]
    return a, b


def _reaches(work: Linework, segments: Numbers) -> Shapes:
    """Return the diagonals of the segments' boxes, NARROW wider on all sides."""
    start, end = work.start[segments], work.end[segments]
    low = np.minimum(start.real, end.real) + 1j * np.minimum(start.imag, end.imag)
    high = np.maximum(start.real, end.real) + 1j * np.maximum(start.imag, end.imag)
    diagonals = np.stack([low - NARROW * (1 + 1j), high + NARROW * (1 + 1j)], axis=1)
    flat = diagonals.view(np.float64).reshape(-1, 2, 2)
    return np.asarray(shapely.linestrings(flat), dtype=np.object_)


def _with_their_segments(
    work: Linework, segments: Numbers, others: Numbers
) -> tuple[Numbers, Numbers]:
    """Pair each segment with every segment of the line beside it."""
    first = np.searchsorted(work.line, np.arange(len(work.lines) + 1))
    counts = (first[1:] - first[:-1])[others]
    begins = np.repeat(first[:-1][others] - (np.cumsum(counts) - counts), counts)
    return np.repeat(segments, counts), begins + np.arange(len(begins))


@dataclass(frozen=True)
class _Ends:
    """The ends of segments `a` against segments `b`."""

    a: Numbers
    b: Numbers
    points: Plane
    feet: Plane
    touching: Flags
    missing: Flags
    tied: Flags

    @classmethod
    def of(cls, work: Linework, points: Plane, a: Numbers, b: Numbers) -> "_Ends":
        start, end = work.start[b], work.end[b]
        feet = _feet(points, start, end)
        away = np.abs(points - feet)
        tied = (np.abs(points - start) <= SAME) | (np.abs(points - end) <= SAME)
        touching, missing = (away <= SAME) & ~tied, (away > SAME) & (away <= NARROW)
        return cls(
            a=a, b=b, points=points, feet=feet, touching=touching, missing=missing, tied=tied
        )

    def chosen(self, work: Linework, flags: Flags) -> list[Contact]:
        return [
            Contact(
                line=int(work.line[self.a[i]]),
                other=int(work.line[self.b[i]]),
                point=complex(self.points[i]),
                foot=complex(self.feet[i]),
            )
            for i in np.flatnonzero(flags)
        ]


def _feet(points: Plane, start: Plane, end: Plane) -> Plane:
    along = end - start
    share = ((points - start) / along).real
    return np.asarray(start + along * share.clip(0, 1), dtype=np.complex128)


def _crossing(work: Linework, a: Numbers, b: Numbers) -> Flags:
    """Flag pairs that cross in the open, both of them away from their ends."""
    across_b = _side(work, b, work.start[a]) * _side(work, b, work.end[a]) < 0
    across_a = _side(work, a, work.start[b]) * _side(work, a, work.end[b]) < 0
    return np.asarray(across_a & across_b, dtype=np.bool_)


def _side(work: Linework, segments: Numbers, points: Plane) -> NDArray[np.float64]:
    along = work.end[segments] - work.start[segments]
    return np.sign((np.conj(along) * (points - work.start[segments])).imag)


def _line_pairs(work: Linework, a: Numbers, b: Numbers, chosen: Flags) -> frozenset[Pair]:
    first, second = work.line[a[chosen]], work.line[b[chosen]]
    low, high = np.minimum(first, second), np.maximum(first, second)
    return frozenset(zip(low.tolist(), high.tolist(), strict=True))
