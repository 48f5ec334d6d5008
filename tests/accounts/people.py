"""Invented people with accounts, for tests."""

from datetime import UTC, date, datetime
from functools import cache

from trainer.accounts.passwords import hashed
from trainer.extensions import db
from trainer.models import Account, OrgUnit, Role
from trainer.records import accounts, people
from trainer.records.units import load_units

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)
PASSWORD = "năm con trâu đen"
kept = cache(hashed)
UNITS = [
    {"code": "03203", "type_vi": "xã", "name_vi": "Na Son", "full_name_vi": "Xã Na Son"},
    {
        "code": "03127",
        "type_vi": "phường",
        "name_vi": "Điện Biên Phủ",
        "full_name_vi": "Phường Điện Biên Phủ",
    },
]


def given_units() -> None:
    """Two communes and their province."""
    if db.session.get(OrgUnit, "11") is None:
        load_units(UNITS)


def given_account(
    username: str = "hocvien",
    name: str = "Lò Thị Mẫu",
    grants: list[tuple[Role, str]] | None = None,
    password: str | None = PASSWORD,
) -> Account:
    """A person with an account; a learner of Na Son unless told otherwise. Commits."""
    given_units()
    person = people.create_person(f"DB-{username}", name)
    account = accounts.open_account(person, username, grants or [(Role.LEARNER, "03203")], AT)
    account.password_hash = kept(password) if password else None
    db.session.commit()
    return account
