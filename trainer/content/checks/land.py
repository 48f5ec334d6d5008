"""The land part of scenarios: maps, sheets, lines and rules that exist, in whatever variant."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from trainer.content.checks import known
from trainer.content.pieces import Library, MapPiece, ScenarioPiece
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.cadastre.checks import RULES, examined
from trainer.domain.cadastre.levels import CONVENTIONS
from trainer.domain.values import Text
from trainer.simulator.land.fields import COLUMNS
from trainer.simulator.land.map_shapes import Map
from trainer.simulator.land.map_table import map_table_of
from trainer.simulator.land.written import NotOnMap
from trainer.simulator.scenario import Draw, Scenario
from trainer.simulator.variants import filled

_OLD_CODES = CONVENTIONS.obsolete_land_types

MOST_TRIED = 100
"""No draw has more of its values tried."""

TAKEN = frozenset(
    {"sheet", "verb", "sequence", "action", "method", "target", "submit", "name", "id"}
)
"""Names that a form, or the action that it sends, has for something else."""


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong with maps, and with what scenarios make of them."""
    for drawn in library.maps.values():
        yield from _map(drawn)
    for piece in library.scenarios.values():
        land = piece.node.get("land")
        yield from _system(piece.node, land)
        if land:
            yield from _names(library, land)
            yield from _codes(land)
            yield from _questions(land)
            yield from _drawn(library, piece, land)


def _map(drawn: MapPiece) -> Iterator[Problem]:
    """Yield the sheets that break a rule of the map before anything was planted on them."""
    for node in drawn.node.each("sheets"):
        sheet = drawn.sheets.get(node.text("number"))
        findings = examined(sheet) if sheet else ()
        if findings:
            yield node.problem("map-not-clean", *_not_clean(findings[0].rule, len(findings)))


def _system(node: Node, land: Node | None) -> Iterator[Problem]:
    named = any(system.text() == "land" for system in node.each("systems"))
    if named and land is None:
        yield (node.get("systems") or node).problem("no-land", *_NO_LAND)
    if land is not None and not named:
        yield land.problem("land-not-named", *_NOT_NAMED, at_key=True)


def _names(library: Library, land: Node) -> Iterator[Problem]:
    name = land.get("map")
    if name is None:
        if land.get("sheet"):
            yield land.problem("no-map", *_NO_MAP, at_key=True)
        return
    yield from known.unknown(name, "unknown-name", _MAP, library.maps)
    drawn = library.maps.get(name.text())
    numbers = {sheet.text("number") for sheet in drawn.node.each("sheets")} if drawn else set()
    for sheet in filter(None, (land.get("sheet"), *land.each("beside"))):
        if drawn:
            yield from known.unknown(sheet, "unknown-name", _SHEET, numbers)
    drawing = land.get("drawing")
    for planted in drawing.each("planted") if drawing else ():
        rule, place = planted.get("rule"), planted.get("place")
        if rule and "{" not in rule.text():
            yield from known.unknown(rule, "unknown-name", _RULE, RULES)
        if place and not re.fullmatch(r"\d+|\{[a-z][a-z0-9-]*\}", place.text()):
            yield place.problem("not-a-place", *_NOT_A_PLACE)


def _codes(land: Node) -> Iterator[Problem]:
    """Yield contents of records and rows that are no code of their field."""
    rows = [*land.each("records"), *(r for each in land.each("lists") for r in each.each("rows"))]
    for row in rows:
        for part in ("fields", "cells", "becomes"):
            yield from _codes_of(row.get(part), _OLD_CODES if part != "becomes" else frozenset())


def _codes_of(part: Node | None, also: frozenset[str]) -> Iterator[Problem]:
    """Yield what is no code of its field; what stands there at the start may be an obsolete one."""
    for field, content in part.entries() if part else ():
        codes = COLUMNS[field].codes if field in COLUMNS else None
        if codes and "{" not in content.text() and not content.text().startswith("#"):
            yield from known.unknown(content, "unknown-name", _CODE, {*codes, *also})


