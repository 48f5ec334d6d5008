"""What the pages of appraisals show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from trainer.domain.calendar import local_day
from trainer.domain.framework import Framework, JobProfile, Skill
from trainer.extensions import db
from trainer.models import (
    Appointment,
    Appraisal,
    Evidence,
    EvidenceKind,
    Identity,
    Person,
    Post,
    ReRating,
)
from trainer.records.log import counting
from trainer.records.own_skills import needed, posts_held

MOST = 100


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody who works in the commune now, with the positions they hold."""

    id: UUID
    name: str
    profiles: Sequence[JobProfile]


def colleagues(unit: str, day: date, framework: Framework) -> list[Colleague]:
    """Return who holds a post in the commune on a day, in the order of their names."""
    known = {profile.code: profile for profile in framework.profiles}
    query = (
        select(Identity.person_id, Identity.name, Post.profile)
        .join(Appointment, Appointment.person_id == Identity.person_id)
        .join(Post, Post.id == Appointment.post_id)
        .where(Post.unit_code == unit, Appointment.from_day <= day)
        .where(or_(Appointment.until_day.is_(None), Appointment.until_day > day))
        .order_by(Identity.sort_key, Identity.person_id)
    )
    names: dict[UUID, str] = {}
    held: dict[UUID, list[JobProfile]] = {}
    for person, name, profile in db.session.execute(query):
        names[person] = name
        held.setdefault(person, []).extend([known[profile]] if profile in known else [])
    return [Colleague(id=key, name=name, profiles=held[key]) for key, name in names.items()]


def colleague(unit: str, person_id: UUID, day: date, framework: Framework) -> Colleague | None:
    """Return somebody who works in the commune now, None for anybody else."""
    return next((c for c in colleagues(unit, day, framework) if c.id == person_id), None)


def skills_to_appraise(
    person_id: UUID, day: date, framework: Framework
) -> tuple[list[Skill], list[Skill]]:
    """Return the skills that an appraisal can show: those of the person's posts, and the others."""
    required = needed(posts_held(person_id, day, framework))
    fitting = [s for s in framework.skills if can_be_appraised(s, framework)]
    own = [skill for skill in fitting if skill.code in required]
    return own, [skill for skill in fitting if skill.code not in required]


def can_be_appraised(skill: Skill, framework: Framework) -> bool:
    """Say whether the framework lets an appraisal show this skill."""
    return "appraisal" in skill.measured_by and framework.checklist(skill) is not None


def last_appraised(person_id: UUID) -> dict[str, date]:
    """Return the day of the person's latest appraisal that counts, by skill."""
    query = (
        select(Evidence.skill, func.max(Evidence.occurred_at))
        .where(*counting(person_id), Evidence.kind == EvidenceKind.APPRAISAL)
        .group_by(Evidence.skill)
    )
    return {skill: local_day(at) for skill, at in db.session.execute(query)}


def appraisals_of(person_id: UUID) -> Sequence[Appraisal]:
    """Return the person's appraisals, the latest first."""
    query = select(Appraisal).where(Appraisal.person_id == person_id)
    return db.session.scalars(query.order_by(Appraisal.rated_at.desc()).limit(MOST)).all()


def given_by(account_id: UUID) -> Sequence[Appraisal]:
    """Return the appraisals that an account has given, the latest first."""
    query = select(Appraisal).where(Appraisal.rated_by == account_id)
    named = joinedload(Appraisal.person).joinedload(Person.identity)
    query = query.options(named, joinedload(Appraisal.second))
    return db.session.scalars(query.order_by(Appraisal.rated_at.desc()).limit(MOST)).all()


def waiting_for(account_id: UUID) -> Sequence[ReRating]:
    """Return the second ratings that an account has to give, what is due first in front."""
    query = _seconds().where(ReRating.rated_by == account_id, ReRating.rated_at.is_(None))
    return db.session.scalars(query.order_by(ReRating.due_on, ReRating.appraisal_id)).all()


def rated_again_by(account_id: UUID) -> Sequence[ReRating]:
    """Return the second ratings that an account has given, the latest first."""
    query = _seconds().where(ReRating.rated_by == account_id, ReRating.rated_at.is_not(None))
    return db.session.scalars(query.order_by(ReRating.rated_at.desc()).limit(MOST)).all()


def open_seconds() -> Sequence[ReRating]:
    """Return all second ratings that wait, what is due first in front."""
    query = _seconds().where(ReRating.rated_at.is_(None))
    return db.session.scalars(query.order_by(ReRating.due_on, ReRating.appraisal_id)).all()


def both_rated() -> Sequence[ReRating]:
    """Return every second rating that was given, the latest first."""
    query = _seconds().where(ReRating.rated_at.is_not(None))
    return db.session.scalars(query.order_by(ReRating.rated_at.desc())).all()


def _seconds() -> Select[ReRating]:
    """Return the query for second ratings, each with its appraisal and the appraisal's unit."""
    return select(ReRating).options(joinedload(ReRating.appraisal).joinedload(Appraisal.unit))


def name_of(person: Person) -> str | None:
    """Return a person's name, None once it was erased."""
    return person.identity.name if person.identity else None
