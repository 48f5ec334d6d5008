"""Which pieces of ground are parcels, and which labels stand on each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from shapely import Polygon

from trainer.domain.cadastre.areas import tenths
from trainer.domain.cadastre.drawing import Points
from trainer.domain.cadastre.topology.contacts import NARROW
from trainer.domain.cadastre.topology.fabric import Fabric, Face
from trainer.domain.cadastre.topology.linework import Linework, Numbers, Shapes


class Ground(NamedTuple):
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
    """All parcels' grounds, and the narrow strips that open lines cut off.

    `rings` are the positions of rings that are one parcel each, `labels` how many labels stand on
    each line of the linework; `cut` are parcels that open lines make or divide.
    """

    fabric: Fabric
    rings: Numbers
    labels: Numbers
    cut: tuple[Ground, ...]
    slivers: tuple[Face, ...]

    def parcels(self, chosen: Numbers | None = None) -> Iterator[Ground]:
        """Yield the parcels of the `chosen` rings (all, if none are named), and the cut ones."""
        rings = self.rings if chosen is None else chosen
        labels = self._labels() if len(rings) else {}
        for ring in rings.tolist():
            area = tenths(abs(int(self.fabric.areas[ring])))
            yield Ground(self.fabric.shapes[ring], area, (ring,), tuple(labels.get(ring, ())))
        yield from self.cut

    def _labels(self) -> dict[int, list[int]]:
        labels: dict[int, list[int]] = defaultdict(list)
        for label, ring in zip(*(found.tolist() for found in self.fabric.seeded), strict=True):
            labels[ring].append(label)
        return labels

    def alone(self) -> tuple[Numbers, Numbers]:
        """Return the rings with exactly one label, and the positions of those labels."""
        label, ring = self.fabric.seeded
        single = (self.labels[ring] == 1) & np.isin(ring, self.rings)
        return ring[single], label[single]


def is_narrow(shape: Polygon) -> bool:
    """Say whether a piece of ground is, on average, too narrow to be anything but an error."""
    return bool(2 * shape.area < NARROW * shape.length)


def grounds(fabric: Fabric) -> Grounds:
    """Tell parcels from strips, and put the labels on them."""
    cut = [face for face in fabric.faces if face.bare and face.kind != "overlap"]
    slivers = tuple(face for face in cut if is_narrow(face.shape))
    wide = [face for face in cut if not is_narrow(face.shape)]
    parts = _divided(wide)
    pieces = [face for face in wide if not face.lines]
    pieces += [face for faces in parts.values() for face in faces]
    rings = np.flatnonzero(fabric.rings)
    return Grounds(
        fabric=fabric,
        rings=rings[~np.isin(rings, list(parts))] if parts else rings,
        labels=np.bincount(fabric.seeded[1], minlength=len(fabric.shapes)),
        cut=tuple(_cut_grounds(pieces, fabric.seeds)),
        slivers=slivers,
    )


def _divided(faces: Sequence[Face]) -> dict[int, list[Face]]:
    """Return the rings that open lines cut into two pieces or more."""
    parts: dict[int, list[Face]] = defaultdict(list)
    for face in faces:
        for ring in face.lines:
            parts[ring].append(face)
    return {ring: pieces for ring, pieces in parts.items() if len(pieces) > 1}


def _cut_grounds(faces: Sequence[Face], points: Shapes) -> Iterator[Ground]:
    for face in faces:
        inside = np.flatnonzero(shapely.intersects(face.shape, points)) if len(points) else ()
        yield Ground(
            shape=face.shape,
            area=tenths(round(2 * face.shape.area)),
            lines=face.lines,
            labels=tuple(int(i) for i in inside),
        )
