"""Taking evidence back: a row that falls is voided by a new one, never removed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Evidence
from trainer.records.evidence import NewEvidence, append
from trainer.records.log import living_official


def living_of_occasion(person_id: UUID, occasion: UUID, skill: str) -> Sequence[Evidence]:
    """Return the official pieces of an occasion about a skill that still count, in their order."""
    query = living_official(person_id, skill).where(Evidence.occasion == occasion)
    return db.session.scalars(query.order_by(Evidence.occurred_at, Evidence.id)).all()


def void(rows: Iterable[Evidence], at: datetime) -> None:
    """Take rows out of every fold. The caller commits.

    Voiding a row that itself voids another lets the other count again.
    """
    append(db.session, [_voiding(row, at) for row in rows])


def _voiding(row: Evidence, at: datetime) -> NewEvidence:
    return NewEvidence(
        person_id=row.person_id,
        skill=row.skill,
        item=row.item,
        revision=row.revision,
        kind=row.kind,
        outcome=0.0,
        weight=0.0,
        occasion=new_id(),
        occurred_at=at,
        level=row.level,
        voids=row.id,
    )
