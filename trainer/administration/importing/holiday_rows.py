"""A list of days off and make-up days: its columns, what each row says, and writing them down."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.administration.importing.days import day_of
from trainer.administration.importing.mistakes import Mistake, shown
from trainer.administration.importing.tables import Column, Named
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Account, HolidayOverride
from trainer.records import audit

COLUMNS = (
    Column(key="date", heading="Ngày"),
    Column(key="kind", heading="Loại"),
    Column(key="name_vi", heading="Tên", also=("tên tiếng Việt",)),
    Column(key="name_en", heading="Tên tiếng Anh", required=False),
    Column(key="source", heading="Nguồn", also=("văn bản",), required=False),
)
HEADINGS = {column.key: column.heading for column in COLUMNS}
WORKING = {"off": False, "nghi": False, "work": True, "lam bu": True, "lam viec": True}
LONGEST = {"name_vi": 120, "name_en": 120, "source": 200}


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day that differs from the plain week."""

    day: date
    working: bool
    name_vi: str
    name_en: str
    source: str


def read_days(rows: list[Named]) -> tuple[list[Day], list[Mistake]]:
    """Return the days that can be used, and every mistake."""
    days: dict[date, Day] = {}
    mistakes: list[Mistake] = []
    for number, cells in rows:
        wrong = _wrong(cells)
        day = day_of(cells["date"])
        if day in days and not wrong:
            wrong["date"] = (_("Ngày này đã có ở dòng trên."), _("Giữ một dòng cho mỗi ngày."))
        mistakes += [
            Mistake(row=number, column=HEADINGS[key], what=what, remedy=remedy)
            for key, (what, remedy) in wrong.items()
        ]
        if day and not wrong:
            days[day] = _day(day, cells)
    return list(days.values()), mistakes


def _wrong(cells: dict[str, str]) -> dict[str, tuple[str, str]]:
    wrong = {}
    if day_of(cells["date"]) is None:
        wrong["date"] = (
            _("“%(cell)s” không phải ngày đọc được.", cell=shown(cells["date"])),
            _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 01/07/2025."),
        )
    if folded(cells["kind"][:40]) not in WORKING:
        wrong["kind"] = (
            _("“%(cell)s” không phải loại ngày.", cell=shown(cells["kind"])),
            _("Ghi “nghỉ” hoặc “làm bù”."),
        )
    if not cells["name_vi"]:
        wrong["name_vi"] = (_("Ô trống."), _("Ghi tên ngày, ví dụ “Quốc khánh”."))
    for key, most in LONGEST.items():
        if len(cells[key]) > most or not cells[key].isprintable():
            wrong[key] = (
                _("Nội dung quá dài hoặc có ký tự không in được."),
                _("Ghi lại trong %(most)s ký tự.", most=most),
            )
    return wrong


def _day(day: date, cells: dict[str, str]) -> Day:
    return Day(
        day=day,
        working=WORKING[folded(cells["kind"])],
        name_vi=cells["name_vi"],
        name_en=cells["name_en"] or cells["name_vi"],
        source=cells["source"],
    )


def keep_days(days: list[Day], by: Account | None, at: datetime) -> int:
    """Write the days down and commit; return how many are new or different."""
    kept = {row.day: row for row in db.session.scalars(select(HolidayOverride))}
    changed = [day for day in days if not _same(kept.get(day.day), day)]
    for day in changed:
        db.session.merge(HolidayOverride(**vars(day)))
    if changed:
        audit.note(by, "holidays-imported", f"{len(changed)}", "", at)
    db.session.commit()
    return len(changed)


def _same(kept: HolidayOverride | None, day: Day) -> bool:
    return kept is not None and all(getattr(kept, k) == v for k, v in vars(day).items())
