"""Who asks: what nearly every page needs to know of the account, read in one flat query.

A page that changes the account, or shows the person, asks for `account` and gets the model.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from flask_login import UserMixin
from sqlalchemy import ScalarSelect, Select, bindparam

from trainer.extensions import db, rows
from trainer.models import Account, Person, RoleGrant, Setting


class Grant(NamedTuple):
    """One role of an account, in one unit."""

    role: str
    unit_code: str


@dataclass(frozen=True, kw_only=True)
class Visitor(UserMixin):
    """The account behind a session; `invented`: the people of this installation are made up.

    `along` is what the present view asked to be read along, in the same query.
    Visitors are equal if nothing at all differs: what is kept under a visitor shows no old name.
    """

    id: UUID
    person_id: UUID
    username: str
    language: str
    session_mark: str
    closed_at: datetime | None
    grants: tuple[Grant, ...]
    invented: bool
    along: tuple[Any, ...] = ()

    @property
    def is_active(self) -> bool:
        """Say whether the account may sign in; flask-login asks."""
        return self.closed_at is None

    @property
    def account(self) -> Account:
        """Return the account to be changed or shown in full."""
        return db.session.get_one(Account, self.id)

    @property
    def person(self) -> Person:
        """Return the person whose account it is."""
        return self.account.person


Columns = tuple[ScalarSelect[Any], ...]
NOTHING: Mapping[str, Any] = {}
_NAMES = ("id", "person_id", "username", "language", "session_mark", "closed_at")
_A, _G, _S = Account.__table__.c, RoleGrant.__table__.c, Setting.__table__.c
_INVENTED = db.exists().where(_S.name == "demonstration").select().scalar_subquery()
_VISITOR = (
    db.select(
        *(_A[name] for name in _NAMES),
        *(_G.role, _G.unit_code, _INVENTED.label("invented")),
    )
    .outerjoin(RoleGrant.__table__, _G.account_id == _A.id)
    .where(_A.id == bindparam("key"))
)


def visitor(key: UUID, along: Columns = (), given: Mapping[str, Any] = NOTHING) -> Visitor | None:
    """Return the account with this id as a visitor, None if there is none.

    `along` are scalar subqueries, which may refer to the account; `given` are their parameters.
    """
    found = rows(_with(along), key=key, **given).all()
    if not found:
        return None
    known = dict(zip(_NAMES, found[0], strict=False))
    grants = tuple(Grant(row.role, row.unit_code) for row in found if row.role is not None)
    read = tuple(found[0])[len(_NAMES) + len(Grant._fields) :]
    return Visitor(**known, grants=grants, invented=bool(read[0]), along=read[1:])


@cache
def _with(along: Columns) -> Select[Any]:
    return _VISITOR.add_columns(*along)
