"""Courses taken, modules read, questions answered, assessments sat."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Float, ForeignKey, Index, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.domain.identifiers import new_id
from trainer.extensions import UtcDateTime, db


class Enrolment(db.Model):
    """A person takes a course, perhaps until a day."""

    __tablename__ = "enrolment"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    course: Mapped[str] = mapped_column(String(80), primary_key=True)
    enrolled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_on: Mapped[date | None]
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ModuleProgress(db.Model):
    """How far a person is in a module; finished when every question was answered once."""

    __tablename__ = "module_progress"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    course: Mapped[str] = mapped_column(String(80), primary_key=True)
    module: Mapped[str] = mapped_column(String(80), primary_key=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Answer(db.Model):
    """One answer to one lesson question. `form_id` is unique: a form sent twice counts once."""

    __tablename__ = "answer"
    __table_args__ = (Index("ix_answer_person_item", "person_id", "item"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    form_id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    item: Mapped[str] = mapped_column(String(160))
    revision: Mapped[str] = mapped_column(String(64))
    given: Mapped[Any] = mapped_column(JSON)
    outcome: Mapped[float] = mapped_column(Float)
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Sitting(db.Model):
    """One assessment of closed items: `items` are item revisions in the order shown."""

    __tablename__ = "sitting"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    course: Mapped[str] = mapped_column(String(80))
    items: Mapped[list[str]] = mapped_column(JSON)
    given: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    outcomes: Mapped[dict[str, float]] = mapped_column(JSON, default=dict)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    handed_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
