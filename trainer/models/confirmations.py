"""Confirmations of results: papers that say which levels a person held on the day of issue."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.extensions import UtcDateTime, db

LONGEST_REASON = 200
"""How many characters the reason of a revocation may have."""


class Confirmation(db.Model):
    """One paper; its id is the form's, so that a form sent twice issues one.

    What stands on it stays as it was issued: `holder` and `unit` ("", like `search_key`, once the
    person has been erased), `lines` (one a skill), `issuer`, and `licence`, the number of the
    licensed issuer, "" where there is none. `number` counts from 1 and is the place in the list of revoked badges. `token` is what
    the QR code leads to.
    """

    __tablename__ = "confirmation"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int] = mapped_column(unique=True)
    token: Mapped[str] = mapped_column(String(26), unique=True)
    holder: Mapped[str] = mapped_column(String(120))
    search_key: Mapped[str] = mapped_column(String(160))
    unit: Mapped[str] = mapped_column(String(120))
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    issuer: Mapped[str] = mapped_column(String(200))
    licence: Mapped[str] = mapped_column(String(120), default="")
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
