"""What lies on the drawing table: lines by level, parcel labels, the sheet and its changes."""

from itertools import chain
from typing import TypeAlias

from trainer.domain.values import value

Point: TypeAlias = tuple[int, int]
"""East and north in whole millimetres of VN-2000 (EPSG:9205)."""

Points: TypeAlias = tuple[Point, ...]


@value
class Line:
    """A line on one level. A line that ends where it began is a ring: the outline of a parcel,
    a road, a water or a house."""

    id: str
    level: int
    colour: str
    points: Points

    @property
    def closed(self) -> bool:
        """Say whether the line is a ring."""
        return len(self.points) > 3 and self.points[0] == self.points[-1]


@value
class Label:
    """A parcel's label: its point, number, land-type code and area (tenths of a square metre).

    A struck label is a cancelled number: it stays on the map, crossed out.
    """

    id: str
    point: Point
    number: int
    code: str
    area: int
    struck: bool = False


@value
class Change:
    """A row of the sheet's table of changed parcels: numbers cancelled, numbers given for them."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@value
class Frame:
    """The frame of a sheet, in millimetres."""

    west: int
    south: int
    east: int
    north: int

    def holds(self, point: Point, margin: int = 0) -> bool:
        """Say whether `point` lies in the frame, or at most `margin` millimetres outside."""
        return (
            self.west - margin <= point[0] <= self.east + margin
            and self.south - margin <= point[1] <= self.north + margin
        )


@value
class Sheet:
    """One sheet of the map; `scale` is the denominator (1000 for 1:1000)."""

    number: int
    scale: int
    frame: Frame


@value
class Drawing:
    """A sheet with everything drawn on it. Ids are unique among lines and labels together."""

    sheet: Sheet
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    changes: tuple[Change, ...] = ()

    def ids(self) -> frozenset[str]:
        """Return the ids of every line and label."""
        return frozenset(chain((x.id for x in self.lines), (x.id for x in self.labels)))
