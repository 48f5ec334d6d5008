"""What came of a sitting: each skill's share of right answers, and whether its level moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from trainer.domain.framework import Skill
from trainer.domain.levels import REASONS
from trainer.domain.values import Text
from trainer.models import Sitting
from trainer.records.standings import standings_of
from trainer.web.catalogue import Course, Item, Lesson, items_at

JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class SkillResult:
    """One skill of a sitting. Items are counted, never shown."""

    code: str
    skill: Skill | None
    points: float
    items: int
    before: int | None
    after: int | None
    reason: Text | None
    reread: Sequence[Lesson]

    @property
    def moved(self) -> str:
        """Return "up", "down" or "same"."""
        change = (self.after or 0) - (self.before or 0)
        return "up" if change > 0 else "down" if change < 0 else "same"


def results(sitting: Sitting, course: Course, skills: Mapping[str, Skill]) -> list[SkillResult]:
    """Return how each skill of a sitting went, in the order in which they were asked."""
    items = items_at(sitting.items)
    asked: dict[str, list[Item]] = {}
    for revision in sitting.items:
        asked.setdefault(items[revision].question.skill, []).append(items[revision])
    before = standings_of(sitting.person_id, sitting.handed_in_at - JUST_BEFORE)
    after = standings_of(sitting.person_id, sitting.handed_in_at)
    return [
        SkillResult(
            code=code,
            skill=skills.get(code),
            points=sum(sitting.outcomes[item.revision] for item in of_skill),
            items=len(of_skill),
            before=before[code].level if code in before else None,
            after=after[code].level if code in after else None,
            reason=REASONS[after[code].reason] if code in after else None,
            reread=_reread(sitting, course, of_skill),
        )
        for code, of_skill in asked.items()
    ]


def _reread(sitting: Sitting, course: Course, items: Sequence[Item]) -> list[Lesson]:
    """Return the modules that lean on the facts, or else teach the skill, of what went wrong."""
    missed = [item.question for item in items if sitting.outcomes[item.revision] < 1]
    facts = {key for question in missed for key in question.facts}
    lessons = course.lessons.values()
    by_fact = [lesson for lesson in lessons if facts & set(lesson.facts)]
    return by_fact or [n for n in lessons if any(q.skill in n.skills for q in missed)]
