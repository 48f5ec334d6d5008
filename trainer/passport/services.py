"""Contesting evidence, and answering that. A row that falls is voided by a new one, never removed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from trainer.domain.calendar import local_day
from trainer.extensions import db
from trainer.models import Account, Contest, ContestState, Person
from trainer.passport import queries
from trainer.records import audit, published
from trainer.records.voiding import living_of_occasion, void

ANSWER_WORKING_DAYS = 10
"""Working days within which a contest is answered."""


@dataclass(frozen=True, kw_only=True)
class Objection:
    """What a person does not accept, and why."""

    occasion: UUID
    skill: str
    reason: str
    text: str


def contest(person: Person, objection: Objection, key: UUID, at: datetime) -> Contest | None:
    """Write a contest down; None where there is nothing to contest. One waits at a time."""
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    occasion, skill = objection.occasion, objection.skill
    known = db.session.get(Contest, key) or queries.open_contest(person.id, occasion, skill)
    if known is not None:
        return known if known.person_id == person.id else None
    if not living_of_occasion(person.id, occasion, skill):
        return None
    made = Contest(
        id=key,
        person_id=person.id,
        occasion=occasion,
        skill=skill,
        reason=objection.reason,
        text=objection.text,
        asked_at=at,
        answer_by=published.working_days_after(local_day(at), ANSWER_WORKING_DAYS),
    )
    db.session.add(made)
    db.session.commit()
    return made


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the province says to a contest."""

    state: ContestState
    text: str


def looked_at(row: Contest, by: Account, at: datetime) -> None:
    """Write down that somebody saw whose contest it is."""
    audit.log_look(by, row.person_id, "contest", at)
    db.session.commit()


def answer(row: Contest, given: Answer, by: Account, at: datetime) -> bool:
    """Answer a contest; where it is upheld the contested evidence no longer counts.

    False where nothing was done: nobody answers their own contest, and an answer is given once.
    """
    db.session.refresh(row, with_for_update=True)
    if row.state != ContestState.OPEN or row.person_id == by.person_id:
        return False
    row.state, row.answer, row.answered_at = given.state, given.text, at
    if given.state is ContestState.UPHELD:
        void(living_of_occasion(row.person_id, row.occasion, row.skill), at)
    audit.note(by, "contest-answered", f"{row.id}", given.state, at)
    db.session.commit()
    return True
