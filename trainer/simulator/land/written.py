"""Reading what a scenario writes about its map: points, areas, names of lines and parcels."""

import re
from math import hypot

from trainer.domain.cadastre.areas import middle
from trainer.domain.cadastre.drawing import Drawing, Label, Line, Point, Points
from trainer.domain.values import Text
from trainer.simulator.land.fields import thousandths
from trainer.simulator.land.parcels import label_numbered, ring_around

_ON_RING = re.compile(r"(corner|middle) (\d{1,4})")
_ALONG = re.compile(r"(along|back) (\d{1,4}) (\d{1,5}(?:\.\d{1,3})?)")


class NotOnMap(ValueError):
    """The scenario wants of its map what is not there, in words for its author."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.said = Text(vi=vi, en=en)


def whole_number(text: str) -> int:
    """Return a whole number. Raises NotOnMap."""
    if not (text.isascii() and text.isdigit()):
        raise NotOnMap(f"“{text}” không phải số nguyên", f"“{text}” is no whole number")
    return int(text)


def area_of_text(text: str) -> int:
    """Return square metres in tenths. Raises NotOnMap."""
    found = thousandths(text)
    if found is None:
        raise NotOnMap(f"“{text}” không phải diện tích", f"“{text}” is no area")
    return found // 100


def point_of(text: str, ring: Points = ()) -> Point:
    """Return the point of "east north" in metres, or of a place on a closed ring.

    A place is "corner 2", "middle 3", or so many metres "along 3 12.5" a side from its first corner,
    "back 3 12.5" from its last. Corners and sides count from 1; side 1 joins corners 1 and 2. Raises
    NotOnMap.
    """
    named = _ON_RING.fullmatch(text)
    if named and 1 <= int(named[2]) < len(ring):
        place = int(named[2]) - 1
        here = ring[place]
        return here if named[1] == "corner" else middle(here, ring[place + 1])
    measured = _ALONG.fullmatch(text)
    if measured and 1 <= int(measured[2]) < len(ring):
        side = ring[int(measured[2]) - 1 : int(measured[2]) + 1]
        return _along(side if measured[1] == "along" else side[::-1], thousandths(measured[3]) or 0)
    numbers = [thousandths(part) for part in text.split()]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        raise NotOnMap(
            f"“{text}” không phải một điểm: đông và bắc, đơn vị mét",
            f"“{text}” is no point: east and north in metres",
        )
    return numbers[0], numbers[1]


def _along(side: Points, distance: int) -> Point:
    """Return the point so many millimetres along a side. Raises NotOnMap beyond its end."""
    (east, north), (to_east, to_north) = side
    length = hypot(to_east - east, to_north - north)
    if distance > length:
        raise NotOnMap("điểm nằm ngoài cạnh của thửa", "the point lies beyond the end of its side")
    share = distance / length
    return round(east + share * (to_east - east)), round(north + share * (to_north - north))


def line_called(drawing: Drawing, name: str) -> Line:
    """Return the line with that id, or the boundary of the parcel "sheet/number". Raises NotOnMap."""
    label = _parcel_label(drawing, name)
    if label:
        ring = ring_around(drawing, label.point)
        if ring:
            return ring
    found = next((line for line in drawing.lines if line.id == name), None)
    if found is None:
        raise lacking(name)
    return found


def label_called(drawing: Drawing, name: str) -> Label | None:
    """Return the standing label of the parcel "sheet/number"; None for the id of a line."""
    return _parcel_label(drawing, name)


def ids_called(drawing: Drawing, name: str) -> frozenset[str]:
    """Return what a name stands for: boundary and label of a parcel, or one id. Raises NotOnMap."""
    label = _parcel_label(drawing, name)
    if label:
        return frozenset({label.id, line_called(drawing, name).id})
    if name not in drawing.ids():
        raise lacking(name)
    return frozenset({name})


def _parcel_label(drawing: Drawing, name: str) -> Label | None:
    sheet, _, number = name.partition("/")
    if sheet != str(drawing.sheet.number) or not number.isdigit():
        return None
    return label_numbered(drawing, int(number))


def lacking(name: str) -> NotOnMap:
    """Return what to raise where the map does not hold a name."""
    return NotOnMap(f"bản đồ không có “{name}”", f"the map holds no “{name}”")
