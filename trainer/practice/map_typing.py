"""Coordinates as people type them, into the whole millimetres that travel.

X is the north and Y the east, in metres; "2365578,118", "2 365 578.118" and "2.365.578,118" are the
same number. On the wire a point is "east north" in millimetres.
"""

import re
from decimal import Decimal

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

Posted = MultiDict[str, str]

MOST_ROWS = 1000
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{0,3})?")
_DEGREES = re.compile(r"°|^-?\d{1,3}\.\d{4,}$")
_GROUPED = re.compile(r"-?\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?")
_TYPED = ("x", "y", "closed", "at_x", "at_y")
MORE = "more"
"""The button that asks for more empty rows: nothing is done, what was typed comes back."""


class Mistyped(Exception):
    """Something typed is no number: `sentence` says where and what to do; "" if more rows are wanted."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read(values: Posted) -> Posted:
    """Return what a form posted with the coordinates typed in it read. Raises Mistyped."""
    if MORE in values:
        raise Mistyped("")
    rest: Posted = MultiDict((k, v) for k, v in values.items(multi=True) if k not in _TYPED)
    if "x" in values:
        rest.setlist("points", _points(values))
    if "at_x" in values:
        rest["at"] = f"{_metres(values['at_y'], 'Y')} {_metres(values['at_x'], 'X')}"
    return rest


def _points(values: Posted) -> list[str]:
    rows = list(zip(values.getlist("x"), values.getlist("y"), strict=False))
    if len(rows) > MOST_ROWS:
        raise Mistyped(_("Bảng có quá nhiều điểm (tối đa %(most)s).", most=MOST_ROWS))
    points = [_row(n, x, y) for n, (x, y) in enumerate(rows, 1) if x.strip() or y.strip()]
    if values.get("closed") and points and points[0] != points[-1]:
        points.append(points[0])
    return points


def _row(number: int, x: str, y: str) -> str:
    try:
        return f"{_metres(y, 'Y')} {_metres(x, 'X')}"
    except Mistyped as mistake:
        said = _("Điểm %(number)s: %(what)s", number=number, what=mistake.sentence)
        raise Mistyped(said) from mistake


def _metres(text: str, axis: str) -> int:
    """Return metres as millimetres."""
    if not text.strip():
        raise Mistyped(_("còn thiếu %(axis)s.", axis=axis))
    number = _NUMBER.fullmatch(plain(text))
    if not number and _DEGREES.search(plain(text)):
        raise Mistyped(
            _(
                "%(axis)s “%(text)s” đang ở dạng độ. Hãy chuyển sang VN-2000, kinh tuyến trục 103°00', rồi nhập bằng mét.",
                axis=axis,
                text=text[:30],
            )
        )
    if not number:
        raise Mistyped(
            _(
                "%(axis)s “%(text)s” không phải là tọa độ tính bằng mét, ghi đến milimét, ví dụ 2365578.118.",
                axis=axis,
                text=text[:30],
            )
        )
    return int(Decimal(number[0]).scaleb(3))


def plain(text: str) -> str:
    """Return a number without its grouping, with a point before its decimals."""
    bare = re.sub(r"\s", "", text)
    whole, mark, part = bare.rpartition(max(".", ",", key=bare.rfind))
    if mark and (whole.lstrip("-").isdigit() or _GROUPED.fullmatch(whole)) and mark not in whole:
        return f"{re.sub(r'[.,]', '', whole)}.{part}"
    return re.sub(r"[.,]", "", bare) if _GROUPED.fullmatch(bare) else bare
