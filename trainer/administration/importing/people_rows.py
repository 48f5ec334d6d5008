"""A list of people: its columns, and what each row says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from flask_babel import format_date
from flask_babel import gettext as _

from trainer.administration.importing.days import day_of
from trainer.administration.importing.mistakes import Mistake, shown
from trainer.administration.importing.tables import Column, Named
from trainer.administration.importing.units import UnitNames
from trainer.domain.vietnamese import folded
from trainer.models import Role

COLUMNS = (
    Column(key="staff_code", heading="Mã cán bộ", also=("mã số cán bộ", "mã CBCC")),
    Column(key="name", heading="Họ tên", also=("họ và tên", "tên")),
    Column(
        key="unit", heading="Mã xã", also=("xã", "xã, phường", "đơn vị", "mã đơn vị", "commune")
    ),
    Column(key="profile", heading="Vị trí", also=("vị trí việc làm", "mã vị trí", "position")),
    Column(key="username", heading="Tên đăng nhập", required=False),
    Column(key="roles", heading="Vai trò", also=("role",), required=False),
    Column(key="from_day", heading="Từ ngày", also=("ngày bắt đầu", "from")),
)
HEADINGS = {column.key: column.heading for column in COLUMNS}
LONGEST_NAME = 120
FIRST_DAY = date(1950, 1, 1)
ROLES = {
    Role.LEARNER: ("hoc vien", "nguoi hoc"),
    Role.TRAINER: ("giang vien", "bao cao vien"),
    Role.MANAGER: ("lanh dao", "quan ly", "lanh dao, quan ly"),
    Role.ADMINISTRATOR: ("quan tri vien", "quan tri"),
    Role.HELPER: ("thanh vien ho tro cong dong", "ho tro cong dong"),
}
_STAFF_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,31}")
USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,62})[a-z0-9]")


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """What one row says about a person. No roles: none were named."""

    row: int
    staff_code: str
    name: str
    unit_code: str
    profile: str
    username: str
    roles: tuple[Role, ...]
    from_day: date


class CellRefused(Exception):
    """A cell that cannot be used: what is wrong, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class PeopleReader:
    """Reads rows against the units, the positions of the framework and the present day."""

    def __init__(self, units: UnitNames, profiles: Mapping[str, str], today: date) -> None:
        self.units, self.profiles, self.today = units, profiles, today
        self._profiles = {folded(name): code for code, name in profiles.items()}
        self._cells: dict[str, Callable[[str], object]] = {
            "staff_code": staff_code,
            "name": person_name,
            "unit_code": self._unit,
            "profile": self._profile,
            "username": username,
            "roles": roles,
            "from_day": self._day,
        }

    def read(self, rows: list[Named]) -> tuple[list[PersonRow], list[Mistake]]:
        """Return the rows that can be used, and every mistake of the others."""
        people, mistakes = [], []
        for number, cells in rows:
            values, wrong = self._row(number, cells)
            mistakes += wrong
            if not wrong:
                people.append(PersonRow(row=number, **values))  # type: ignore[arg-type]
        return people, mistakes + _twice(people)

    def _row(self, number: int, cells: dict[str, str]) -> tuple[dict[str, object], list[Mistake]]:
        values: dict[str, object] = {}
        mistakes = []
        for field, read in self._cells.items():
            column = "unit" if field == "unit_code" else field
            try:
                values[field] = read(cells[column])
            except CellRefused as refused:
                mistakes.append(
                    Mistake(
                        row=number,
                        column=HEADINGS[column],
                        what=refused.what,
                        remedy=refused.remedy,
                    )
                )
        return values, mistakes

    def _unit(self, text: str) -> str:
        return unit_code(self.units, text)

    def _profile(self, text: str) -> str:
        if not text:
            raise empty()
        if text in self.profiles:
            return text
        plain = folded(text[:200])
        if plain in self._profiles:
            return self._profiles[plain]
        near = get_close_matches(plain, self._profiles, n=1, cutoff=0.4)
        raise CellRefused(
            _("“%(cell)s” không phải vị trí trong khung năng lực.", cell=shown(text)),
            _("Có phải “%(name)s”?", name=self.profiles[self._profiles[near[0]]])
            if near
            else _("Ghi đúng mã hoặc tên vị trí như trong khung năng lực."),
        )

    def _day(self, text: str) -> date:
        if not text:
            raise empty()
        return past_day(text, self.today)


