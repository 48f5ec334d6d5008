"""What is written when a person answers a question of a refresher."""

from datetime import datetime
from typing import Any
from uuid import UUID

from trainer.domain.marking import Unreadable, marked
from trainer.extensions import db
from trainer.learning.services import evidence_of, remember
from trainer.learning.upkeep import day_began, occasion_of
from trainer.models import Answer, EvidenceKind, Person
from trainer.records.evidence import append
from trainer.web.catalogue import Item
from trainer.web.clock import HERE


def answer_again(
    person_id: UUID, item: Item, given: Any, form_id: UUID, at: datetime
) -> Unreadable | None:
    """Mark an answer and remember it, once a day: then the explanation has been read.

    What cannot be read is handed back and nothing is written. Raises Tampered.
    """
    mark = marked(item.question, given)
    if isinstance(mark, Unreadable):
        return mark
    db.session.get(Person, person_id, with_for_update=True)
    if not _was_answered(person_id, item, form_id, at):
        remember(person_id, item, given, mark, form_id, at)
        occasion = occasion_of(person_id, at.astimezone(HERE).date())
        kind = EvidenceKind.REFRESHER
        append(db.session, [evidence_of(person_id, item, mark, kind, 1.0, occasion, at)])
        db.session.commit()
    return None


def _was_answered(person_id: UUID, item: Item, form_id: UUID, at: datetime) -> bool:
    today = db.and_(
        Answer.person_id == person_id,
        Answer.item == item.key,
        Answer.revision == item.revision,
        Answer.answered_at >= day_began(at),
    )
    query = db.select(Answer.id).where(db.or_(Answer.form_id == form_id, today))
    return db.session.scalar(query.limit(1)) is not None
