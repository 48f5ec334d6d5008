"""The shape of `simulations/maps/<map>/map.yaml`, and a map as a scenario carries it."""

from collections.abc import Mapping

from trainer.domain.cadastre.drawing import Change, Drawing, Frame, Sheet
from trainer.domain.values import Text, value


@value
class MapFrame:
    """The frame of a sheet in whole metres of VN-2000 (EPSG:9205)."""

    west: int
    south: int
    east: int
    north: int


@value
class MapChange:
    """A row of the sheet's table of changed parcels, as the map came."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@value
class MapSheet:
    """One sheet: what lies on it stands in `sheet-<number>.geojson`."""

    number: int
    scale: int
    frame: MapFrame
    changes: tuple[MapChange, ...] = ()

    def as_drawn(self) -> Sheet:
        """Return the sheet as the drawing has it, in millimetres."""
        west, south, east, north = (
            metres * 1000
            for metres in (self.frame.west, self.frame.south, self.frame.east, self.frame.north)
        )
        frame = Frame(west=west, south=south, east=east, north=north)
        return Sheet(number=self.number, scale=self.scale, frame=frame)

    def changed(self) -> tuple[Change, ...]:
        """Return the table of changed parcels."""
        return tuple(Change(old=row.old, new=row.new) for row in self.changes)


@value
class MapFile:
    """A map of an invented place: its name and its sheets."""

    name: Text
    sheets: tuple[MapSheet, ...]


@value
class Map:
    """A map as far as a scenario uses it: the drawn sheets by their number as text."""

    file: MapFile
    sheets: Mapping[str, Drawing]
