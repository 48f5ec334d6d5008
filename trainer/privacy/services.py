"""Requests about one's own data, their answers, and consents."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from trainer.domain.calendar import local_day
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Account, Consent, DataRequest, Person, RequestKind, RequestState
from trainer.privacy.words import PURPOSES
from trainer.records import audit, published
from trainer.records.consents import standing_consent
from trainer.records.erasure import erase, pseudonym
from trainer.records.gaps import refresh_counts

ANSWER_WORKING_DAYS, CARRY_OUT_DAYS = 2, 15
"""Decree 356/2025/NĐ-CP: an answer within two working days, carried out within fifteen days."""


def ask(person: Person, kind: RequestKind, text: str, key: UUID, at: datetime) -> DataRequest:
    """Write down a request with the days by which it is answered and carried out, once."""
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    known = db.session.get(DataRequest, key)
    if known is not None:
        return known
    asked = local_day(at)
    request = DataRequest(
        id=key,
        person_id=person.id,
        kind=kind,
        text=text,
        asked_at=at,
        answer_by=published.working_days_after(asked, ANSWER_WORKING_DAYS),
        carry_out_by=asked + timedelta(days=CARRY_OUT_DAYS),
    )
    db.session.add(request)
    db.session.commit()
    return request


def withdraw(request: DataRequest, at: datetime) -> None:
    """Take one's own request back, unless it has been carried out or refused."""
    db.session.refresh(request, with_for_update=True)
    if request.state in (RequestState.OPEN, RequestState.ACCEPTED):
        request.state, request.done_at = RequestState.WITHDRAWN, at
        db.session.commit()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the province says to a request."""

    state: RequestState
    text: str


def answer(request: DataRequest, given: Answer, by: Account, at: datetime) -> bool:
    """Answer a request; one for erasure that is done erases the person.

    False where nothing was done: nobody answers their own request, and a closed one stays so.
    """
    db.session.refresh(request, with_for_update=True)
    closed = request.state not in (RequestState.OPEN, RequestState.ACCEPTED)
    if closed or request.person_id == by.person_id:
        return False
    request.state, request.answer = given.state, given.text
    request.answered_at = request.answered_at or at
    request.done_at = None if given.state is RequestState.ACCEPTED else at
    audit.note(by, "data-request-answered", pseudonym(request.person), given.state, at)
    if request.kind == RequestKind.ERASURE and given.state is RequestState.DONE:
        _carry_out(request.person, by, at)
    db.session.commit()
    return True


def _carry_out(person: Person, by: Account, at: datetime) -> None:
    units = erase(person, at)
    audit.note(by, "person-erased", pseudonym(person), "", at)
    db.session.flush()
    refresh_counts(units)


def agree(person_id: UUID, purpose: str, at: datetime) -> None:
    """Keep a consent with its words; who has agreed already has agreed."""
    if standing_consent(person_id, purpose) is None:
        words = PURPOSES[purpose].vi
        kept = Consent(id=new_id(), person_id=person_id, purpose=purpose, words=words, given_at=at)
        db.session.add(kept)
        db.session.commit()


def disagree(person_id: UUID, purpose: str, at: datetime) -> None:
    """Take a consent back; what stood until then stays written down."""
    kept = standing_consent(person_id, purpose)
    if kept is not None:
        kept.withdrawn_at = at
        db.session.commit()
