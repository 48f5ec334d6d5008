"""Appraisals of real work, their blind second ratings, and observations at real counters.

Nothing here is free text but the reason of a decision: pieces of work are numbered, marks are
answers to a published checklist.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Float, ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.extensions import UtcDateTime, db
from trainer.models.accounts import Account
from trainer.models.people import OrgUnit, Person

LONGEST = 500
"""How many characters the reason of a decision may have."""


class Decision(StrEnum):
    """What the province decided about an appraisal that the second rating does not bear out."""

    KEPT = "kept"
    VOIDED = "voided"


class Appraisal(db.Model):
    """Somebody's appraisal of a person in one skill, by three pieces of real work.

    `id` is made here, so that nobody chooses which appraisals are sampled; `form_id` is the
    form's, so that a form sent twice counts once. `works`: for each piece the day it was closed
    and the marks by criterion. `revision` names the framework whose checklist was answered. The
    evidence has the appraisal's id as its occasion.
    """

    __tablename__ = "appraisal"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    form_id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    skill: Mapped[str] = mapped_column(String(60))
    unit_code: Mapped[str] = mapped_column(ForeignKey("org_unit.code"), index=True)
    rated_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    rated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revision: Mapped[str] = mapped_column(String(64))
    works: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    outcome: Mapped[float] = mapped_column(Float)

    person: Mapped[Person] = relationship()
    unit: Mapped[OrgUnit] = relationship()
    rater: Mapped[Account] = relationship()
    second: Mapped["ReRating | None"] = relationship(back_populates="appraisal", uselist=False)


class ReRating(db.Model):
    """The second rating of a sampled appraisal, by somebody of another commune who does not know
    the first. `rated_by` None: nobody could be asked yet. `decision`: "", or a `Decision`."""

    __tablename__ = "re_rating"

    appraisal_id: Mapped[UUID] = mapped_column(ForeignKey("appraisal.id"), primary_key=True)
    rated_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    due_on: Mapped[date]
    marks: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    outcome: Mapped[float | None] = mapped_column(Float)
    rated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decision: Mapped[str] = mapped_column(String(8), default="")
    reason: Mapped[str] = mapped_column(String(LONGEST), default="")
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    appraisal: Mapped[Appraisal] = relationship(back_populates="second")
    rater: Mapped[Account | None] = relationship()


class Watching(db.Model):
    """A planned observation of a person at a real counter in one skill. It is no evidence."""

    __tablename__ = "watching"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    form_id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    skill: Mapped[str] = mapped_column(String(60))
    day: Mapped[date]
    revision: Mapped[str] = mapped_column(String(64))

    person: Mapped[Person] = relationship()
    observers: Mapped[list["Observation"]] = relationship(
        back_populates="watching", order_by="Observation.place"
    )


class Observation(db.Model):
    """What one observer saw: marks by criterion, and the level whose indicator fits.

    `place` 1: who planned it; 2: who watches along, on a sample, and sees nothing of the first.
    """

    __tablename__ = "observation"

    watching_id: Mapped[UUID] = mapped_column(ForeignKey("watching.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    seen_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    marks: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    level: Mapped[int | None]
    entered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    watching: Mapped[Watching] = relationship(back_populates="observers")
    observer: Mapped[Account] = relationship()
