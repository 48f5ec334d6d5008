"""Certificates and diplomas that people bring with them, and what the province says to them."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.extensions import UtcDateTime, db
from trainer.models.people import Person

LONGEST_LINE, LONGEST_NUMBER, LONGEST_ANSWER = 120, 40, 500
"""How many characters a title or an issuer, a number, and an answer may have."""


class CertificateState(StrEnum):
    """What became of a certificate that was entered."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class Certificate(db.Model):
    """One certificate of one person about one skill. Its id is the form's and the occasion of the
    evidence that it gives once an administrator has seen the original and granted a `level`.

    `withdrawn`: taken back by the person; `revoked`: confirmed wrongly, with the reason in
    `answer`. Both void the evidence by a new row.
    """

    __tablename__ = "certificate"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    skill: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(LONGEST_LINE))
    issuer: Mapped[str] = mapped_column(String(LONGEST_LINE))
    number: Mapped[str] = mapped_column(String(LONGEST_NUMBER))
    issued_on: Mapped[date]
    expires_on: Mapped[date | None]
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    state: Mapped[str] = mapped_column(String(10), default=CertificateState.OPEN, index=True)
    level: Mapped[int | None]
    answer: Mapped[str] = mapped_column(String(LONGEST_ANSWER), default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()
