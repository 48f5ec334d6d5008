"""The boundaries of a drawing as arrays of segments, and which segments two boundaries share.

A clean map costs little: segments that two neighbours share point for point are set aside by
their hashes, and geometry is only asked about the rest. Points of the plane are complex numbers,
east + i·north in millimetres from the linework's own origin: exact, and short to write.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import shapely
from numpy.typing import NDArray

from trainer.domain.cadastre.drawing import Line, Point

Numbers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Plane = NDArray[np.complex128]
Lengths = NDArray[np.float64]
Shapes = NDArray[np.object_]


@dataclass(frozen=True)
class Linework:
    """Boundary lines and their segments.

    `vertices` are those of all lines, `owner` the position of each one's line. Segment `i` runs
    from `start[i]` to `end[i]` and belongs to `lines[line[i]]`; equal `keys` are equal segments;
    `shared` marks segments that another line has too.
    """

    lines: tuple[Line, ...]
    origin: Point
    vertices: Plane
    owner: Numbers
    start: Plane
    end: Plane
    line: Numbers
    keys: Keys
    shared: Flags

    @property
    def loose(self) -> Numbers:
        """Return the positions of the segments that no other line shares."""
        return np.flatnonzero(~self.shared)

    @property
    def closed(self) -> Flags:
        """Flag the lines that end where they began."""
        first = np.searchsorted(self.owner, np.arange(len(self.lines) + 1))
        back = self.vertices[first[:-1]] == self.vertices[first[1:] - 1]
        return np.asarray(back & (np.diff(first) > 3), dtype=np.bool_)

    def place(self, z: complex) -> Point:
        """Return a point of the arrays as the map has it."""
        return round(z.real) + self.origin[0], round(z.imag) + self.origin[1]

    def shape_points(self, points: Sequence[Point]) -> Shapes:
        """Return points of the map as shapes in the arrays' coordinates."""
        local = np.array(points, dtype=np.int64).reshape(-1, 2) - np.array(self.origin)
        return np.asarray(shapely.points(local.astype(np.float64)), dtype=np.object_)


def linework(lines: Sequence[Line], origin: Point) -> Linework:
    """Take boundary lines apart into segments."""
    points, owner = _points(lines, origin)
    moving = (owner[:-1] == owner[1:]) & (points[:-1] != points[1:]).any(axis=1)
    keys = _segment_keys(_mixed(_packed(points)), moving)
    vertices = points.astype(np.float64).view(np.complex128).ravel()
    return Linework(
        lines=tuple(lines),
        origin=origin,
        vertices=vertices,
        owner=owner,
        start=vertices[:-1][moving],
        end=vertices[1:][moving],
        line=owner[:-1][moving],
        keys=keys,
        shared=repeated(keys),
    )


def _points(lines: Sequence[Line], origin: Point) -> tuple[Numbers, Numbers]:
    flat = chain.from_iterable(chain.from_iterable(line.points for line in lines))
    points = np.fromiter(flat, dtype=np.int64).reshape(-1, 2) - np.array(origin, dtype=np.int64)
    counts = np.fromiter((len(line.points) for line in lines), dtype=np.int64, count=len(lines))
    return points, np.repeat(np.arange(len(lines)), counts)


def _packed(points: Numbers) -> Keys:
    whole = (points[:, 0] << np.int64(32)) ^ (points[:, 1] & np.int64(0xFFFFFFFF))
    return whole.view(np.uint64)


def _segment_keys(keys: Keys, moving: Flags) -> Keys:
    """Return one number a segment, the same in both directions."""
    a, b = keys[:-1][moving], keys[1:][moving]
    return _mixed(np.minimum(a, b) + np.uint64(3) * np.maximum(a, b))


def _mixed(keys: Keys) -> Keys:
    mixed = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray(mixed ^ (mixed >> np.uint64(27)), dtype=np.uint64)


def repeated(keys: Keys) -> Flags:
    """Flag the keys that stand more than once in `keys`."""
    order = np.argsort(keys)
    twin = keys[order][:-1] == keys[order][1:]
    flags = np.zeros(len(keys), dtype=np.bool_)
    flags[order[:-1][twin]] = True
    flags[order[1:][twin]] = True
    return flags


def twins(work: Linework) -> list[tuple[int, ...]]:
    """Return the positions of lines drawn twice, whatever their first point and direction."""
    sums = np.zeros(len(work.lines), dtype=np.uint64)
    np.add.at(sums, work.line, work.keys)
    groups: dict[int, list[int]] = defaultdict(list)
    for position in np.flatnonzero(repeated(sums)):
        groups[int(sums[position])].append(int(position))
    return [tuple(group) for group in groups.values()]
