"""The evidence log and what is folded from it (everything but `Evidence` can be rebuilt)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, Dialect, Float, ForeignKey, Index, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from trainer.domain.estimate.packing import packed_person, packed_skill, person_in, skill_in
from trainer.domain.estimate.person import OnSkill
from trainer.domain.estimate.person import Person as Parts
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
    FIELD_CERTIFICATE = "field-certificate"
    REAL_WORK = "real-work"


class PackedPerson(TypeDecorator[Parts]):
    """The parts over all skills as 60 bytes."""

    impl, cache_ok = LargeBinary, True

    def process_bind_param(self, value: Parts | None, dialect: Dialect) -> bytes | None:
        """Pack what is stored."""
        return None if value is None else packed_person(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Parts | None:
        """Unpack what is read."""
        return None if value is None else person_in(value)


class PackedSkill(TypeDecorator[OnSkill]):
    """The parts of one skill as 60 bytes."""

    impl, cache_ok = LargeBinary, True

    def process_bind_param(self, value: OnSkill | None, dialect: Dialect) -> bytes | None:
        """Pack what is stored."""
        return None if value is None else packed_skill(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> OnSkill | None:
        """Unpack what is read."""
        return None if value is None else skill_in(value)


class Evidence(db.Model):
    """One thing that happened. Append-only; a correction is a new row that voids an old one.

    `variant`: which form of a scenario was met; of a certificate, the day on which it expires.
    """

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_person_order", "person_id", "occurred_at", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    origin: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    skill: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(160))
    revision: Mapped[str] = mapped_column(String(64))
    facts: Mapped[list[str]] = mapped_column(JSON, default=list)
    kind: Mapped[str] = mapped_column(String(20))
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


class GeneralEstimate(db.Model):
    """The private fold's parts of a person over all skills, and the latest piece folded."""

    __tablename__ = "general_estimate"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    state: Mapped[Parts] = mapped_column(PackedPerson)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_id: Mapped[UUID] = mapped_column(Uuid)


class Estimate(db.Model):
    """The private fold's parts of a person in one skill."""

    __tablename__ = "estimate"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    skill: Mapped[str] = mapped_column(String(60), primary_key=True)
    state: Mapped[OnSkill] = mapped_column(PackedSkill)


class Calibration(db.Model):
    """How hard an item revision is, as known from `from_at` on, from so many answers."""

    __tablename__ = "calibration"

    revision: Mapped[str] = mapped_column(String(64), primary_key=True)
    from_at: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    difficulty: Mapped[float] = mapped_column(Float)
    variance: Mapped[float] = mapped_column(Float)
    steepness: Mapped[float] = mapped_column(Float)
    answers: Mapped[int]
