"""Which pieces of ground are parcels, and which labels stand on each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon

from trainer.domain.cadastre.areas import tenths
from trainer.domain.cadastre.drawing import Points
from trainer.domain.cadastre.topology.contacts import NARROW
from trainer.domain.cadastre.topology.fabric import Fabric, Face
from trainer.domain.cadastre.topology.holes import twice_areas
from trainer.domain.cadastre.topology.linework import Linework, Shapes


@dataclass(frozen=True)
class Ground:
    """A parcel's ground: its shape, area (0.1 m²), the lines' positions, the labels' positions."""

    shape: Polygon
    area: int
    lines: tuple[int, ...]
    labels: tuple[int, ...]

    def outline(self, work: Linework) -> Points:
        """Return the outline on the map, closed."""
        return tuple(work.place(complex(x, y)) for x, y in self.shape.exterior.coords)


@dataclass(frozen=True)
class Grounds:
    """All parcels' grounds, and the narrow strips that open lines cut off."""

    parcels: tuple[Ground, ...]
    slivers: tuple[Face, ...]


def is_narrow(shape: Polygon) -> bool:
    """Say whether a piece of ground is, on average, too narrow to be anything but an error."""
    return bool(2 * shape.area < NARROW * shape.length)


def grounds(fabric: Fabric, points: Shapes) -> Grounds:
    """Tell parcels from strips; `points` are those of the standing labels."""
    cut = [face for face in fabric.faces if face.bare and face.kind != "overlap"]
    slivers = tuple(face for face in cut if is_narrow(face.shape))
    wide = [face for face in cut if not is_narrow(face.shape)]
    parts = _divided(wide)
    whole = _whole_rings(fabric, frozenset(parts))
    pieces = [face for face in wide if not face.lines]
    pieces += [face for faces in parts.values() for face in faces]
    return Grounds(parcels=(*whole, *_cut_grounds(pieces, points)), slivers=slivers)


def _divided(faces: Sequence[Face]) -> dict[int, list[Face]]:
    """Return the rings that open lines cut into two pieces or more."""
    parts: dict[int, list[Face]] = defaultdict(list)
    for face in faces:
        for ring in face.lines:
            parts[ring].append(face)
    return {ring: pieces for ring, pieces in parts.items() if len(pieces) > 1}


def _whole_rings(fabric: Fabric, divided: frozenset[int]) -> Iterator[Ground]:
    labels: dict[int, list[int]] = defaultdict(list)
    for label, ring in zip(*(found.tolist() for found in fabric.seeded), strict=True):
        labels[ring].append(label)
    areas = np.abs(twice_areas(fabric.work)).tolist()
    for ring in np.flatnonzero(fabric.rings).tolist():
        if ring not in divided:
            yield Ground(
                shape=fabric.shapes[ring],
                area=tenths(int(areas[ring])),
                lines=(ring,),
                labels=tuple(labels.get(ring, ())),
            )


def _cut_grounds(faces: Sequence[Face], points: Shapes) -> Iterator[Ground]:
    for face in faces:
        inside = np.flatnonzero(shapely.intersects(face.shape, points)) if len(points) else ()
        yield Ground(
            shape=face.shape,
            area=tenths(round(2 * face.shape.area)),
            lines=face.lines,
            labels=tuple(int(i) for i in inside),
        )
