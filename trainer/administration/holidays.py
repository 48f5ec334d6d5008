"""Days that differ from the shipped calendar."""

from datetime import date, datetime

from sqlalchemy import select

from trainer.administration.importing.holiday_rows import Day
from trainer.extensions import db
from trainer.models import Account, HolidayOverride
from trainer.records import audit


def days() -> list[HolidayOverride]:
    """Return the days, latest first."""
    return list(db.session.scalars(select(HolidayOverride).order_by(HolidayOverride.day.desc())))


def set_day(by: Account, day: Day, at: datetime) -> None:
    """Add a day, or change what is said of it."""
    db.session.merge(HolidayOverride(**vars(day)))
    audit.note(by, "holiday-set", day.day.isoformat(), "work" if day.working else "off", at)
    db.session.commit()


def remove_day(by: Account, day: date, at: datetime) -> None:
    """Remove a day; the shipped calendar speaks again."""
    kept = db.session.get(HolidayOverride, day)
    if kept is None:
        return
    db.session.delete(kept)
    audit.note(by, "holiday-removed", day.isoformat(), "", at)
    db.session.commit()
