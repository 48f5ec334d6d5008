"""Draws, conditions and faults: what is said to happen in some variant can happen there."""

import re
from collections.abc import Iterator, Mapping
from math import prod

from trainer.content.checks import known
from trainer.content.pieces import ScenarioPiece
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text
from trainer.simulator.scenario import Scenario
from trainer.simulator.variants import deciding_draws, filled, variants

_BRACES = re.compile(r"\{([^{}]*)\}")
MOST_VARIANTS = 512
"""Every combination of the draws that a `when` asks for is checked, and later proven."""


def check(piece: ScenarioPiece) -> Iterator[Problem]:
    """Yield what is wrong with chance in a scenario."""
    draws = dict(_draws(piece.node))
    for draw in draws.values():
        yield from _draw(draw)
    yield from _within(piece.node, draws)
    for fault in piece.node.each("faults"):
        yield from _fault(fault, piece.node)
    if piece.scenario is not None:
        yield from _variants(piece)


def _draws(node: Node) -> Iterator[tuple[str, Node]]:
    draws = node.get("draws")
    yield from draws.entries() if draws else ()


def _draw(draw: Node) -> Iterator[Problem]:
    picks, least, most = list(draw.each("pick")), draw.get("least"), draw.get("most")
    numbers = [n.data for n in (least, most) if n and isinstance(n.data, int)]
    if bool(picks) == bool(numbers) or (numbers and len(numbers) != 2):
        yield draw.problem("bad-draw", *_BAD_DRAW)
    elif numbers and numbers[0] > numbers[1]:
        yield draw.problem("bad-draw", *_LEAST_OVER_MOST)


def _within(node: Node, draws: Mapping[str, Node]) -> Iterator[Problem]:
    """Yield unknown draws in braces and in `when`, anywhere in the file."""
    if isinstance(node.data, str):
        for name in _BRACES.findall(node.data):
            if name not in draws:
                yield from known.unknown(_named(node, name), "unknown-draw", known.DRAW, draws)
    for key, inner in node.entries():
        if key == "when":
            yield from _when(inner, draws)
        else:
            yield from _within(inner, draws)
    for inner in node.each():
        yield from _within(inner, draws)


def _named(node: Node, name: str) -> Node:
    return Node(type(node.source)(node.source.file, name, {(): node.source.position(node.place)}))


def _when(when: Node, draws: Mapping[str, Node]) -> Iterator[Problem]:
    for name, wanted in when.entries():
        draw = draws.get(name)
        if draw is None:
            yield from known.unknown(wanted, "unknown-draw", known.DRAW, draws, name)
            continue
        picks = {pick.text() for pick in draw.each("pick")}
        for value in list(wanted.each()) or [wanted]:
            if picks:
                what = Text(vi="giá trị rút", en="value to be drawn")
                yield from known.unknown(value, "never-drawn", what, picks)


def _fault(fault: Node, scenario: Node) -> Iterator[Problem]:
    minute, uses = fault.get("minute"), fault.get("uses")
    if (minute is None) == (uses is None) and fault.get("id"):
        yield fault.problem("fault-trigger", *_TRIGGER)
    for number in filter(None, (minute, uses, fault.get("lasts"))):
        if isinstance(number.data, int) and number.data < (0 if number == minute else 1):
            yield number.problem("fault-never-fires", *_NEVER_FIRES)
    length = _longest(scenario)
    if minute and isinstance(minute.data, int) and length is not None and minute.data >= length:
        yield minute.problem("fault-never-fires", *_NEVER_FIRES)


def _longest(scenario: Node) -> int | None:
    """Return the minutes from the earliest start to closing time, if both can be read."""
    closes = _minutes(scenario.text("closes"))
    starts = [_minutes(start.text("at")[-5:]) for start in scenario.each("start")]
    known_starts = [start for start in starts if start is not None]
    return closes - min(known_starts) if closes is not None and known_starts else None


