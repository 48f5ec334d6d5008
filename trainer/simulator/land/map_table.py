"""What a run's map table is like at the start, and what the finished drawing must hold (the truth)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from trainer.domain.cadastre.drawing import Change, Drawing, Label, Line, Point, Points
from trainer.domain.cadastre.inventing import NothingToSpoil, planted
from trainer.domain.cadastre.levels import CONVENTIONS
from trainer.domain.cadastre.numbering import next_number
from trainer.domain.values import Text, value
from trainer.simulator.land.fields import thousandths
from trainer.simulator.land.map_shapes import Map
from trainer.simulator.land.shapes import CoordinateTable, LandCase, OnTable, Planted, Plot

T = TypeVar("T", Line, Label)


class NotOnMap(ValueError):
    """The scenario wants of its map what is not there, in words for its author."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


def _lacks(name: str) -> NotOnMap:
    return NotOnMap(Text(vi=f"bản đồ không có “{name}”", en=f"the map holds no “{name}”"))


@value
class TrueParcel:
    """A parcel of the truth: a closed ring, and what its label says."""

    id: str
    ring: Points
    within: int
    number: int
    code: str
    area: int


@dataclass(frozen=True, kw_only=True, eq=False)
class MapTable:
    """The map of one run. Compared by identity, so that what is computed from it can be kept.

    `start` is the sheet as it lies there when the run begins, `beside` the sheets that can be looked at,
    `neighbours` their lines.
    """

    start: Drawing
    beside: Mapping[str, Drawing]
    neighbours: tuple[Line, ...]
    plots: tuple[TrueParcel, ...]
    changes: tuple[Change, ...]
    tables: Mapping[str, Points]


def map_table_of(case: LandCase | None, whole_map: Map | None) -> MapTable | None:
    """Return the map of a run, None for a scenario without one.

    Raises NotOnMap where the scenario names what the map does not hold.
    """
    if case is None or not case.sheet:
        return None
    sheets = whole_map.sheets if whole_map else {}
    if missing := {case.sheet, *case.beside} - sheets.keys():
        raise NotOnMap(
            Text(vi=f"bản đồ không có tờ {min(missing)}", en=f"the map has no sheet {min(missing)}")
        )
    whole = sheets[case.sheet]
    start = _at_start(case.drawing, whole)
    beside = {number: sheets[number] for number in case.beside}
    return MapTable(
        start=start,
        beside=beside,
        neighbours=tuple(line for sheet in beside.values() for line in sheet.lines),
        plots=tuple(_parcel(plot, whole, next_number(start)) for plot in case.truth.plots),
        changes=tuple(
            Change(old=_numbers(row.old), new=_numbers(row.new)) for row in case.truth.changes
        ),
        tables={table.id: _corners(table, whole) for table in case.tables},
    )


def point_of(text: str) -> Point:
    """Return the point of "east north" in metres. Raises NotOnMap."""
    numbers = [thousandths(part) for part in text.split()]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        raise NotOnMap(
            Text(
                vi=f"“{text}” không phải một điểm: đông và bắc, đơn vị mét",
                en=f"“{text}” is no point: east and north in metres",
            )
        )
    return numbers[0], numbers[1]


def area_of_text(text: str) -> int:
    """Return square metres as text in tenths. Raises NotOnMap."""
    found = thousandths(text)
    if found is None:
        raise NotOnMap(Text(vi=f"“{text}” không phải diện tích", en=f"“{text}” is no area"))
    return found // 100


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise NotOnMap(Text(vi=f"“{text}” không phải số nguyên", en=f"“{text}” is no whole number"))
    return int(text)


def usual_colour(level: int) -> str:
    """Return the colour that lines of the level usually have; "" for no level of lines."""
    known = CONVENTIONS.levels.get(level)
    return known.colours[0] if known else ""


