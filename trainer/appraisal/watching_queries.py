"""Who can be observed, what is planned, and what was seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, selectinload

from trainer.extensions import db
from trainer.models import Appointment, Identity, Observation, OrgUnit, Person, Post, Watching
from trainer.records.consents import PILOT, who_agree

MOST = 100


@dataclass(frozen=True, kw_only=True)
class Observable:
    """Somebody who agreed to be observed; nothing of what they have shown."""

    id: UUID
    name: str
    unit: str


def observable(but_not: UUID) -> list[Observable]:
    """Return who agreed to be observed and holds a post, by commune and name."""
    query = (
        select(Identity.person_id, Identity.name, OrgUnit.name)
        .join(Appointment, Appointment.person_id == Identity.person_id)
        .join(Post, Post.id == Appointment.post_id)
        .join(OrgUnit, OrgUnit.code == Post.unit_code)
        .where(Identity.person_id.in_(who_agree(PILOT)), Identity.person_id != but_not)
        .where(Appointment.until_day.is_(None))
        .order_by(OrgUnit.sort_key, Identity.sort_key, Identity.person_id)
    )
    found = {key: Observable(id=key, name=n, unit=u) for key, n, u in db.session.execute(query)}
    return list(found.values())


def mine(watching: Watching, account_id: UUID) -> Observation | None:
    """Return the account's own part in an observation, None for everybody else."""
    return next((each for each in watching.observers if each.seen_by == account_id), None)


def planned_for(account_id: UUID) -> Sequence[Observation]:
    """Return what an account has to observe, the earliest day in front."""
    query = _parts_of(account_id).where(Observation.entered_at.is_(None))
    return db.session.scalars(query.order_by(Watching.day, Watching.id)).all()


def entered_by(account_id: UUID) -> Sequence[Observation]:
    """Return what an account has observed, the latest first."""
    query = _parts_of(account_id).where(Observation.entered_at.is_not(None))
    return db.session.scalars(query.order_by(Observation.entered_at.desc()).limit(MOST)).all()


def _parts_of(account_id: UUID) -> Select[Observation]:
    """Return the query for an account's parts in observations, each with whom it is about."""
    whole = contains_eager(Observation.watching)
    return (
        select(Observation)
        .join(Observation.watching)
        .where(Observation.seen_by == account_id)
        .options(whole.joinedload(Watching.person).joinedload(Person.identity))
    )


def complete_of(person_id: UUID) -> Sequence[Watching]:
    """Return the observations of a person that are entered by all who observed, the latest first."""
    query = select(Watching).where(Watching.person_id == person_id).order_by(Watching.day.desc())
    query = query.options(selectinload(Watching.observers))
    return [row for row in db.session.scalars(query) if is_complete(row)]


def is_complete(watching: Watching) -> bool:
    """Say whether everybody who observed has entered what they saw."""
    return all(each.entered_at for each in watching.observers)