def _minutes(clock: str) -> int | None:
    match = re.fullmatch(r"(\d\d):(\d\d)(?::00)?", clock)
    return int(match[1]) * 60 + int(match[2]) if match else None


def _variants(piece: ScenarioPiece) -> Iterator[Problem]:
    """Yield what is wrong in some variant: points that do not sum to 100, no start, no clean case."""
    if piece.scenario is None:
        return
    if _count(piece.scenario) > MOST_VARIANTS:
        yield (piece.node.get("draws") or piece.node).problem("too-many-variants", *_TOO_MANY)
        return
    rubric = piece.node.get("rubric") or piece.node
    clean = dirty = False
    for draws in variants(piece.scenario):
        played = filled(piece.scenario, draws)
        total = sum(row.points for row in played.rubric)
        if total != 100:
            yield rubric.problem("points-not-100", *_sum(total, draws))
            return
        if not played.start:
            yield piece.node.problem("no-start", *_no_start(draws))
            return
        clean, dirty = clean or not played.defects, dirty or bool(played.defects)
    if dirty and not clean:
        yield piece.node.problem("never-clean", *_NEVER_CLEAN, "warning")


def _count(scenario: Scenario) -> int:
    """Return how many combinations there are of the draws that decide something."""
    deciding = (scenario.draws[name] for name in deciding_draws(scenario))
    return prod(len(d.pick) or max((d.most or 0) - (d.least or 0) + 1, 0) for d in deciding)


def _shown(draws: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={given}" for name, given in draws.items()) or "—"


def _sum(total: int, draws: Mapping[str, str]) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"tổng điểm là {total} khi {_shown(draws)}",
            en=f"the points sum to {total} when {_shown(draws)}",
        ),
        Text(
            vi="hãy sửa điểm để mọi biến thể có tổng 100",
            en="change them so that every variant sums to 100",
        ),
    )


def _no_start(draws: Mapping[str, str]) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"không có thời điểm bắt đầu khi {_shown(draws)}",
            en=f"there is no start when {_shown(draws)}",
        ),
        Text(vi="hãy thêm một “start” không có “when”", en="add a “start” without “when”"),
    )


_BAD_DRAW = (
    Text(
        vi="giá trị rút cần “pick”, hoặc cả “least” và “most”",
        en="a draw has “pick”, or both “least” and “most”",
    ),
    Text(vi="hãy chọn một cách", en="choose one way"),
)
_LEAST_OVER_MOST = (
    Text(vi="“least” lớn hơn “most”", en="“least” is greater than “most”"),
    Text(vi="hãy đổi chỗ hai số", en="swap the numbers"),
)
_TRIGGER = (
    Text(
        vi="sự cố cần đúng một trong “minute” và “uses”", en="a fault has either “minute” or “uses”"
    ),
    Text(vi="hãy nói sự cố xảy ra khi nào", en="say when it happens"),
)
_NEVER_FIRES = (
    Text(vi="sự cố này không bao giờ xảy ra", en="this fault never happens"),
    Text(
        vi="hãy cho xảy ra trước giờ đóng cửa và kéo dài ít nhất một phút",
        en="let it happen before closing time and last at least a minute",
    ),
)
_TOO_MANY = (
    Text(vi="có quá nhiều biến thể để chứng minh", en="there are too many variants to prove"),
    Text(
        vi="hãy dùng ít giá trị rút hơn trong “when”, tối đa 512 tổ hợp",
        en="let “when” ask for fewer draws, at most 512 combinations",
    ),
)
_NEVER_CLEAN = (
    Text(vi="không có biến thể nào không có lỗi cài sẵn", en="no variant is without a defect"),
    Text(
        vi="hãy thêm biến thể sạch: ít nhất một nửa hồ sơ sát hạch không có lỗi",
        en="add a clean variant: at least half of the assessed dossiers are clean",
    ),
)
