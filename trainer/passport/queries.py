"""What is contested: the occasion as the log has it, and the contests about it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Contest, ContestState
from trainer.records.voiding import living_of_occasion

MOST = 100


@value
class Contested:
    """One occasion about one skill: what it was, when, how many points of how many pieces.

    `level` is the highest that its pieces show.
    """

    kind: str
    at: datetime
    pieces: int
    points: float
    critical: bool
    level: int


def contested(person_id: UUID, occasion: UUID, skill: str) -> Contested | None:
    """Return what can be contested, None where nothing of the occasion counts officially."""
    rows = living_of_occasion(person_id, occasion, skill)
    if not rows:
        return None
    return Contested(
        kind=rows[0].kind,
        at=rows[-1].occurred_at,
        pieces=len(rows),
        points=sum(row.outcome for row in rows),
        critical=any(row.critical for row in rows),
        level=max(row.level for row in rows),
    )


def open_contest(person_id: UUID, occasion: UUID, skill: str) -> Contest | None:
    """Return the contest about an occasion and skill that waits for an answer."""
    query = select(Contest).where(Contest.person_id == person_id, Contest.occasion == occasion)
    query = query.where(Contest.skill == skill, Contest.state == ContestState.OPEN)
    return db.session.scalar(query.limit(1))


def waiting_of(person_id: UUID, skill: str) -> set[UUID]:
    """Return the occasions of a skill that the person contests and that wait for an answer."""
    query = select(Contest.occasion).where(Contest.person_id == person_id, Contest.skill == skill)
    return set(db.session.scalars(query.where(Contest.state == ContestState.OPEN)))


def contests_of(person_id: UUID) -> Sequence[Contest]:
    """Return the person's contests, the latest first."""
    query = select(Contest).where(Contest.person_id == person_id)
    return db.session.scalars(query.order_by(Contest.asked_at.desc()).limit(MOST)).all()


def contests(waiting: bool) -> Sequence[Contest]:
    """Return the contests that wait, those due first in front; or the latest answered ones."""
    if waiting:
        query = select(Contest).where(Contest.state == ContestState.OPEN)
        query = query.order_by(Contest.answer_by, Contest.id)
    else:
        query = select(Contest).where(Contest.state != ContestState.OPEN)
        query = query.order_by(Contest.answered_at.desc())
    return db.session.scalars(query.limit(MOST)).all()
