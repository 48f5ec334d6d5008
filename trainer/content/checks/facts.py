"""Facts and procedures: dates that make sense, rows that do not overlap, limits that can be read."""

from collections.abc import Iterable, Iterator
from datetime import date

from trainer.content.pieces import Library, ProcedurePiece
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.deadlines import BadLimit, parse_limit
from trainer.domain.values import Text

_LISTS = ("authority", "components", "limits", "charges", "grounds", "notes")


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong in `simulations/facts/`."""
    rows = [row for node in library.fact_files for row in node.each()]
    yield from _dates(rows)
    yield from _overlaps((row.text("key"), row) for row in rows)
    for row in rows:
        yield from _key(row, library)
    for piece in library.procedures.values():
        yield from _procedure(piece)


def _key(row: Node, library: Library) -> Iterator[Problem]:
    key = row.get("key")
    if key is None:
        return
    if "/" not in key.text() or " " in key.text() or key.text() != key.text().lower():
        yield key.problem("bad-fact-key", *_BAD_KEY)
    elif key.text().partition("/")[0] in library.procedures:
        yield key.problem("fact-of-procedure", *_OF_PROCEDURE)


def _procedure(piece: ProcedurePiece) -> Iterator[Problem]:
    code = piece.node.get("code")
    if code and code.text() != piece.code:
        yield code.problem("code-is-not-file-name", *_CODE)
    rows = [row for name in _LISTS for row in piece.node.each(name)]
    yield from _dates(rows)
    yield from _overlaps((_row_key(row), row) for row in rows)
    for limit in piece.node.each("limits"):
        yield from _limit(limit)
    for charge in piece.node.each("charges"):
        yield from _charge(charge)


def _row_key(row: Node) -> str:
    name = row.text("id") or row.text("case") or "standard"
    return f"{row.place[0]}/{row.text('kind') if row.place[0] == 'notes' else ''}/{name}"


def _dates(rows: Iterable[Node]) -> Iterator[Problem]:
    for row in rows:
        begins, ends = _day(row, "in_force"), _day(row, "until")
        if begins and ends and ends < begins:
            at = row.get("until") or row
            yield at.problem("ends-before-it-begins", *_ENDS_FIRST)


def _day(row: Node, key: str) -> date | None:
    try:
        return date.fromisoformat(row.text(key))
    except ValueError:
        return None


def _overlaps(keyed: Iterable[tuple[str, Node]]) -> Iterator[Problem]:
    """Yield a problem for each row that holds on a day on which an earlier row holds too."""
    known: dict[str, list[Node]] = {}
    for key, row in keyed:
        for other in known.get(key, ()):
            if _meet(row, other):
                yield row.problem("rows-overlap", *_overlapping(other))
        known.setdefault(key, []).append(row)


def _meet(row: Node, other: Node) -> bool:
    return _begins(row) <= _ends(other) and _begins(other) <= _ends(row)


def _begins(row: Node) -> date:
    return _day(row, "in_force") or date.min


def _ends(row: Node) -> date:
    return _day(row, "until") or date.max


def _limit(limit: Node) -> Iterator[Problem]:
    written = limit.get("limit")
    if written is None:
        return
    try:
        parse_limit(written.text())
    except BadLimit:
        yield written.problem("bad-time-limit", *_BAD_LIMIT)


def _charge(charge: Node) -> Iterator[Problem]:
    bounds = [tier.text("up_to") for tier in charge.each("tiers")]
    numbers = [int(b) for b in bounds if b.isdigit()]
    if charge.get("amount") is not None and bounds:
        yield charge.problem("two-charges", *_TWO_CHARGES)
    if bounds and (sorted(set(numbers)) != numbers or "" in bounds[:-1] or bounds[-1]):
        yield charge.problem("bad-tiers", *_BAD_TIERS)
    for amount in filter(None, (charge.get("amount"), charge.get("at_most"))):
        if isinstance(amount.data, int) and amount.data < 0:
            yield amount.problem("out-of-range", *_NEGATIVE)


def _overlapping(other: Node) -> tuple[Text, Text]:
    line = other.source.position(other.place)[0]
    place = f"{other.source.file}:{line}"
    return (
        Text(vi=f"trùng thời gian hiệu lực với {place}", en=f"in force together with {place}"),
        Text(
            vi="hãy ghi “until” cho dòng cũ, trước ngày dòng mới có hiệu lực",
            en="give the old row an “until” before the new row's “in_force”",
        ),
    )


_BAD_KEY = (
    Text(
        vi="khoá dữ kiện có dạng “nhóm/tên”, chữ thường không dấu", en="a fact key is “group/name”"
    ),
    Text(vi="ví dụ base-level/social-assistance", en="e.g. base-level/social-assistance"),
)
_OF_PROCEDURE = (
    Text(vi="dữ kiện của thủ tục phải nằm trong tệp thủ tục", en="this belongs to a procedure"),
    Text(vi="hãy chuyển sang procedures/<mã>.yaml", en="move it to procedures/<code>.yaml"),
)
_CODE = (
    Text(vi="mã thủ tục khác tên tệp", en="the code differs from the name of the file"),
    Text(vi="hãy đặt tên tệp theo mã thủ tục", en="name the file after the code"),
)
_ENDS_FIRST = (
    Text(vi="ngày hết hiệu lực đứng trước ngày có hiệu lực", en="it ends before it begins"),
    Text(vi="hãy sửa “in_force” hoặc “until”", en="correct “in_force” or “until”"),
)
_BAD_LIMIT = (
    Text(vi="không đọc được thời hạn này", en="this time limit cannot be read"),
    Text(
        vi="hãy viết: same day, 8 hours, 3 working days hoặc 15 days,"
        " thêm “after 15:00 next working day” nếu có",
        en="write: same day, 8 hours, 3 working days or 15 days,"
        " perhaps with “after 15:00 next working day”",
    ),
)
_TWO_CHARGES = (
    Text(vi="mức thu vừa có “amount” vừa có “tiers”", en="a charge has both “amount” and “tiers”"),
    Text(vi="hãy giữ một", en="keep one"),
)
_BAD_TIERS = (
    Text(vi="các bậc trang không tăng dần, hoặc bậc cuối có “up_to”", en="the tiers do not rise"),
    Text(
        vi="hãy xếp “up_to” tăng dần; bậc cuối không có “up_to”",
        en="let “up_to” rise, and leave it out in the last tier",
    ),
)
_NEGATIVE = (
    Text(vi="số tiền không thể âm", en="an amount is never negative"),
    Text(vi="hãy sửa số tiền", en="correct it"),
)
