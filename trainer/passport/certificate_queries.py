"""Certificates as their owners and the province's administrators read them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from trainer.extensions import db
from trainer.models import Certificate, CertificateState

MOST = 100


def certificates_of(person_id: UUID, skill: str | None = None) -> Sequence[Certificate]:
    """Return the person's certificates, about one skill or all, the latest entered first."""
    query = select(Certificate).where(Certificate.person_id == person_id)
    if skill is not None:
        query = query.where(Certificate.skill == skill)
    return db.session.scalars(query.order_by(Certificate.entered_at.desc()).limit(MOST)).all()


def waiting() -> Sequence[Certificate]:
    """Return the certificates that nobody has decided on, the longest waiting in front."""
    query = select(Certificate).where(Certificate.state == CertificateState.OPEN)
    return db.session.scalars(query.order_by(Certificate.entered_at, Certificate.id)).all()


def decided() -> Sequence[Certificate]:
    """Return the latest certificates that were decided on."""
    query = select(Certificate).where(Certificate.answered_at.is_not(None))
    return db.session.scalars(query.order_by(Certificate.answered_at.desc()).limit(MOST)).all()
