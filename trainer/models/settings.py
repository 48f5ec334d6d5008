"""What an administrator sets: this installation's mark, dated overrides of the calendar."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from trainer.extensions import db


class Setting(db.Model):
    """One named setting of the installation, e.g. `origin`, `demonstration`."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))


class HolidayOverride(db.Model):
    """A day that the shipped calendar gets wrong or does not know yet."""

    __tablename__ = "holiday_override"

    day: Mapped[date] = mapped_column(primary_key=True)
    working: Mapped[bool]
    name_vi: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(200))
