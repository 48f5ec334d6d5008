"""A list of how many dossiers communes received: its columns, and what each row says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from trainer.administration.importing.days import day_of
from trainer.administration.importing.mistakes import Mistake, shown
from trainer.administration.importing.people_rows import CellRefused, empty, unit_code
from trainer.administration.importing.tables import Column, Named
from trainer.administration.importing.units import UnitNames

COLUMNS = (
    Column(key="unit", heading="Mã xã", also=("xã", "xã, phường", "đơn vị", "commune")),
    Column(key="procedure", heading="Mã thủ tục", also=("thủ tục", "mã TTHC")),
    Column(key="from", heading="Từ ngày"),
    Column(key="to", heading="Đến ngày"),
    Column(key="direct", heading="Trực tiếp"),
    Column(key="online", heading="Trực tuyến"),
    Column(key="post", heading="Bưu chính", also=("qua bưu chính",), required=False),
    Column(key="source", heading="Nguồn", also=("ghi chú",), required=False),
)
HEADINGS = {column.key: column.heading for column in COLUMNS}
FIRST_DAY = date(2000, 1, 1)
MOST = 9_999_999
LONGEST_SOURCE = 200
_CODE = re.compile(r"(\d)[.,](\d{1,6})((?:\.\d{2,3}){3}\.[Hh]\d{2})?")
_COUNT = re.compile(r"\d{1,7}|\d{1,3}(?:[., ]\d{3}){1,2}")


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """What one row says. `procedure` "" is the total of all procedures."""

    row: int
    unit_code: str
    procedure: str
    first_day: date
    last_day: date
    counter: int
    online: int
    post: int
    source: str

    @property
    def key(self) -> tuple[str, str, date, date]:
        """Return what a count is about; a second count of it takes the place of the first."""
        return self.unit_code, self.procedure, self.first_day, self.last_day


class CountReader:
    """Reads rows against the units and the present day."""

    def __init__(self, units: UnitNames, today: date) -> None:
        self.today = today
        self._cells: dict[str, tuple[str, Callable[[str], object]]] = {
            "unit_code": ("unit", lambda text: unit_code(units, text)),
            "procedure": ("procedure", procedure_code),
            "first_day": ("from", self._day),
            "last_day": ("to", self._day),
            "counter": ("direct", count),
            "online": ("online", count),
            "post": ("post", lambda text: count(text or "0")),
            "source": ("source", _source),
        }

    def read(self, rows: list[Named]) -> tuple[list[CountRow], list[Mistake]]:
        """Return the rows that can be used, and every mistake of the others."""
        counts, mistakes = [], []
        for number, cells in rows:
            values, wrong = self._row(number, cells)
            mistakes += wrong
            if not wrong:
                counts.append(CountRow(row=number, **values))  # type: ignore[arg-type]
        return counts, mistakes + _backwards(counts) + _twice(counts)

    def _row(self, number: int, cells: dict[str, str]) -> tuple[dict[str, object], list[Mistake]]:
        values: dict[str, object] = {}
        mistakes = []
        for field, (column, read) in self._cells.items():
            try:
                values[field] = read(cells[column])
            except CellRefused as refused:
                mistakes.append(_mistake(number, column, refused.what, refused.remedy))
        return values, mistakes

    def _day(self, text: str) -> date:
        if not text:
            raise empty()
        day = day_of(text)
        if day is None:
            raise CellRefused(
                _("“%(cell)s” không phải ngày đọc được.", cell=shown(text)),
                _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 01/07/2025."),
            )
        if not FIRST_DAY <= day <= self.today:
            raise CellRefused(
                _("Ngày “%(cell)s” quá xa hoặc chưa đến.", cell=shown(text)),
                _("Chỉ nhập số liệu của kỳ đã qua, tính đến hôm nay."),
            )
        return day


def procedure_code(text: str) -> str:
    """Return a procedure's code, "" for all procedures. Raises CellRefused.

    A spreadsheet that takes the code for a number eats the zeros at its end; they are given back.
    The tail that names the province (`.000.00.00.H18`) is left out.
    """
    match = _CODE.fullmatch(text) if text.isascii() else None
    if text and match is None:
        raise CellRefused(
            _("“%(cell)s” không phải mã thủ tục.", cell=shown(text)),
            _("Ghi mã như trên Cổng Dịch vụ công quốc gia, ví dụ 2.000815; để trống nếu là tổng."),
        )
    return f"{match[1]}.{match[2]:0<6}" if match else ""


def count(text: str) -> int:
    """Return a number of dossiers; thousands may be set apart. Raises CellRefused."""
    if not text:
        raise CellRefused(_("Ô trống."), _("Ghi số hồ sơ; không có thì ghi 0."))
    if not (text.isascii() and _COUNT.fullmatch(text)):
        raise CellRefused(
            _("“%(cell)s” không phải số hồ sơ.", cell=shown(text)),
            _("Ghi số nguyên từ 0 đến %(most)s.", most=MOST),
        )
    return int(re.sub(r"[., ]", "", text))


def _source(text: str) -> str:
    if len(text) > LONGEST_SOURCE or not text.isprintable():
        raise CellRefused(
            _("Nội dung quá dài hoặc có ký tự không in được."),
            _("Ghi lại trong %(most)s ký tự.", most=LONGEST_SOURCE),
        )
    return text


def _backwards(counts: list[CountRow]) -> list[Mistake]:
    return [
        _mistake(
            each.row,
            "to",
            _("Kỳ số liệu kết thúc trước khi bắt đầu."),
            _("Kiểm tra lại hai cột ngày của dòng này."),
        )
        for each in counts
        if each.last_day < each.first_day
    ]


def _twice(counts: list[CountRow]) -> list[Mistake]:
    first: dict[tuple[str, str, date, date], int] = {}
    return [
        _mistake(
            each.row,
            "procedure",
            _("Xã, thủ tục và kỳ này đã có ở dòng %(row)s.", row=first[each.key]),
            _("Giữ một dòng cho mỗi xã, thủ tục và kỳ."),
        )
        for each in counts
        if first.setdefault(each.key, each.row) != each.row
    ]


def _mistake(row: int, column: str, what: str, remedy: str) -> Mistake:
    return Mistake(row=row, column=HEADINGS[column], what=what, remedy=remedy)
