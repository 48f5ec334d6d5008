"""Defects and rubric: what is pointed at exists, what is checked can be checked."""

from collections.abc import Iterator, Mapping

from trainer.content.checks import known
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text
from trainer.simulator.systems import PREDICATES, VERBS

_WAYS = ("did", "never", "before", "all", "any", "none", "parts", "holds")


def check(node: Node, templates: Mapping[str, Node]) -> Iterator[Problem]:
    """Yield what is wrong with defects and rubric rows."""
    lines, rows = items(node, templates), {row.text("id") for row in node.each("rubric")}
    for defect in node.each("defects"):
        yield from _defect(defect, lines, rows)
    for row in node.each("rubric"):
        points = row.get("points")
        if points and isinstance(points.data, int) and not 0 <= points.data <= 100:
            yield points.problem("out-of-range", *_POINTS)
        judged = row.get("check")
        if judged:
            yield from _check(judged)


def items(node: Node, templates: Mapping[str, Node]) -> set[str]:
    """Return every "paper/item" there is, those that a template brings among them."""
    found: set[str] = set()
    for paper in node.each("papers"):
        template = templates.get(paper.text("template"))
        printed = template.each("items") if template else ()
        names = {item.text("id") for item in (*paper.each("items"), *printed)}
        found |= {f"{paper.text('id')}/{name}" for name in names}
    return found


def _defect(defect: Node, items: set[str], rows: set[str]) -> Iterator[Problem]:
    ways = list(defect.each("seen_in"))
    if not ways and defect.get("id"):
        yield (defect.get("seen_in") or defect).problem("defect-unseen", *_UNSEEN)
    for way in ways:
        if len(list(way.each())) not in (1, 2):
            yield way.problem("one-or-two-items", *_ONE_OR_TWO)
        for pointed in way.each():
            yield from known.unknown(pointed, "unknown-item", _ITEM, items)
    for row in defect.each("rows"):
        yield from known.unknown(row, "unknown-name", Text(vi="dòng chấm", en="rubric row"), rows)
    if not list(defect.each("rows")) and defect.get("id"):
        yield (defect.get("rows") or defect).problem("defect-costs-nothing", *_COSTS_NOTHING)
    put_right = defect.get("put_right")
    if put_right:
        yield from _check(put_right)


def _check(check: Node) -> Iterator[Problem]:
    given = [way for way in _WAYS if check.get(way) is not None]
    if len(given) != 1 and isinstance(check.data, dict):
        yield check.problem("one-check", *_one_of(len(given)))
    for way in ("did", "never"):
        yield from _deed(check.get(way))
    for deed in check.each("before"):
        yield from _deed(deed)
    holds = check.get("holds")
    if holds:
        what = Text(vi="điều kiện chấm", en="predicate")
        yield from known.unknown(holds, "unknown-predicate", what, PREDICATES)
    for way in ("all", "any", "none", "parts"):
        for part in check.each(way):
            yield from _check(part)


def _deed(deed: Node | None) -> Iterator[Problem]:
    verb = deed.get("verb") if deed else None
    if verb:
        yield from known.unknown(verb, "unknown-verb", known.VERB, VERBS)


def _one_of(count: int) -> tuple[Text, Text]:
    listed = ", ".join(_WAYS)
    return (
        Text(
            vi=f"ở đây phải có đúng một cách kiểm tra, đang có {count}",
            en=f"exactly one way of checking belongs here, not {count}",
        ),
        Text(vi=f"hãy dùng một trong: {listed}", en=f"use one of: {listed}"),
    )


_ITEM = Text(vi="mục trên giấy tờ", en="item on a paper")
_POINTS = (
    Text(vi="điểm phải từ 0 đến 100", en="points lie between 0 and 100"),
    Text(vi="hãy sửa điểm", en="correct them"),
)
_UNSEEN = (
    Text(vi="không ai có thể phát hiện lỗi cài sẵn này", en="nobody can detect this defect"),
    Text(
        vi="hãy thêm “seen_in” với một hoặc hai mục dạng giấy/mục",
        en="add “seen_in” with one or two items as paper/item",
    ),
)
_ONE_OR_TWO = (
    Text(vi="chỉ vào lỗi bằng một hoặc hai mục", en="a defect is pointed at by one or two items"),
    Text(vi="hãy tách thành nhiều cách", en="split this into several ways"),
)
_COSTS_NOTHING = (
    Text(vi="bỏ sót lỗi này không mất điểm nào", en="missing this defect costs nothing"),
    Text(vi="hãy nêu dòng chấm trong “rows”", en="name the rubric rows under “rows”"),
)
