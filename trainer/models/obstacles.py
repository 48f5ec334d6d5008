"""Procedures and steps that do not work as written, as staff report them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.extensions import UtcDateTime, db
from trainer.models.people import OrgUnit

LONGEST = 500
"""How many characters a report and its answer may have."""


class ObstacleKind(StrEnum):
    """What stands in the way."""

    RULE_UNCLEAR = "rule-unclear"
    FORM_MISSING = "form-missing"
    SOFTWARE_FAILS = "software-fails"
    PAPER_DEMANDED = "paper-demanded"
    LINE_EQUIPMENT = "line-equipment"
    OTHER = "other"


class ObstacleStatus(StrEnum):
    """What became of a report."""

    OPEN = "open"
    LOOKED_AT = "looked-at"
    ANSWERED = "answered"


class Obstacle(db.Model):
    """One report of one person; its id is the form's, so that a form sent twice reports once.

    `unit_code` and `profile` are those at the time of the report. `rule` is the key of the fact,
    "" for the procedure as a whole. `shared`: learners see the answer in the rule book.
    """

    __tablename__ = "obstacle"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    unit_code: Mapped[str] = mapped_column(ForeignKey("org_unit.code"), index=True)
    profile: Mapped[str] = mapped_column(String(60), default="")
    procedure: Mapped[str] = mapped_column(String(20), index=True)
    rule: Mapped[str] = mapped_column(String(160), default="")
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(String(LONGEST))
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    status: Mapped[str] = mapped_column(String(12), default=ObstacleStatus.OPEN)
    answer: Mapped[str] = mapped_column(String(LONGEST), default="")
    shared: Mapped[bool] = mapped_column(default=False)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    unit: Mapped[OrgUnit] = relationship()
