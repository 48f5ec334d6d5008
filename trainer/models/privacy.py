"""What people ask about their own data, and what they have agreed to beyond the purpose.

The rights and limits are those of Law 91/2025/QH15 and Decree 356/2025/NĐ-CP: an answer within two
working days, carried out within fifteen days.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.extensions import UtcDateTime, db
from trainer.models.people import Person

LONGEST = 500
"""How many characters a request and its answer may have."""


class RequestKind(StrEnum):
    """What a person asks for."""

    ERASURE = "erasure"
    CORRECTION = "correction"
    OBJECTION = "objection"


class RequestState(StrEnum):
    """What became of a request."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class DataRequest(db.Model):
    """One request of one person; its id is the form's, so that a form sent twice asks once."""

    __tablename__ = "data_request"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(String(LONGEST), default="")
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    answer_by: Mapped[date]
    carry_out_by: Mapped[date]
    state: Mapped[str] = mapped_column(String(12), default=RequestState.OPEN, index=True)
    answer: Mapped[str] = mapped_column(String(LONGEST), default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()


class Consent(db.Model):
    """A person agreed to one purpose in these words, until they took it back."""

    __tablename__ = "consent"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(String(LONGEST))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