def _at_start(on_table: OnTable, whole: Drawing) -> Drawing:
    if missing := {*on_table.keep, *on_table.without} - whole.ids():
        raise _lacks(min(missing))
    kept = (set(on_table.keep) or whole.ids()) - {*on_table.without}
    lines = [line for line in whole.lines if line.id in kept]
    labels = [label for label in whole.labels if label.id in kept]
    drawing = replace(
        whole,
        lines=(*lines, *_lines(on_table)),
        labels=(*labels, *_labels(on_table)),
    )
    for error in on_table.planted:
        drawing = _unremarkable(_spoilt(drawing, error), drawing.ids())
    return drawing


def _spoilt(drawing: Drawing, error: Planted) -> Drawing:
    try:
        return planted(drawing, error.rule, _whole(error.place))
    except (KeyError, NothingToSpoil) as nowhere:
        rule, place = error.rule, error.place
        raise NotOnMap(
            Text(
                vi=f"không cài được lỗi “{rule}” ở chỗ {place}",
                en=f"no error “{rule}” can be planted at place {place}",
            )
        ) from nowhere


def _unremarkable(drawing: Drawing, known: frozenset[str]) -> Drawing:
    """Call what was planted as lines and labels of the map are called: the id must not tell."""
    things: tuple[Line | Label, ...] = (*drawing.lines, *drawing.labels)
    new = (thing for thing in things if thing.id not in known)
    names = {
        thing.id: f"{'b' if isinstance(thing, Line) else 'l'}{len(known) + n}"
        for n, thing in enumerate(new, 1)
    }
    return replace(
        drawing,
        lines=tuple(_called(line, names) for line in drawing.lines),
        labels=tuple(_called(label, names) for label in drawing.labels),
    )


def _called(thing: T, names: Mapping[str, str]) -> T:
    return replace(thing, id=names[thing.id]) if thing.id in names else thing


def _lines(on_table: OnTable) -> Iterator[Line]:
    for line in on_table.lines:
        yield Line(
            id=line.id,
            level=line.level,
            colour=line.colour or usual_colour(line.level),
            points=tuple(map(point_of, line.points)),
        )


def _labels(on_table: OnTable) -> Iterator[Label]:
    for label in on_table.labels:
        yield Label(
            id=label.id,
            point=point_of(label.at),
            number=_whole(label.number),
            code=label.code,
            area=area_of_text(label.area),
            struck=label.struck,
        )


def _parcel(plot: Plot, whole: Drawing, latest: int) -> TrueParcel:
    label = _named(plot.label, whole.labels) if plot.label else None
    if label is None and not (plot.number and plot.code and plot.area):
        raise NotOnMap(
            Text(
                vi=f"{plot.id}: cần nhãn trên bản đồ, hoặc số thửa, loại đất và diện tích",
                en=f"{plot.id} needs a label of the map, or number, code and area",
            )
        )
    return TrueParcel(
        id=plot.id,
        ring=_corners(plot, whole),
        within=plot.within,
        number=_number(plot, label, latest),
        code=plot.code or (label.code if label else ""),
        area=area_of_text(plot.area) if plot.area else label.area if label else 0,
    )


def _number(plot: Plot, label: Label | None, latest: int) -> int:
    if plot.number == "next":
        return latest
    return _whole(plot.number) if plot.number else label.number if label else 0


def _corners(thing: Plot | CoordinateTable, whole: Drawing) -> Points:
    """Return the closed ring of a plot or table, from the map or as written."""
    points = _named(thing.of, whole.lines).points if thing.of else ()
    points = points or tuple(map(point_of, thing.corners))
    if len(points) < 3:
        raise NotOnMap(
            Text(vi=f"{thing.id}: chưa đủ ba đỉnh", en=f"{thing.id}: fewer than three corners")
        )
    return points if points[0] == points[-1] else (*points, points[0])


def _named(wanted: str, things: Iterable[T]) -> T:
    found = next((thing for thing in things if thing.id == wanted), None)
    if found is None:
        raise _lacks(wanted)
    return found


def _numbers(numbers: Iterable[str]) -> tuple[int, ...]:
    return tuple(map(_whole, numbers))
