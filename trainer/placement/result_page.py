"""What came of a placement: in each skill of the post, where to begin. Never a level as a verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.domain.framework import Skill
from trainer.models import Placement
from trainer.placement.services import skills_asked
from trainer.web import catalogue
from trainer.web.catalogue import Course, Lesson, Scenario

Way = Literal["first", "further", "practise", "ready"]


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """Where to begin in one skill: the lessons still to read, what to play, where to be assessed.

    `asked`: whether a question was about this skill; if none was, others say where to begin.
    """

    skill: Skill
    way: Way
    asked: bool
    lessons: Sequence[Lesson]
    scenario: Scenario | None
    assessment: str | None


def beginnings(placement: Placement, requires: Mapping[str, int]) -> list[Beginning]:
    """Return where to begin in each skill that was placed; the furthest way to go first."""
    skills, courses = catalogue.skills(), catalogue.courses()
    asked = skills_asked(placement)
    found = [
        _beginning(skills[code], code in asked, level, requires.get(code, 0), courses)
        for code, level in placement.placed.items()
        if code in skills
    ]
    ways = ("first", "further", "practise", "ready")
    order = list(skills)
    return sorted(found, key=lambda b: (ways.index(b.way), order.index(b.skill.code)))


def unasked(placement: Placement, requires: Mapping[str, int]) -> list[Skill]:
    """Return the skills of the post of which there are no questions yet."""
    skills = catalogue.skills()
    return [s for code, s in skills.items() if code in requires and code not in placement.placed]


def way_of(level: int, required: int) -> Way:
    """Return which way leads on from a level to the required one."""
    if level >= required:
        return "ready"
    if level == 0:
        return "first"
    return "further" if level == 1 else "practise"


def _beginning(
    skill: Skill, asked: bool, level: int, required: int, courses: Sequence[Course]
) -> Beginning:
    way = way_of(level, required)
    scenarios = [s for s in catalogue.scenarios().values() if skill.code in s.skills]
    return Beginning(
        skill=skill,
        way=way,
        asked=asked,
        lessons=_lessons(skill.code, level, courses) if way in ("first", "further") else (),
        scenario=min(scenarios, key=lambda s: s.minutes, default=None) if way != "first" else None,
        assessment=_assessment(skill.code, courses),
    )


def _lessons(skill: str, level: int, courses: Sequence[Course]) -> list[Lesson]:
    """Return the lessons that teach the skill beyond a level, or else all that teach it."""
    teaching = [n for course in courses for n in course.lessons.values() if skill in n.skills]
    further = [
        lesson
        for lesson in teaching
        if any(i.question.skill == skill and i.question.level > level for i in lesson.items)
    ]
    return (further if level else teaching) or teaching


def _assessment(skill: str, courses: Sequence[Course]) -> str | None:
    """Return the course that assesses the skill."""
    found = (c.key for c in courses if c.assessment and skill in c.assessment.skills)
    return next(found, None)
