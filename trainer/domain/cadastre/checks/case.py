"""What the checks look at: the drawing, its neighbours, and how its boundaries lie together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import shapely

from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.checks.rules import RULES
from trainer.domain.cadastre.drawing import Drawing, Label, Line, Point
from trainer.domain.cadastre.levels import BOUNDARY, LAND_COVER_EDGES, Conventions
from trainer.domain.cadastre.topology.fabric import Fabric, woven
from trainer.domain.cadastre.topology.grounds import Grounds, grounds
from trainer.domain.values import Text


def found(rule: str, place: Point, features: Sequence[str], detail: Text) -> Finding:
    """Return a finding with the severity of its rule."""
    return Finding(
        rule=rule,
        severity=RULES[rule].severity,
        place=place,
        features=tuple(features),
        detail=detail,
    )


@dataclass(frozen=True)
class Case:
    """A drawing laid out for the checks; `standing` are its labels that are not struck."""

    drawing: Drawing
    conventions: Conventions
    standing: tuple[Label, ...]
    fabric: Fabric
    grounds: Grounds
    covers: tuple[tuple[str, shapely.Polygon], ...]

    def line(self, position: int) -> Line:
        """Return the boundary line at a position of the linework."""
        return self.fabric.work.lines[position]

    def names(self, positions: Sequence[int]) -> tuple[str, ...]:
        """Return the ids of boundary lines by their positions."""
        return tuple(dict.fromkeys(self.line(i).id for i in positions))

    def inside(self, shape: shapely.Polygon) -> Point:
        """Return a point of the map inside a shape of the linework."""
        point = shape.point_on_surface()
        return self.fabric.work.place(complex(point.x, point.y))

    def labels_in(self, shape: shapely.Geometry) -> frozenset[int]:
        """Return the positions of the standing labels inside a shape of the linework."""
        return frozenset(np.flatnonzero(shapely.intersects(shape, self.fabric.seeds)).tolist())

    def twisted_grounds(self) -> list[shapely.Geometry]:
        """Return all the ground that outlines enclose which cross themselves."""
        return [_filled(shape) for shape in self.fabric.shapes[self.fabric.twisted]]

    def lone_labels(self) -> frozenset[int]:
        """Return the positions of the standing labels that no parcel has."""
        lone = np.ones(len(self.standing), dtype=np.bool_)
        label, ring = self.fabric.seeded
        lone[label[np.isin(ring, self.grounds.rings)]] = False
        for ground in self.grounds.cut:
            lone[list(ground.labels)] = False
        return frozenset(np.flatnonzero(lone).tolist())


def _filled(shape: shapely.Polygon) -> shapely.Geometry:
    noded = shapely.union_all([shape.exterior], grid_size=1.0)
    return shapely.union_all(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))


def case_of(drawing: Drawing, neighbours: Sequence[Line], conventions: Conventions) -> Case:
    """Lay a drawing and its neighbours' lines out for the checks."""
    origin = (drawing.sheet.frame.west, drawing.sheet.frame.south)
    standing = tuple(label for label in drawing.labels if not label.struck)
    lines = [line for line in chain(drawing.lines, neighbours) if line.level == BOUNDARY]
    seeds = [label.point for label in standing]
    edges = [line for line in drawing.lines if line.level in LAND_COVER_EDGES]
    fabric = woven([line for line in lines if len(line.points) > 1], edges, seeds, origin)
    return Case(
        drawing=drawing,
        conventions=conventions,
        standing=standing,
        fabric=fabric,
        grounds=grounds(fabric),
        covers=tuple(_covers(edges, origin)),
    )


def _covers(edges: Sequence[Line], origin: Point) -> list[tuple[str, shapely.Polygon]]:
    """Return the grounds of roads and waters, by the ids of their edges."""
    shapes = [(line.id, polygon_of(line, origin)) for line in edges if line.closed]
    return [(name, shape) for name, shape in shapes if shape.is_valid]


def polygon_of(line: Line, origin: Point) -> shapely.Polygon:
    """Return a ring's polygon in the coordinates of a linework with this origin."""
    local = np.array(line.points, dtype=np.float64) - np.array(origin, dtype=np.float64)
    return shapely.Polygon(shapely.linearrings(local))
