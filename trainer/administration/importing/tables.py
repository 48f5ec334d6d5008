"""Rows of text to rows with named columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from trainer.administration.importing.mistakes import Unreadable
from trainer.administration.importing.sheets import Row
from trainer.domain.vietnamese import folded

HEADER_WITHIN = 20


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a list: its heading, and what else it may be called."""

    key: str
    heading: str
    also: tuple[str, ...] = ()
    required: bool = True

    def is_called(self, heading: str) -> bool:
        """Say whether a heading, however accented and cased, is this column's."""
        return folded(heading) in {folded(name) for name in (self.key, self.heading, *self.also)}


Named = tuple[int, dict[str, str]]
"""A row's number, and its cells by column key; columns that are absent are empty."""


def named(rows: list[Row], columns: tuple[Column, ...]) -> list[Named]:
    """Return the rows below the header. Raises Unreadable when columns are missing or doubled."""
    place, found = _header(rows, columns)
    _refuse_missing(found, columns)
    body = [(number, _cells(cells, found, columns)) for number, cells in rows[place + 1 :]]
    kept = [(number, cells) for number, cells in body if any(cells.values())]
    if not kept:
        raise Unreadable(
            _("Dưới dòng tiêu đề không có dòng nào."), _("Điền danh sách rồi gửi lại.")
        )
    return kept


def _header(rows: list[Row], columns: tuple[Column, ...]) -> tuple[int, list[str | None]]:
    """Find the header: titles may stand above it, so the row that names most columns is taken."""
    candidates = [
        (place, [_key(cell, columns) for cell in cells])
        for place, (_number, cells) in enumerate(rows[:HEADER_WITHIN])
    ]
    return max(candidates, key=lambda candidate: len(set(candidate[1]) - {None}))


def _key(heading: str, columns: tuple[Column, ...]) -> str | None:
    if len(heading) > 100:
        return None
    return next((column.key for column in columns if column.is_called(heading)), None)


def _refuse_missing(found: list[str | None], columns: tuple[Column, ...]) -> None:
    missing = [c.heading for c in columns if c.required and c.key not in found]
    twice = [c.heading for c in columns if found.count(c.key) > 1]
    if missing:
        raise Unreadable(
            _("Thiếu cột: %(columns)s.", columns=", ".join(missing)),
            _("Thêm cột còn thiếu, đặt đúng tên ở dòng tiêu đề; hoặc dùng tệp mẫu."),
        )
    if twice:
        raise Unreadable(
            _("Cột có hai lần: %(columns)s.", columns=", ".join(twice)),
            _("Giữ lại một cột cho mỗi nội dung."),
        )


def _cells(
    cells: list[str], found: list[str | None], columns: tuple[Column, ...]
) -> dict[str, str]:
    pairs = zip(found, cells, strict=False)
    given: Iterator[tuple[str, str]] = ((key, cell) for key, cell in pairs if key)
    return {column.key: "" for column in columns} | dict(given)
