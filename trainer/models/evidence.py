"""The evidence log and what is folded from it (everything but `Evidence` can be rebuilt)."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Float, ForeignKey, Index, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.domain.identifiers import new_id
from trainer.extensions import UtcDateTime, db


class EvidenceKind(StrEnum):
    """Where evidence comes from; DESIGN 6.1 says what each kind moves."""

    LESSON = "lesson"
    GUIDED_RUN = "guided-run"
    OWN_RUN = "own-run"
    REFRESHER = "refresher"
    PLACEMENT = "placement"
    ASSESSMENT_ITEM = "assessment-item"
    ASSESSMENT_RUN = "assessment-run"
    APPRAISAL = "appraisal"
    CERTIFICATE = "certificate"
    REAL_WORK = "real-work"


class Evidence(db.Model):
    """One thing that happened. Append-only; a correction is a new row that voids an old one."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_person_order", "person_id", "occurred_at", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    origin: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    skill: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(160))
    revision: Mapped[str] = mapped_column(String(64))
    facts: Mapped[list[str]] = mapped_column(JSON, default=list)
    kind: Mapped[str] = mapped_column(String(16))
    outcome: Mapped[float] = mapped_column(Float)
    weight: Mapped[float] = mapped_column(Float)
    critical: Mapped[bool] = mapped_column(default=False)
    occasion: Mapped[UUID] = mapped_column(Uuid)
    variant: Mapped[str] = mapped_column(String(32), default="")
    level: Mapped[int] = mapped_column(default=1)
    choices: Mapped[int] = mapped_column(default=0)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    voids: Mapped[UUID | None] = mapped_column(Uuid)


class Standing(db.Model):
    """One interval of a person's official standing in a skill.

    From `from_at` until the next interval's start (`until_at`, None for the latest) the person
    holds `level`; from `stale_at` on the level no longer counts as fresh. `level` None: official
    evidence exists but does not yet show a level ("not enough evidence yet").
    """

    __tablename__ = "standing"
    __table_args__ = (Index("ix_standing_range", "skill", "from_at", "until_at"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    skill: Mapped[str] = mapped_column(String(60), primary_key=True)
    from_at: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    until_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    level: Mapped[int | None]
    stale_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    mean: Mapped[float] = mapped_column(Float)
    variance: Mapped[float] = mapped_column(Float)
    reason: Mapped[str] = mapped_column(String(40))
    evidence_id: Mapped[UUID] = mapped_column(Uuid)


class Estimate(db.Model):
    """A fold's present state for one person and skill: `fold` is "private" or "official"."""

    __tablename__ = "estimate"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    skill: Mapped[str] = mapped_column(String(60), primary_key=True)
    fold: Mapped[str] = mapped_column(String(8), primary_key=True)
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
