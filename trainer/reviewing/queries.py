"""Which reviews there are."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from trainer.extensions import db
from trainer.models import HeldEvidence, ReviewState, Run, Sitting
from trainer.records.holding import findings_of

MOST = 100


def reviews(waiting: bool) -> Sequence[HeldEvidence]:
    """Return the reviews that wait, those due first in front; or the latest answered ones."""
    if waiting:
        query = select(HeldEvidence).where(HeldEvidence.state == ReviewState.WAITING)
        query = query.order_by(HeldEvidence.answer_by, HeldEvidence.id)
    else:
        query = select(HeldEvidence).where(HeldEvidence.state != ReviewState.WAITING)
        query = query.order_by(HeldEvidence.answered_at.desc(), HeldEvidence.id)
    return db.session.scalars(query.limit(MOST)).all()


def reviews_of(person_id: UUID) -> Sequence[HeldEvidence]:
    """Return the reviews of a person's own results, the latest first."""
    query = select(HeldEvidence).where(HeldEvidence.person_id == person_id)
    return db.session.scalars(query.order_by(HeldEvidence.held_at.desc()).limit(MOST)).all()


def occasion(key: UUID) -> Sitting | Run | None:
    """Return the sitting or the run with this id."""
    return db.session.get(Sitting, key) or db.session.get(Run, key)


def others(held: HeldEvidence) -> list[Sitting | Run]:
    """Return the sittings or runs of other people that the findings name."""
    named = [finding.other for finding in findings_of(held) if finding.other]
    found = [occasion(key) for key in dict.fromkeys(named)]
    return [each for each in found if each is not None]


def is_party(held: HeldEvidence, person_id: UUID) -> bool:
    """Say whether a review is about somebody, or about somebody's likeness to their result."""
    return person_id in {held.person_id, *(each.person_id for each in others(held))}
