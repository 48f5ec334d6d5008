"""Many new people at once, each with a post and an account.

Written as plain inserts: through objects, five thousand people would hold SQLite's write lock for
seven seconds, and others who are working wait no longer than ten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from trainer.domain.identifiers import new_id
from trainer.domain.vietnamese import folded, name_sort_key
from trainer.extensions import db
from trainer.models import Account, Appointment, Identity, Person, Post, Role, RoleGrant
from trainer.records.accounts import new_session_mark
from trainer.records.vacancies import Vacancies

_TABLES = (Person, Identity, Post, Appointment, Account, RoleGrant)
_Rows = dict[type[Any], list[dict[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """A new person, the post they take, their sign-in name and their roles in that unit."""

    staff_code: str
    name: str
    unit_code: str
    profile: str
    from_day: date
    username: str
    roles: tuple[Role, ...] = (Role.LEARNER,)


def bring_in(
    newcomers: Iterable[Newcomer], vacancies: Vacancies, origin: str, at: datetime
) -> None:
    """Write people, posts where none is vacant, appointments and accounts. The caller commits."""
    rows: _Rows = {table: [] for table in _TABLES}
    for newcomer in newcomers:
        _note(rows, newcomer, vacancies, origin, at)
    for table, some in rows.items():
        if some:
            db.session.execute(insert(table), some)


def _note(rows: _Rows, newcomer: Newcomer, vacancies: Vacancies, origin: str, at: datetime) -> None:
    person, account = new_id(), new_id()
    rows[Person].append({"id": person, "origin": origin})
    rows[Identity].append(
        {
            "person_id": person,
            "staff_code": newcomer.staff_code,
            "name": newcomer.name,
            "sort_key": name_sort_key(newcomer.name),
            "search_key": folded(newcomer.name),
        }
    )
    rows[Appointment].append(
        {
            "person_id": person,
            "post_id": _post(rows, newcomer, vacancies),
            "from_day": newcomer.from_day,
        }
    )
    rows[Account].append(
        {
            "id": account,
            "person_id": person,
            "username": newcomer.username,
            "session_mark": new_session_mark(),
            "created_at": at,
        }
    )
    rows[RoleGrant] += [
        {"account_id": account, "role": role, "unit_code": newcomer.unit_code}
        for role in newcomer.roles
    ]


def _post(rows: _Rows, newcomer: Newcomer, vacancies: Vacancies) -> UUID:
    vacant = vacancies.take(newcomer.unit_code, newcomer.profile, newcomer.from_day)
    if vacant:
        return vacant.id
    post = new_id()
    rows[Post].append(
        {
            "id": post,
            "unit_code": newcomer.unit_code,
            "profile": newcomer.profile,
            "opened_on": newcomer.from_day,
        }
    )
    return post
