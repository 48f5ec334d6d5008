"""Simulation runs: a run is its events."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.domain.identifiers import new_id
from trainer.extensions import UtcDateTime, db


class Run(db.Model):
    """One person plays one revision of a scenario with one seed.

    `snapshot` is only a cache of the fold of the events. `restarted_from` names the run whose
    first `restarted_at` events this one shares.
    """

    __tablename__ = "run"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    scenario: Mapped[str] = mapped_column(String(80), index=True)
    revision: Mapped[str] = mapped_column(ForeignKey("revision.hash"))
    seed: Mapped[int]
    mode: Mapped[str] = mapped_column(String(12))  # watch, guided, own, assessment
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hints_taken: Mapped[int] = mapped_column(default=0)
    score: Mapped[int | None]
    passed: Mapped[bool | None]
    critical: Mapped[bool | None]
    restarted_from: Mapped[UUID | None] = mapped_column(ForeignKey("run.id"))
    restarted_at: Mapped[int | None]

    events: Mapped[list["RunEvent"]] = relationship(order_by="RunEvent.sequence")


class RunEvent(db.Model):
    """One event of a run. (run, sequence) is unique: a double send does nothing twice."""

    __tablename__ = "run_event"
    __table_args__ = (UniqueConstraint("run_id", "sequence"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    run_id: Mapped[UUID] = mapped_column(ForeignKey("run.id"), index=True)
    sequence: Mapped[int]
    action: Mapped[int]  # which action of the run it belongs to, from 0
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
