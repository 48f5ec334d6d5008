"""Which posts are free, and from when."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Self

from sqlalchemy import case, func, select

from trainer.extensions import db
from trainer.models import Appointment, Post

_NEVER = date.max


class Vacancies:
    """The open posts of some units with the day from which each can be filled."""

    def __init__(self) -> None:
        self._free: dict[tuple[str, str], list[tuple[date, Post]]] = defaultdict(list)

    @classmethod
    def of(cls, unit_codes: Collection[str]) -> Self:
        """Load the vacancies of these units with one query."""
        end = case(
            (Appointment.id.is_(None), Post.opened_on),
            else_=func.coalesce(Appointment.until_day, _NEVER),
        )
        last_end = func.max(end, type_=Post.opened_on.type)
        found = db.session.execute(
            select(Post, last_end)
            .outerjoin(Appointment)
            .where(Post.unit_code.in_(unit_codes), Post.closed_on.is_(None))
            .group_by(Post)
            .order_by(Post.id)
        )
        vacancies = cls()
        for post, last in found:
            if last != _NEVER:
                vacancies.give_back(post, max(last, post.opened_on))
        return vacancies

    def give_back(self, post: Post, from_day: date) -> None:
        """Note that nobody holds the post from a day on."""
        self._free[post.unit_code, post.profile].append((from_day, post))

    def take(self, unit_code: str, profile: str, on: date) -> Post | None:
        """Return a post of this kind that is free on the day, and count it as taken."""
        free = self._free[unit_code, profile]
        for place, (from_day, post) in enumerate(free):
            if from_day <= on:
                del free[place]
                return post
        return None
