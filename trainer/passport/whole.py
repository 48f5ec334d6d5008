"""The whole passport on one page: what a person takes along to talk with their head."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trainer.domain.calendar import local_day
from trainer.domain.framework import Area
from trainer.extensions import db
from trainer.models import Identity
from trainer.passport.skill_page import Goal, goal
from trainer.records.official import OfficialOccasion, occasions_in, official_rows
from trainer.records.own_skills import HeldPost, SkillRow, posts_held, skill_rows
from trainer.web import catalogue


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One skill: where the person stands, on what that rests, what is to be shown next."""

    row: SkillRow
    occasions: Sequence[OfficialOccasion]
    goal: Goal | None


@dataclass(frozen=True, kw_only=True)
class Whole:
    """Who it is about, and their skills by area."""

    name: str
    posts: Sequence[HeldPost]
    entries: Sequence[tuple[Area, Sequence[Entry]]]

    @property
    def missing(self) -> list[Entry]:
        """Return the skills of which the posts require more than is shown and fresh."""
        found = [entry for _area, entries in self.entries for entry in entries]
        return [entry for entry in found if entry.row.need and entry.row.state != "met"]


def whole(person_id: UUID, at: datetime) -> Whole:
    """Gather the passport of one person."""
    framework = catalogue.framework()
    posts = posts_held(person_id, local_day(at), framework)
    entries = [_entry(person_id, r, at) for r in skill_rows(person_id, posts, framework, at)]
    areas = framework.areas if framework else ()
    by_area = [(area, [e for e in entries if e.row.skill.area == area.code]) for area in areas]
    name = db.session.scalar(db.select(Identity.name).where(Identity.person_id == person_id))
    return Whole(name=name or "", posts=posts, entries=[pair for pair in by_area if pair[1]])


def _entry(person_id: UUID, row: SkillRow, at: datetime) -> Entry:
    rows = official_rows(person_id, row.skill.code)
    return Entry(row=row, occasions=occasions_in(rows), goal=goal(row, rows, at))
