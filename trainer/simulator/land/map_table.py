"""What a run's map table is like at the start, and what the finished drawing must hold (the truth)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, TypeVar

from trainer.domain.cadastre.drawing import Change, Drawing, Label, Line, Points
from trainer.domain.cadastre.inventing import NothingToSpoil, planted
from trainer.domain.cadastre.levels import CONVENTIONS
from trainer.domain.cadastre.numbering import next_number
from trainer.simulator.land.listing import listed_points
from trainer.simulator.land.map_shapes import Map
from trainer.simulator.land.moving import with_moved
from trainer.simulator.land.plots import TrueParcel, true_changes, true_parcels
from trainer.simulator.land.shapes import CoordinateTable, LandCase, OnTable, Planted, Truth
from trainer.simulator.land.written import (
    NotOnMap,
    area_of_text,
    ids_called,
    point_of,
    whole_number,
)

T = TypeVar("T", Line, Label)
Part = TypeVar("Part", OnTable, Truth, CoordinateTable)


@dataclass(frozen=True, kw_only=True, eq=False)
class MapTable:
    """The map of one run. Compared by identity, so that what is computed from it can be kept.

    `start` is the sheet as it lies there when the run begins, `beside` the sheets that can be looked at,
    `neighbours` their lines. `struck` are the numbers to be cancelled.
    """

    start: Drawing
    beside: Mapping[str, Drawing]
    neighbours: tuple[Line, ...]
    plots: tuple[TrueParcel, ...]
    changes: tuple[Change, ...]
    struck: frozenset[int]
    tables: Mapping[str, Points]


def map_table_of(case: LandCase | None, whole_map: Map | None) -> MapTable | None:
    """Return the map of a run, None for a scenario without one.

    Raises NotOnMap where the scenario names what the map does not hold.
    """
    if case is None or not case.sheet:
        return None
    sheets = whole_map.sheets if whole_map else {}
    if missing := {case.sheet, *case.beside} - sheets.keys():
        raise NotOnMap(f"bản đồ không có tờ {min(missing)}", f"the map has no sheet {min(missing)}")
    parts = (_decided(case.drawing), _decided(case.truth), tuple(map(_decided, case.tables)))
    return _laid_out(tuple(sheets.items()), case.sheet, case.beside, *parts)


def _decided(part: Part) -> Part:
    """Return part of a case of one variant without the conditions, of which it is independent."""
    kept: dict[str, Any] = {"when": None} if getattr(part, "when", None) else {}
    for field in fields(part):
        entries = getattr(part, field.name)
        if isinstance(entries, tuple) and any(getattr(each, "when", None) for each in entries):
            kept[field.name] = tuple(map(_decided, entries))
    return replace(part, **kept)


@lru_cache(maxsize=64)
def _laid_out(
    whole_map: tuple[tuple[str, Drawing], ...],
    sheet: str,
    others: tuple[str, ...],
    drawing: OnTable,
    truth: Truth,
    tables: tuple[CoordinateTable, ...],
) -> MapTable:
    """Return the one map table of all runs in which the same lies there and the same is right."""
    sheets = dict(whole_map)
    whole, laid = sheets[sheet], with_moved(sheets, drawing.moved)
    start = _at_start(drawing, laid[sheet])
    beside = {number: laid[number] for number in others}
    changes = tuple(true_changes(truth.changes, next_number(start)))
    return MapTable(
        start=start,
        beside=beside,
        neighbours=tuple(_lines_beside(beside)),
        plots=tuple(true_parcels(truth.plots, whole, next_number(start))),
        changes=changes,
        struck=_struck(truth, changes),
        tables={table.id: listed_points(table, whole) for table in tables},
    )


def _lines_beside(beside: Mapping[str, Drawing]) -> Iterator[Line]:
    """Yield the lines of other sheets as "sheet/id": ids are unique within one sheet only."""
    for number, sheet in beside.items():
        for line in sheet.lines:
            yield replace(line, id=f"{number}/{line.id}")


def _struck(truth: Truth, changes: Iterable[Change]) -> frozenset[int]:
    """Return the numbers to be cancelled: those named, else all that the changes cancel."""
    named = frozenset(map(whole_number, truth.struck))
    return named or frozenset(number for row in changes for number in row.old)


def usual_colour(level: int) -> str:
    """Return the colour that lines of the level usually have; "" for no level of lines."""
    known = CONVENTIONS.levels.get(level)
    return known.colours[0] if known else ""


def _at_start(on_table: OnTable, whole: Drawing) -> Drawing:
    gone = _called_so(whole, on_table.without)
    kept = (_called_so(whole, on_table.keep) or whole.ids()) - gone
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


def _called_so(whole: Drawing, names: Iterable[str]) -> frozenset[str]:
    return frozenset(name for each in names for name in ids_called(whole, each))


def _spoilt(drawing: Drawing, error: Planted) -> Drawing:
    try:
        return planted(drawing, error.rule, whole_number(error.place))
    except (KeyError, NothingToSpoil) as nowhere:
        rule, place = error.rule, error.place
        raise NotOnMap(
            f"không cài được lỗi “{rule}” ở chỗ {place}",
            f"no error “{rule}” can be planted at place {place}",
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
            number=whole_number(label.number),
            code=label.code,
            area=area_of_text(label.area),
            struck=label.struck,
        )
