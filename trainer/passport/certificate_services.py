"""Certificates that people bring: entered, confirmed or refused, taken back, revoked.

Only what an administrator of the province has confirmed gives evidence; what no longer holds is
voided by a new row.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import select

from trainer.domain.calendar import LOCAL
from trainer.domain.framework import Skill
from trainer.extensions import db
from trainer.models import Account, Certificate, CertificateState, Evidence, EvidenceKind, Person
from trainer.records import audit
from trainer.records.evidence import NewEvidence, append
from trainer.records.log import counting
from trainer.records.voiding import void


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What stands on a certificate."""

    skill: str
    title: str
    issuer: str
    number: str
    issued_on: date
    expires_on: date | None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What an administrator says of a certificate: a `level` is granted, or there is a reason."""

    state: CertificateState
    level: int | None
    text: str


def enter(person: Person, entry: Entry, key: UUID, at: datetime) -> Certificate | None:
    """Write a certificate down, once; None where the key is somebody else's."""
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    known = db.session.get(Certificate, key)
    if known is not None:
        return known if known.person_id == person.id else None
    made = Certificate(
        id=key, person_id=person.id, entered_at=at, state=CertificateState.OPEN, **vars(entry)
    )
    db.session.add(made)
    db.session.commit()
    return made


def decide(row: Certificate, skill: Skill, given: Decision, by: Account, at: datetime) -> bool:
    """Confirm or refuse a certificate; a confirmed one becomes evidence at once.

    False where nothing was done: it is decided once, and nobody decides on their own.
    """
    if not _in_state(row, CertificateState.OPEN) or row.person_id == by.person_id:
        return False
    row.state, row.answer, row.answered_at = given.state, given.text, at
    if given.state is CertificateState.CONFIRMED:
        row.level = given.level
        append(db.session, [_evidence(row, skill, at)])
    audit.note(by, f"certificate-{given.state}", f"{row.id}", f"{given.level or ''}", at)
    db.session.commit()
    return True


def revoke(row: Certificate, reason: str, by: Account, at: datetime) -> bool:
    """Say that a certificate was confirmed wrongly; its evidence counts no longer."""
    if not _in_state(row, CertificateState.CONFIRMED) or row.person_id == by.person_id:
        return False
    _end(row, CertificateState.REVOKED, at)
    row.answer, row.answered_at = reason, at
    audit.note(by, "certificate-revoked", f"{row.id}", "", at)
    db.session.commit()
    return True


def withdraw(row: Certificate, at: datetime) -> bool:
    """Take one's own certificate back; what it gave counts no longer."""
    if not _in_state(row, CertificateState.OPEN, CertificateState.CONFIRMED):
        return False
    _end(row, CertificateState.WITHDRAWN, at)
    db.session.commit()
    return True


def looked_at(row: Certificate, by: Account, at: datetime) -> None:
    """Write down that somebody saw whose certificate it is."""
    audit.log_look(by, row.person_id, "certificate", at)
    db.session.commit()


def _in_state(row: Certificate, *states: CertificateState) -> bool:
    """Hold the row until the transaction ends, and say whether it is in one of the states."""
    db.session.refresh(row, with_for_update=True)
    return row.state in states


def _end(row: Certificate, state: CertificateState, at: datetime) -> None:
    row.state = state
    query = select(Evidence).where(*counting(row.person_id), Evidence.occasion == row.id)
    void(db.session.scalars(query).all(), at)


def _evidence(row: Certificate, skill: Skill, at: datetime) -> NewEvidence:
    """Return the evidence of a certificate.

    In a specialist field it shows the level from the day on which it was confirmed. Elsewhere it
    tells what the person could do when it was issued, so that it fades from that day on.
    """
    specialist = skill.kind == "specialist"
    return NewEvidence(
        person_id=row.person_id,
        skill=row.skill,
        item=f"certificate/{row.id}",
        revision="",
        kind=EvidenceKind.FIELD_CERTIFICATE if specialist else EvidenceKind.CERTIFICATE,
        outcome=1.0,
        weight=1.0,
        occasion=row.id,
        occurred_at=at if specialist else datetime.combine(row.issued_on, time(12), tzinfo=LOCAL),
        recorded_at=at,
        level=row.level or 1,
        variant=row.expires_on.isoformat() if row.expires_on else "",
    )
