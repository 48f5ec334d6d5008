"""CSV and XLSX bytes to rows of text, within bounds: a hostile file costs no more than a large one."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
from flask_babel import gettext as _

from trainer.administration.importing.mistakes import Unreadable

MOST_BYTES = 4 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 60

Row = tuple[int, list[str]]
"""The row's number in the spreadsheet, and the text of its cells. Days are YYYY-MM-DD."""

csv.field_size_limit(MOST_BYTES)


def rows_of(content: bytes) -> list[Row]:
    """Return the rows that hold anything. Raises Unreadable when there are none to be had."""
    if len(content) > MOST_BYTES:
        raise Unreadable(
            _("Tệp lớn hơn %(most)s MB.", most=MOST_BYTES // 1024**2),
            _("Chia danh sách thành nhiều tệp nhỏ hơn."),
        )
    lines = _workbook(content) if content[:4] == b"PK\x03\x04" else _text(content)
    rows = [(number, cells) for number, cells in lines if any(cells)]
    if not rows:
        raise Unreadable(_("Tệp không có dòng nào."), _("Tải tệp mẫu, điền danh sách rồi gửi lại."))
    return rows


def _bounded(rows: Iterator[list[str]]) -> Iterator[Row]:
    filled = 0
    for number, cells in enumerate(rows, 1):
        filled += any(cells)
        if filled > MOST_ROWS:
            raise Unreadable(
                _("Tệp có hơn %(most)s dòng.", most=MOST_ROWS),
                _("Chia danh sách thành nhiều tệp nhỏ hơn."),
            )
        yield number, cells


def _text(content: bytes) -> list[Row]:
    text = _decoded(content)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        return list(_bounded([cell.strip() for cell in line[:MOST_COLUMNS]] for line in lines))
    except csv.Error as error:
        raise Unreadable(
            _("Tệp không phải là CSV hoặc XLSX đọc được."),
            _("Mở tệp bằng phần mềm bảng tính và lưu lại dưới dạng XLSX."),
        ) from error


def _decoded(content: bytes) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if marked else _unmarked(content))
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("Bảng mã chữ của tệp không phải Unicode, tiếng Việt sẽ bị sai."),
            _("Mở tệp bằng phần mềm bảng tính và lưu lại dưới dạng XLSX hoặc “CSV UTF-8”."),
        ) from error


def _unmarked(content: bytes) -> str:
    """UTF-16 without its mark shows by a zero in every second byte of the header's Latin letters."""
    start = content[:200]
    if start[1::2].count(0) > len(start) // 8:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) // 8 else "utf-8-sig"


def _delimiter(text: str) -> str:
    head = text[:4000]
    return max(",;\t", key=head.count)


def _workbook(content: bytes) -> list[Row]:
    try:
        _refuse_bomb(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        cells = sheet.iter_rows(max_row=2 * MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        return list(_bounded([_cell(value) for value in row] for row in cells))
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise on a broken workbook
        raise Unreadable(
            _("Tệp XLSX bị hỏng hoặc không đọc được."),
            _("Mở tệp bằng phần mềm bảng tính và lưu lại dưới dạng XLSX."),
        ) from error


def _refuse_bomb(content: bytes) -> None:
    """Refuse a workbook that unpacks to far more than any list; zipfile never reads beyond these sizes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    if len(entries) > 1000 or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable(
            _("Tệp XLSX giải nén ra quá lớn."),
            _("Sao chép riêng danh sách sang một bảng tính mới rồi lưu lại."),
        )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
