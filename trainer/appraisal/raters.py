"""Who can be asked to rate or to observe, and how much already waits for them."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from trainer.domain.appraisal import Candidate
from trainer.extensions import db
from trainer.models import Account, Appointment, Observation, Post, ReRating, Role, RoleGrant
from trainer.records.units import PROVINCE

_TRAINERS = RoleGrant.role == Role.TRAINER
_OF_COMMUNES = and_(RoleGrant.role == Role.MANAGER, RoleGrant.unit_code != PROVINCE)
_OF_THE_PROVINCE = and_(RoleGrant.role == Role.MANAGER, RoleGrant.unit_code == PROVINCE)


def second_raters() -> list[Candidate]:
    """Return who may rate an appraisal again: trainers and managers of communes.

    Managers of the province decide where two ratings differ, and therefore rate nothing.
    """
    waiting = select(ReRating.rated_by, func.count()).where(ReRating.rated_at.is_(None))
    accounts = _accounts(or_(_TRAINERS, _OF_COMMUNES), but_not=_OF_THE_PROVINCE)
    return _candidates(accounts, _counts(waiting.group_by(ReRating.rated_by)))


def observers() -> list[Candidate]:
    """Return who may observe at a counter: trainers and managers of the province."""
    waiting = select(Observation.seen_by, func.count()).where(Observation.entered_at.is_(None))
    accounts = _accounts(or_(_TRAINERS, _OF_THE_PROVINCE))
    return _candidates(accounts, _counts(waiting.group_by(Observation.seen_by)))


def _accounts(
    holding: ColumnElement[bool], but_not: ColumnElement[bool] | None = None
) -> list[Account]:
    query = select(Account).where(Account.closed_at.is_(None), Account.grants.any(holding))
    if but_not is not None:
        query = query.where(~Account.grants.any(but_not))
    return list(db.session.scalars(query))


def _counts(query: Select[Any, int]) -> dict[UUID, int]:
    return dict(db.session.execute(query).all())


def _candidates(accounts: list[Account], waiting: dict[UUID, int]) -> list[Candidate]:
    posts = _units_of_posts([account.person_id for account in accounts])
    return [
        Candidate(
            account=account.id,
            person=account.person_id,
            units=frozenset({grant.unit_code for grant in account.grants})
            | posts[account.person_id],
            open=waiting.get(account.id, 0),
        )
        for account in accounts
    ]


def _units_of_posts(people: list[UUID]) -> dict[UUID, frozenset[str]]:
    query = (
        select(Appointment.person_id, Post.unit_code)
        .join(Post, Post.id == Appointment.post_id)
        .where(Appointment.person_id.in_(people), Appointment.until_day.is_(None))
    )
    found: dict[UUID, frozenset[str]] = defaultdict(frozenset)
    for person, unit in db.session.execute(query):
        found[person] |= {unit}
    return found
