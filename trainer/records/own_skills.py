"""Where a person stands: what their posts require, and what they have officially shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from trainer.domain.calendar import local_day
from trainer.domain.framework import Framework, JobProfile, Skill
from trainer.domain.gaps import SkillShown, State, standing_state
from trainer.extensions import db
from trainer.models import Appointment, OrgUnit, Post
from trainer.records.standings import StandingNow, standings_of


@dataclass(frozen=True, kw_only=True)
class HeldPost:
    """A post that the person holds today. `profile` is None where the framework has it no more."""

    profile: JobProfile | None
    unit: str
    unit_code: str


@dataclass(frozen=True, kw_only=True)
class SkillRow:
    """One skill: what is needed (0: nothing), what the person has shown, and what that means."""

    skill: Skill
    need: int
    standing: StandingNow | None
    state: State

    @property
    def have(self) -> int | None:
        """Return the official level, or None where nothing was measured."""
        return None if self.standing is None else self.standing.level or 0

    @property
    def missing(self) -> int:
        """Return how many levels are missing."""
        return max(0, self.need - (self.have or 0))


def posts_held(person_id: UUID, day: date, framework: Framework | None) -> list[HeldPost]:
    """Return the posts that a person holds on `day`."""
    query = (
        db.select(Post.profile, OrgUnit.name, OrgUnit.code)
        .join(Appointment, Appointment.post_id == Post.id)
        .join(OrgUnit, OrgUnit.code == Post.unit_code)
        .where(
            Appointment.person_id == person_id,
            Appointment.from_day <= day,
            (Appointment.until_day.is_(None)) | (Appointment.until_day > day),
        )
        .order_by(Appointment.from_day, Appointment.id)
    )
    profiles = {p.code: p for p in framework.profiles} if framework else {}
    return [
        HeldPost(profile=profiles.get(profile), unit=name, unit_code=code)
        for profile, name, code in db.session.execute(query)
    ]


def skill_rows(
    person_id: UUID, posts: Sequence[HeldPost], framework: Framework | None, at: datetime
) -> list[SkillRow]:
    """Return the skills that the posts require or that the person was measured in, in order."""
    if framework is None:
        return []
    needs = needed(posts)
    standings = standings_of(person_id, at)
    shown = [s for s in framework.skills if s.code in needs or s.code in standings]
    return [skill_row(s, needs.get(s.code, 0), standings.get(s.code), at) for s in shown]


def needed(posts: Sequence[HeldPost]) -> dict[str, int]:
    """Return the highest level that any of the posts requires of each skill."""
    needs: dict[str, int] = {}
    for post in posts:
        for skill, level in (post.profile.requires if post.profile else {}).items():
            needs[skill] = max(level, needs.get(skill, 0))
    return needs


def skill_row(skill: Skill, need: int, standing: StandingNow | None, at: datetime) -> SkillRow:
    """Return where a person stands in a skill at `at`."""
    shown = None
    if standing is not None:
        shown = SkillShown(
            person=standing.person_id,
            from_day=local_day(standing.since),
            level=standing.level,
            stale_on=local_day(standing.stale_at) if standing.stale_at else None,
        )
    state = standing_state(shown, need, local_day(at))
    return SkillRow(skill=skill, need=need, standing=standing, state=state)