def _questions(land: Node) -> Iterator[Problem]:
    """Yield questions whose name the form of their answer sheet needs for itself."""
    for sheet in land.each("questions"):
        for question in sheet.each("questions"):
            if question.text("id") in TAKEN:
                yield question.problem("name-taken", *_taken(question.text("id")))


def _drawn(library: Library, piece: ScenarioPiece, land: Node) -> Iterator[Problem]:
    """Yield the first variant in which the sheet cannot be laid on the table."""
    case = piece.scenario.land if piece.scenario else None
    drawn = library.maps.get(case.map) if case else None
    if piece.scenario is None or drawn is None or drawn.file is None:
        return
    whole = Map(file=drawn.file, sheets=drawn.sheets)
    if case and case.sheet not in drawn.sheets:
        return
    for draws in _each_value(piece.scenario):
        try:
            map_table_of(filled(piece.scenario, draws).land, whole)
        except NotOnMap as error:
            yield land.problem("no-such-sheet", *_cannot(error.said, draws), at_key=True)
            return


def _each_value(scenario: Scenario) -> Iterator[Mapping[str, str]]:
    """Yield variants in which each value of each draw stands once, the others as they are first."""
    values = {name: _values(draw) for name, draw in scenario.draws.items()}
    first = {name: each[0] for name, each in values.items()}
    yield first
    for name, each in values.items():
        for value in each[1:MOST_TRIED]:
            yield {**first, name: value}


def _values(draw: Draw) -> tuple[str, ...]:
    least, most = draw.least or 0, draw.most or 0
    return tuple(dict.fromkeys(draw.pick)) or tuple(str(n) for n in range(least, most + 1))


_MAP = Text(vi="bản đồ", en="map")
_SHEET = Text(vi="tờ bản đồ", en="sheet")
_RULE = Text(vi="quy tắc bản đồ", en="rule of the map")
_CODE = Text(vi="mã", en="code")
_NO_LAND = (
    Text(vi="có hệ thống “land” mà thiếu phần “land”", en="the system “land” has no part “land”"),
    Text(vi="hãy thêm “land: …” hoặc bỏ khỏi “systems”", en="add “land: …” or take it away"),
)
_NOT_NAMED = (
    Text(vi="có phần “land” mà “systems” không ghi land", en="“systems” does not name land"),
    Text(vi="hãy thêm land vào “systems”", en="add land to “systems”"),
)
_NO_MAP = (
    Text(vi="có tờ bản đồ mà không có bản đồ", en="a sheet without a map"),
    Text(vi="hãy thêm “map: …”", en="add “map: …”"),
)
_NOT_A_PLACE = (
    Text(vi="“place” phải là số nguyên", en="“place” is a whole number"),
    Text(vi="hãy viết số, hoặc giá trị rút trong ngoặc nhọn", en="write a number or a draw"),
)


def _taken(name: str) -> tuple[Text, Text]:
    return (
        Text(vi=f"câu hỏi không được đặt mã “{name}”", en=f"no question can be called “{name}”"),
        Text(vi="hãy đặt mã khác, ví dụ “map-sheet”", en="give it another id, as “map-sheet”"),
    )


def _not_clean(rule: str, count: int) -> tuple[Text, Text]:
    name = RULES[rule].name
    return (
        Text(
            vi=f"tờ bản đồ có {count} lỗi, lỗi đầu: {name.vi}",
            en=f"the sheet has {count} faults, the first: {name.en}",
        ),
        Text(
            vi="hãy sửa tờ bản đồ; lỗi để học thì cài bằng “planted” trong kịch bản",
            en="mend the sheet; faults to learn from are “planted” in a scenario",
        ),
    )


def _cannot(reason: Text, draws: Mapping[str, str]) -> tuple[Text, Text]:
    shown = ", ".join(f"{name}={given}" for name, given in draws.items()) or "–"
    return (
        Text(
            vi=f"không đặt được tờ bản đồ lên bàn ({shown}): {reason.vi}",
            en=f"the sheet cannot be laid on the table ({shown}): {reason.en}",
        ),
        Text(
            vi="hãy kiểm tra mã trong “drawing”, “truth”, “tables”",
            en="look at the ids in “drawing”, “truth” and “tables”",
        ),
    )
