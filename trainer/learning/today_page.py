"""What the page of the day shows: posts, skills, the next ten minutes, courses, what was recent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trainer.domain.plan_parts import Plan, Step
from trainer.extensions import db
from trainer.learning.planning import plan_of
from trainer.learning.situation import Situation, situation
from trainer.models import Identity
from trainer.records.own_skills import SkillRow

TEN_MINUTES = 10


@dataclass(frozen=True, kw_only=True)
class Today:
    """Everything on the page of the day."""

    name: str
    own: Situation
    plan: Plan

    @property
    def required(self) -> Sequence[SkillRow]:
        """Return the skills that the posts require."""
        return self.own.required

    @property
    def step(self) -> Step | None:
        """Return what the next ten minutes are for."""
        return self.plan.next(self.own.at)

    @property
    def met(self) -> int:
        """Return how many of the required skills are met."""
        return sum(row.state == "met" for row in self.required)


def today(person_id: UUID, at: datetime) -> Today:
    """Gather the page of the day of one person."""
    own = situation(person_id, at)
    return Today(name=_name(person_id), own=own, plan=plan_of(own))


def _name(person_id: UUID) -> str:
    query = db.select(Identity.name).where(Identity.person_id == person_id)
    return db.session.scalar(query) or ""
