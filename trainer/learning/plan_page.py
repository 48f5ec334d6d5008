"""What the page of the learning plan shows: steps by week, what is done, what cannot be done yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from trainer.domain.framework import Skill
from trainer.domain.plan_parts import Gap, Plan, Step
from trainer.domain.plan_weeks import PACES, Week, by_weeks, monday_of
from trainer.learning.planning import gaps_of, plan_of
from trainer.learning.situation import Situation, situation
from trainer.records.own_skills import SkillRow
from trainer.web.catalogue import Course, Lesson, Scenario

USUAL_PACE = 60


@dataclass(frozen=True, kw_only=True)
class Naming:
    """What a plan's codes are called."""

    skills: Mapping[str, Skill]
    courses: Mapping[str, Course]
    scenarios: Mapping[str, Scenario]
    gaps: Mapping[str, Gap]

    def lesson(self, step: Step) -> Lesson:
        """Return the module of a step."""
        course, _slash, module = step.name.partition("/")
        return self.courses[course].lessons[module]


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """The whole plan of a person at a pace."""

    own: Situation
    plan: Plan
    pace: int
    weeks: Sequence[Week]
    naming: Naming

    @property
    def monday(self) -> date:
        """Return the Monday of the present week."""
        return monday_of(self.own.today)

    @property
    def lessons_done(self) -> list[Lesson]:
        """Return the modules that are finished, in the order of the courses."""
        return [
            lesson
            for course in self.own.courses
            for name, lesson in course.lessons.items()
            if self.own.progress.get(course.key, {}).get(name)
        ]

    @property
    def scenarios_done(self) -> list[Scenario]:
        """Return the scenarios that were passed alone."""
        passed = {run.scenario for run in self.own.runs if run.passed and run.mode != "guided"}
        return [scenario for key, scenario in self.own.scenarios.items() if key in passed]

    @property
    def met(self) -> list[SkillRow]:
        """Return the required skills that are met."""
        return [row for row in self.own.required if row.state == "met"]


def plan_page(person_id: UUID, pace: int | None, at: datetime) -> PlanPage:
    """Gather the plan of a person; a pace that is not offered is the usual one."""
    own = situation(person_id, at)
    plan = plan_of(own)
    chosen = pace if pace in PACES else USUAL_PACE
    return PlanPage(
        own=own,
        plan=plan,
        pace=chosen,
        weeks=by_weeks(plan.steps, chosen, own.today),
        naming=naming(own),
    )


def naming(own: Situation) -> Naming:
    """Return what the codes of a person's plan are called."""
    return Naming(
        skills={skill.code: skill for skill in own.framework.skills} if own.framework else {},
        courses={course.key: course for course in own.courses},
        scenarios=own.scenarios,
        gaps={gap.skill: gap for gap in gaps_of(own)},
    )
