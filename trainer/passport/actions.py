"""What to do now for the next level of one skill: one action, with the page that it leads to.

Who can probably do it already is sent to be assessed; who cannot yet learns what is not finished,
then practises.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import select

from trainer.extensions import db
from trainer.models import ModuleProgress
from trainer.passport.skill_page import Goal
from trainer.records.estimates import EstimateNow
from trainer.web.catalogue import Course, Lesson, Scenario

PROBABLY = 0.5


@dataclass(frozen=True, kw_only=True)
class Action:
    """Learn a lesson, practise, be assessed in a course or by a run, or bring a certificate."""

    kind: Literal["lesson", "practice", "sitting", "run", "paper"]
    course: str = ""
    lesson: Lesson | None = None


@dataclass(frozen=True, kw_only=True)
class Ways:
    """What there is for a skill: lessons not finished yet, scenarios, courses that assess it."""

    lessons: tuple[Lesson, ...]
    scenarios: tuple[Scenario, ...]
    assessed: tuple[str, ...]


def ways(
    skill: str,
    courses: Iterable[Course],
    scenarios: Mapping[str, Scenario],
    finished: Collection[tuple[str, str]],
) -> Ways:
    """Return what there is to do for a skill."""
    known = list(courses)
    return Ways(
        lessons=tuple(
            lesson
            for course in known
            for lesson in course.lessons.values()
            if skill in lesson.skills and (course.key, lesson.name) not in finished
        ),
        scenarios=tuple(s for s in scenarios.values() if skill in s.skills),
        assessed=tuple(c.key for c in known if c.assessment and skill in c.assessment.skills),
    )


def action(goal: Goal, open_to: Ways, estimate: EstimateNow | None) -> Action | None:
    """Return what to do now; None where nothing is offered for the skill."""
    if goal.way == "paper":
        return Action(kind="paper")
    probably = estimate is not None and estimate.chances[goal.level - 1] >= PROBABLY
    learning = _learning(open_to)
    return (None if probably else learning) or _assessed(goal, open_to) or learning


def _learning(open_to: Ways) -> Action | None:
    if open_to.lessons:
        return Action(kind="lesson", lesson=open_to.lessons[0])
    return Action(kind="practice") if open_to.scenarios else None


def _assessed(goal: Goal, open_to: Ways) -> Action | None:
    if goal.way == "run":
        return Action(kind="run") if open_to.scenarios else None
    return Action(kind="sitting", course=open_to.assessed[0]) if open_to.assessed else None


def finished_modules(person_id: UUID) -> set[tuple[str, str]]:
    """Return (course, module) of what the person has finished."""
    query = select(ModuleProgress.course, ModuleProgress.module).where(
        ModuleProgress.person_id == person_id, ModuleProgress.finished_at.is_not(None)
    )
    return {(course, module) for course, module in db.session.execute(query)}
