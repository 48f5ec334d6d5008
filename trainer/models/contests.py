"""Evidence that the person it describes does not accept, and what became of it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.extensions import UtcDateTime, db
from trainer.models.people import Person

LONGEST = 500
"""How many characters a contest and its answer may have."""


class ContestReason(StrEnum):
    """Why the person does not accept it."""

    NOT_MINE = "not-mine"
    TECHNICAL = "technical"
    CONTENT_WRONG = "content-wrong"
    MARKED_WRONG = "marked-wrong"


class ContestState(StrEnum):
    """What became of a contest."""

    OPEN = "open"
    UPHELD = "upheld"
    REFUSED = "refused"


class Contest(db.Model):
    """One person contests what one occasion (a sitting, a run) says of one skill.

    Its id is the form's, so that a form sent twice contests once. `answer_by` is the last day on
    which an answer is in time.
    """

    __tablename__ = "contest"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    occasion: Mapped[UUID] = mapped_column(Uuid, index=True)
    skill: Mapped[str] = mapped_column(String(60))
    reason: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(String(LONGEST), default="")
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    answer_by: Mapped[date]
    state: Mapped[str] = mapped_column(String(10), default=ContestState.OPEN, index=True)
    answer: Mapped[str] = mapped_column(String(LONGEST), default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()
