"""Checklists of the framework: one for each area, every criterion once."""

from collections.abc import Iterator
from datetime import date

from trainer.content.checks.known import repeated, unknown
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.framework import CRITERIA
from trainer.domain.values import Text

_AREA = Text(vi="lĩnh vực", en="area")
_CRITERION = Text(vi="tiêu chí", en="criterion")


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong in `courses/framework/checklists.yaml`."""
    piece = library.framework
    areas = {row.text("code") for row in piece.areas.each()}
    rows = list(piece.checklists.each())
    yield from repeated(rows, "area", Text(vi="danh mục của lĩnh vực", en="checklist of the area"))
    for row in rows:
        yield from _checklist(row, areas)
    if rows:
        yield from _missing(piece.areas.each(), {row.text("area") for row in rows})


def _checklist(row: Node, areas: set[str]) -> Iterator[Problem]:
    area, checks = row.get("area"), list(row.each("checks"))
    if area and areas:
        yield from unknown(area, "unknown-area", _AREA, areas)
    yield from repeated(checks, "criterion", _CRITERION)
    gone = [name for name in CRITERIA if name not in {each.text("criterion") for each in checks}]
    if gone and row.get("checks") is not None:
        yield row.problem("criteria-missing", *_incomplete(gone))


def _missing(areas: Iterator[Node], listed: set[str]) -> Iterator[Problem]:
    for area in areas:
        if area.text("code") and area.text("code") not in listed:
            yield area.problem("no-checklist", *_NO_CHECKLIST)


def _incomplete(gone: list[str]) -> tuple[Text, Text]:
    names = ", ".join(gone)
    return (
        Text(
            vi=f"danh mục này thiếu tiêu chí: {names}", en=f"this checklist lacks criteria: {names}"
        ),
        Text(
            vi="hãy thêm cho mỗi tiêu chí một câu quan sát được",
            en="add one observable sentence for each",
        ),
    )


_NO_CHECKLIST = (
    Text(
        vi="lĩnh vực này chưa có danh mục kiểm trong checklists.yaml",
        en="this area has no checklist in checklists.yaml",
    ),
    Text(
        vi="hãy thêm một danh mục đủ tám tiêu chí",
        en="add a checklist with all eight criteria",
    ),
)
