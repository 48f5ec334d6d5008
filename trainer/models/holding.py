"""Evidence that waits until a person has looked at it, and what became of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.domain.identifiers import new_id
from trainer.extensions import UtcDateTime, db
from trainer.models.people import Person

LONGEST = 500
"""How many characters a reason and an objection may have."""


class ReviewState(StrEnum):
    """What became of a review."""

    WAITING = "waiting"
    CLEARED = "cleared"
    REFUSED = "refused"


class HeldEvidence(db.Model):
    """One sitting or run that somebody has to look at before its evidence counts.

    `rows` is the evidence kept out of the log meanwhile; none where the evidence stood in the log
    already when the finding was made: it counts until the review refuses it. `findings` says what
    was counted (`domain.integrity.Finding`). A refusal can be objected to once: then it waits
    again. `answer_by` is the last day on which an answer is in time.
    """

    __tablename__ = "held_evidence"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    occasion: Mapped[UUID] = mapped_column(Uuid, unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    held_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    answer_by: Mapped[date]
    state: Mapped[str] = mapped_column(String(10), default=ReviewState.WAITING, index=True)
    answer: Mapped[str] = mapped_column(String(LONGEST), default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    objection: Mapped[str] = mapped_column(String(LONGEST), default="")
    objected_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()
