"""Which posts are open on a day, and which of them are vacant."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from trainer.extensions import db
from trainer.models import Appointment, Post


def open_posts(day: date) -> list[ColumnElement[bool]]:
    """Return the conditions under which a post is open on a day."""
    return [Post.opened_on <= day, or_(Post.closed_on.is_(None), Post.closed_on > day)]


def held(day: date) -> ColumnElement[bool]:
    """Return the condition under which an appointment holds on a day."""
    return (Appointment.from_day <= day) & (
        Appointment.until_day.is_(None) | (Appointment.until_day > day)
    )


def vacant_posts(day: date) -> Mapping[str, int]:
    """Return how many open posts each unit has that nobody holds on a day."""
    filled = select(Appointment.post_id).where(held(day))
    query = (
        select(Post.unit_code, func.count())
        .where(*open_posts(day), Post.id.not_in(filled))
        .group_by(Post.unit_code)
    )
    return dict(db.session.execute(query).all())


def vacant_requiring(unit: str, profiles: Sequence[str], day: date) -> int:
    """Return how many vacant posts of these profiles a unit has on a day."""
    filled = select(Appointment.post_id).where(held(day))
    query = (
        select(func.count())
        .select_from(Post)
        .where(
            Post.unit_code == unit,
            Post.profile.in_(profiles),
            *open_posts(day),
            Post.id.not_in(filled),
        )
    )
    return db.session.scalar(query) or 0
