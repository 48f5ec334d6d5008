"""Appraising somebody's real work; a sample is then rated again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from trainer.appraisal import queries, second_services
from trainer.appraisal.sheets import Work
from trainer.domain.appraisal import LEVEL, RE_RATED, next_day, outcome, sampled
from trainer.domain.calendar import local_day
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Account, Appraisal, EvidenceKind, Person
from trainer.records import audit
from trainer.records.evidence import NewEvidence, append


class OwnWork(Exception):
    """Nobody appraises or observes themselves."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """An appraisal as it was handed in; `key` is the form's id, `revision` the framework's."""

    person_id: UUID
    skill: str
    unit: str
    works: Sequence[Work]
    revision: str
    key: UUID


def appraise(given: Given, by: Account, at: datetime) -> Appraisal | None:
    """Write an appraisal and its one row of evidence, once; None before its time has come.

    `by` is the account that rates. Raises `OwnWork` for one's own work.
    """
    if given.person_id == by.person_id:
        raise OwnWork
    db.session.execute(select(Person.id).where(Person.id == given.person_id).with_for_update())
    known = db.session.scalar(select(Appraisal).where(Appraisal.form_id == given.key))
    if known is not None:
        return known if known.rated_by == by.id else None
    if not may_appraise(given.person_id, given.skill, local_day(at)):
        return None
    made = _appraisal(given, by, at)
    db.session.add(made)
    append(db.session, [_evidence(made)])
    if sampled(made.id, RE_RATED, local_day(at)):
        second_services.ask_for(made, at)
    audit.note(by, "appraised", str(made.id), made.skill, at)
    db.session.commit()
    return made


def may_appraise(person_id: UUID, skill: str, day: date) -> bool:
    """Say whether the person may be appraised in the skill on a day: at most once in 90 days."""
    free_from = next_day(queries.last_appraised(person_id).get(skill))
    return free_from is None or free_from <= day


def _appraisal(given: Given, by: Account, at: datetime) -> Appraisal:
    return Appraisal(
        id=new_id(),
        form_id=given.key,
        person_id=given.person_id,
        skill=given.skill,
        unit_code=given.unit,
        rated_by=by.id,
        rated_at=at,
        revision=given.revision,
        works=[{"closed_on": work.closed, "marks": dict(work.marks)} for work in given.works],
        outcome=outcome([work.marks for work in given.works]),
    )


def _evidence(made: Appraisal) -> NewEvidence:
    return NewEvidence(
        person_id=made.person_id,
        skill=made.skill,
        item=f"appraisal/{made.skill}",
        revision=made.revision,
        kind=EvidenceKind.APPRAISAL,
        outcome=made.outcome,
        weight=1.0,
        occasion=made.id,
        occurred_at=made.rated_at,
        level=LEVEL,
    )
