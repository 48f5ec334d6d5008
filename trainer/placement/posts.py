"""The posts for which a person may take a placement, and what each would ask about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trainer.domain.calendar import local_day
from trainer.domain.framework import JobProfile, Skill
from trainer.models import Placement
from trainer.placement.bank import bank
from trainer.placement.services import again_from, latest
from trainer.records.own_skills import posts_held
from trainer.web import catalogue


@dataclass(frozen=True, kw_only=True)
class PostOffer:
    """One post profile of the person: skills with questions, skills without, the latest one."""

    profile: JobProfile
    asked: Sequence[Skill]
    unasked: Sequence[Skill]
    latest: Placement | None
    at: datetime

    @property
    def running(self) -> bool:
        """Say whether one was begun and not ended."""
        return self.latest is not None and self.latest.finished_at is None

    @property
    def again_from(self) -> datetime | None:
        """Return from when another one may be taken, if not yet."""
        opens = again_from(self.latest) if self.latest else None
        return opens if opens and opens > self.at else None


def offers(person_id: UUID, at: datetime) -> list[PostOffer]:
    """Return the person's post profiles, each once."""
    framework = catalogue.framework()
    held = posts_held(person_id, local_day(at), framework)
    profiles = {post.profile.code: post.profile for post in held if post.profile}
    return [_offer(person_id, profile, at) for profile in profiles.values()]


def offer_for(person_id: UUID, profile: str, at: datetime) -> PostOffer | None:
    """Return one of them; None if the person does not hold such a post."""
    return next((o for o in offers(person_id, at) if o.profile.code == profile), None)


def _offer(person_id: UUID, profile: JobProfile, at: datetime) -> PostOffer:
    with_questions = {item.question.skill for item in bank(profile.requires)}
    skills = [s for code, s in catalogue.skills().items() if code in profile.requires]
    return PostOffer(
        profile=profile,
        asked=[skill for skill in skills if skill.code in with_questions],
        unasked=[skill for skill in skills if skill.code not in with_questions],
        latest=latest(person_id, profile.code),
        at=at,
    )
