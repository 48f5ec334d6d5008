"""Draws the map table: sheets, findings, notes, extracts, tables of coordinates."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import hypot

from trainer.domain.cadastre.areas import area_of, shown_area
from trainer.domain.cadastre.checks import RULES
from trainer.domain.cadastre.drawing import Drawing, Label, Line, Points
from trainer.domain.cadastre.levels import CONVENTIONS
from trainer.domain.values import Text
from trainer.simulator.land.fields import metres
from trainer.simulator.land.listing import DEGREE
from trainer.simulator.land.registry import case
from trainer.simulator.land.state import Extract, LandRoom
from trainer.simulator.land.table import drawing_now, map_table, room
from trainer.simulator.land.view import (
    Corner,
    ShownChange,
    ShownExtract,
    ShownFault,
    ShownFinding,
    ShownLabel,
    ShownLevel,
    ShownLine,
    ShownMap,
    ShownSheetOfMap,
    ShownTable,
)
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def shown_map(setting: Setting, world: World) -> ShownMap:
    """Return the map table as it is now."""
    now = room(world)
    return ShownMap(
        sheets=tuple(_sheets(setting, world)),
        levels=_LEVELS,
        findings=tuple(_findings(now)),
        checked=bool(now.found) or now.checked,
        stale=bool(now.found) and not now.checked,
        noted=tuple(
            ShownFault(features=n.features, rule=n.rule, name=RULES[n.rule].name) for n in now.noted
        ),
        chosen=now.chosen,
        extracts=tuple(map(_extract, now.extracts)),
        tables=tuple(_tables(setting)),
        can_take_back=bool(now.deeds),
    )


_LEVELS = tuple(
    ShownLevel(number=level.number, name=level.name, colours=level.colours)
    for level in CONVENTIONS.levels.values()
)


def _sheets(setting: Setting, world: World) -> Iterator[ShownSheetOfMap]:
    own = frozenset(thing.id for deed in room(world).deeds for thing in deed.laid)
    yield _sheet(drawing_now(setting, world), own, on_table=True)
    for beside in map_table(setting).beside.values():
        yield _sheet(beside, frozenset(), on_table=False)


def _sheet(drawing: Drawing, own: frozenset[str], on_table: bool) -> ShownSheetOfMap:
    return ShownSheetOfMap(
        number=drawing.sheet.number,
        scale=drawing.sheet.scale,
        frame=drawing.sheet.frame,
        lines=tuple(_line(line, line.id in own) for line in drawing.lines),
        labels=tuple(_label(label, label.id in own) for label in drawing.labels),
        changes=tuple(ShownChange(old=row.old, new=row.new) for row in drawing.changes),
        on_table=on_table,
    )


def _line(line: Line, own: bool) -> ShownLine:
    return ShownLine(
        id=line.id,
        level=line.level,
        colour=line.colour,
        points=line.points,
        area=shown_area(area_of(line.points)) if line.closed else "",
        own=own,
    )


def _label(label: Label, own: bool) -> ShownLabel:
    return ShownLabel(
        id=label.id,
        point=label.point,
        number=label.number,
        code=label.code,
        code_name=_code_name(label.code),
        area=shown_area(label.area),
        struck=label.struck,
        own=own,
    )


def _code_name(code: str) -> Text:
    return CONVENTIONS.land_types.get(code, Text(vi=code, en=code))


def _findings(now: LandRoom) -> Iterator[ShownFinding]:
    for seen in now.found:
        rule = RULES[seen.rule]
        yield ShownFinding(
            rule=rule.id,
            name=rule.name,
            why=rule.why,
            remedy=rule.remedy,
            severity=seen.severity,
            place=seen.place,
            features=seen.features,
            detail=seen.detail,
        )


def _extract(made: Extract) -> ShownExtract:
    return ShownExtract(
        parcel=made.parcel,
        code=made.code,
        code_name=_code_name(made.code),
        area=shown_area(made.area),
        corners=_corners(made.ring[:-1]),
        sides=tuple(metres(round(hypot(b[0] - a[0], b[1] - a[1]))) for a, b in pairwise(made.ring)),
        ring=made.ring,
    )


def _corners(points: Points, written: Callable[[int], str] = metres) -> tuple[Corner, ...]:
    return tuple(
        Corner(number=n, x=written(north), y=written(east))
        for n, (east, north) in enumerate(points, 1)
    )


def _tables(setting: Setting) -> Iterator[ShownTable]:
    for table in case(setting).tables:
        degrees = table.system == "wgs84"
        corners = _corners(map_table(setting).tables[table.id], _degrees if degrees else metres)
        yield ShownTable(id=table.id, title=table.title, degrees=degrees, corners=corners)


def _degrees(millionths: int) -> str:
    """Write millionths of a degree as degrees."""
    return f"{millionths // DEGREE}.{millionths % DEGREE:06}"
