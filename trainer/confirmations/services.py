"""Issuing a confirmation, and revoking one."""

from base64 import b32encode
from collections.abc import Collection
from datetime import datetime
from secrets import token_bytes
from uuid import UUID

from sqlalchemy import func, select

from trainer.confirmations import queries
from trainer.confirmations.paper import Line, kept_line
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Account, Confirmation, OrgUnit, Person, Setting
from trainer.records import audit
from trainer.records.people import unit_of
from trainer.records.units import PROVINCE


def issue(person: Person, skills: Collection[str], key: UUID, at: datetime) -> Confirmation | None:
    """Issue a confirmation of those of `skills` that can be confirmed now; None if there are none.

    A form sent twice issues one.
    """
    db.session.get(OrgUnit, PROVINCE, with_for_update=True)  # one number after the other
    known = db.session.get(Confirmation, key)
    if known is not None:
        return known if known.person_id == person.id else None
    lines = [line for line in queries.confirmable(person.id, at) if line.skill in skills]
    if not lines or person.identity is None:
        return None
    paper = _paper(person, person.identity.name, lines, key, at)
    db.session.add(paper)
    db.session.commit()
    return paper


def _paper(person: Person, holder: str, lines: list[Line], key: UUID, at: datetime) -> Confirmation:
    issuer, licence = queries.issuer()
    return Confirmation(
        id=key,
        person_id=person.id,
        number=(db.session.scalar(select(func.max(Confirmation.number))) or 0) + 1,
        token=b32encode(token_bytes(15)).decode(),
        holder=holder,
        search_key=folded(holder),
        unit=db.session.get_one(OrgUnit, unit_of(person)).name,
        lines=[kept_line(line) for line in lines],
        issuer=issuer,
        licence=licence,
        issued_at=at,
    )


def revoke(row: Confirmation, reason: str, by: Account, at: datetime) -> None:
    """Revoke a confirmation for a reason that its check page tells; a second time changes nothing."""
    db.session.refresh(row, with_for_update=True)
    if row.revoked_at is None:
        row.revoked_at, row.reason = at, reason
        audit.note(by, "confirmation-revoked", str(row.number), reason, at)
        db.session.commit()


def set_issuer(name: str, licence: str, by: Account, at: datetime) -> None:
    """Set who issues from now on, and the number of its licence ("": none)."""
    for setting, given in ((queries.ISSUER, name), (queries.LICENCE, licence)):
        db.session.merge(Setting(name=setting, value=given))
    audit.note(by, "confirmation-issuer", name, licence, at)
    db.session.commit()
