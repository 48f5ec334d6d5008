"""To what people have agreed beyond the platform's own purpose, for every feature that needs it."""

from uuid import UUID

from sqlalchemy import Select, select

from trainer.extensions import db
from trainer.models import Consent

RESEARCH = "research"
PILOT = "pilot-observation"


def standing_consent(person_id: UUID, purpose: str) -> Consent | None:
    """Return the consent that holds now."""
    query = select(Consent).where(Consent.person_id == person_id, Consent.purpose == purpose)
    return db.session.scalar(query.where(Consent.withdrawn_at.is_(None)).limit(1))


def who_agree(purpose: str) -> Select[tuple[UUID]]:
    """Return the query for the people whose consent holds now."""
    query = select(Consent.person_id).where(Consent.purpose == purpose)
    return query.where(Consent.withdrawn_at.is_(None))
