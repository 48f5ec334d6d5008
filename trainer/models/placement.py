"""Placements: the short adaptive start, one question after the other."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.domain.identifiers import new_id
from trainer.extensions import UtcDateTime, db


class Placement(db.Model):
    """One placement of a person for a post profile. It is the occasion of the evidence it gives.

    `asked`: revision and outcome (0 to 1, None for "I do not know") of every answer so far, in
    order; what was answered is not kept. `waiting`: the item revision that is on the page since
    `shown_at`. `spent`: seconds counted so far. `placed`: where each skill begins (level 0 to 4),
    written at the end.
    """

    __tablename__ = "placement"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    profile: Mapped[str] = mapped_column(String(60))
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    waiting: Mapped[str | None] = mapped_column(String(64))
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime)
    spent: Mapped[int] = mapped_column(default=0)
    asked: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    placed: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
