"""Commune counts, keyed by the days on which they change: a report as of any day is one query."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from trainer.extensions import db


class CommuneCount(db.Model):
    """The gap row of one commune, skill and required level from `from_day` until the next row."""

    __tablename__ = "commune_count"

    unit_code: Mapped[str] = mapped_column(ForeignKey("org_unit.code"), primary_key=True)
    skill: Mapped[str] = mapped_column(String(60), primary_key=True)
    required_level: Mapped[int] = mapped_column(primary_key=True)
    from_day: Mapped[date] = mapped_column(primary_key=True)
    until_day: Mapped[date | None]
    required: Mapped[int]
    met: Mapped[int]
    below: Mapped[int]
    not_measured: Mapped[int]
    stale: Mapped[int]
    vacant: Mapped[int]
    oldest_evidence: Mapped[date | None]