def unit_code(units: UnitNames, text: str) -> str:
    """Return the official code of the unit that a cell names. Raises CellRefused."""
    if not text:
        raise empty()
    unit = units.find(text)
    if unit:
        return unit.code
    meant = units.meant(text)
    raise CellRefused(
        _("“%(cell)s” không phải mã hay tên xã, phường của tỉnh.", cell=shown(text)),
        _("Có phải %(name)s, mã %(code)s?", name=meant.name, code=meant.code)
        if meant
        else _("Ghi mã xã gồm 5 chữ số, ví dụ 03203, hoặc tên xã, phường hiện nay."),
    )


def past_day(text: str, today: date) -> date:
    """Return the day on which a post begins or ends. Raises CellRefused."""
    day = day_of(text)
    if day is None:
        raise CellRefused(
            _("“%(cell)s” không phải ngày đọc được.", cell=shown(text)),
            _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 01/07/2025."),
        )
    if not FIRST_DAY <= day <= today:
        raise CellRefused(
            _("Ngày %(day)s không thể là ngày bắt đầu.", day=format_date(day, "dd/MM/yyyy")),
            _("Ghi ngày đã qua hoặc hôm nay; việc có hiệu lực về sau thì nhập khi đến ngày."),
        )
    return day


def staff_code(text: str) -> str:
    """Return a staff code. Raises CellRefused."""
    if not text:
        raise empty()
    if not _STAFF_CODE.fullmatch(text):
        raise CellRefused(
            _("“%(cell)s” không phải mã cán bộ.", cell=shown(text)),
            _("Mã cán bộ có tối đa 32 chữ cái không dấu, chữ số, dấu chấm hoặc gạch."),
        )
    return text


def person_name(text: str) -> str:
    """Return a person's name with single spaces. Raises CellRefused."""
    name = " ".join(text.split()) if len(text) <= 1000 else text
    if not name:
        raise empty()
    if len(name) > LONGEST_NAME:
        raise CellRefused(
            _("Họ tên dài %(length)s ký tự.", length=len(name)),
            _("Họ tên có tối đa %(most)s ký tự. Kiểm tra lại ô này.", most=LONGEST_NAME),
        )
    if not name.isprintable():
        raise CellRefused(
            _("Họ tên có ký tự không in được."), _("Xoá nội dung ô này và gõ lại họ tên.")
        )
    return name


def username(text: str) -> str:
    """Return a sign-in name, or "" where one is to be made. Raises CellRefused."""
    name = text.lower()
    if name and not USERNAME.fullmatch(name):
        raise CellRefused(
            _("“%(cell)s” không dùng làm tên đăng nhập được.", cell=shown(text)),
            _("Dùng 3 đến 64 chữ cái không dấu, chữ số, dấu chấm hoặc gạch; hoặc để trống."),
        )
    return name


def roles(text: str) -> tuple[Role, ...]:
    """Return the roles named, separated by semicolons. Raises CellRefused."""
    words = [word.strip() for word in text[:300].split(";") if word.strip()]
    return tuple(dict.fromkeys(_role(word) for word in words))


def _role(word: str) -> Role:
    for role, names in ROLES.items():
        if folded(word) in {role.value, *names}:
            return role
    raise CellRefused(
        _("“%(cell)s” không phải vai trò.", cell=shown(word)),
        _(
            "Các vai trò: học viên; giảng viên; lãnh đạo, quản lý; quản trị viên. Ngăn cách bằng “;”."
        ),
    )


def empty() -> CellRefused:
    """Return what is said of a cell that has to be filled."""
    return CellRefused(
        _("Ô trống."), _("Điền ô này. Nếu ô đang gộp với ô khác, hãy bỏ gộp và điền từng dòng.")
    )


def _twice(people: list[PersonRow]) -> list[Mistake]:
    return [
        *_doubled(people, "staff_code", lambda person: person.staff_code.casefold()),
        *_doubled(people, "username", lambda person: person.username),
    ]


def _doubled(people: list[PersonRow], field: str, key: Callable[[PersonRow], str]) -> list[Mistake]:
    first: dict[str, int] = {}
    mistakes = []
    for person in people:
        earlier = first.setdefault(key(person), person.row)
        if key(person) and earlier != person.row:
            mistakes.append(
                Mistake(
                    row=person.row,
                    column=HEADINGS[field],
                    what=_("“%(cell)s” đã có ở dòng %(row)s.", cell=key(person), row=earlier),
                    remedy=_("Giữ một dòng cho mỗi người, hoặc sửa lại cho khác nhau."),
                )
            )
    return mistakes
