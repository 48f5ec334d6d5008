"""What the page of the day shows: posts, skills, the next ten minutes, courses, what was recent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trainer.domain.calendar import local_day
from trainer.domain.estimation import NEWCOMER_MEAN
from trainer.extensions import db
from trainer.learning.course_page import progress_in
from trainer.learning.drawing_items import openness
from trainer.learning.next_step import Done, Gap, Module, Offer, Step, next_step
from trainer.learning.sitting_page import past_sittings
from trainer.models import Enrolment, Identity, Run
from trainer.records.estimates import estimates_of
from trainer.records.own_skills import HeldPost, SkillRow, posts_held, skill_rows
from trainer.web import catalogue
from trainer.web.catalogue import Course, Scenario

Progress = Mapping[str, Mapping[str, bool]]


@dataclass(frozen=True, kw_only=True)
class Today:
    """Everything on the page of the day."""

    name: str
    posts: Sequence[HeldPost]
    required: Sequence[SkillRow]
    step: Step | None
    courses: Sequence[Course]
    scenarios: Mapping[str, Scenario]
    progress: Progress
    due: Mapping[str, datetime | None]

    @property
    def met(self) -> int:
        """Return how many of the required skills are met."""
        return sum(row.state == "met" for row in self.required)


def today(person_id: UUID, at: datetime) -> Today:
    """Gather the page of the day of one person."""
    framework = catalogue.framework()
    posts = posts_held(person_id, local_day(at), framework)
    required = [row for row in skill_rows(person_id, posts, framework, at) if row.need]
    courses, scenarios, progress = (
        catalogue.courses(),
        catalogue.scenarios(),
        progress_in(person_id),
    )
    done = Done(
        modules={(c, m): finished for c, of in progress.items() for m, finished in of.items()},
        passed=_passed(person_id),
    )
    offer = _offer(courses, scenarios, _assessable(person_id, courses, at))
    return Today(
        name=_name(person_id),
        posts=posts,
        required=required,
        step=next_step(_gaps(person_id, required, at), offer, done),
        courses=courses,
        scenarios=scenarios,
        progress=progress,
        due=_due(person_id),
    )


def _name(person_id: UUID) -> str:
    query = db.select(Identity.name).where(Identity.person_id == person_id)
    return db.session.scalar(query) or ""


def _gaps(person_id: UUID, required: Sequence[SkillRow], at: datetime) -> list[Gap]:
    estimates = estimates_of(person_id, at)
    return [
        Gap(
            skill=row.skill.code,
            need=row.need,
            have=row.have or 0,
            state=row.state,
            estimate=estimates[row.skill.code].mean
            if row.skill.code in estimates
            else NEWCOMER_MEAN,
        )
        for row in required
        if row.state != "met"
    ]


def _offer(
    courses: Sequence[Course], scenarios: Mapping[str, Scenario], assessable: Mapping[str, str]
) -> Offer:
    modules = tuple(
        Module(course=course.key, name=name, skills=lesson.skills, after=lesson.after)
        for course in courses
        for name, lesson in course.lessons.items()
    )
    skills = {key: scenario.skills for key, scenario in scenarios.items()}
    return Offer(modules=modules, scenarios=skills, assessments=assessable)


def _assessable(person_id: UUID, courses: Sequence[Course], at: datetime) -> dict[str, str]:
    """Return which course tests each skill that the person may be assessed in now."""
    past = past_sittings(person_id)
    return {
        o.skill: course.key
        for course in courses
        if course.assessment
        for o in openness(course.assessment, past.seen, past.last)
        if o.is_open(at)
    }


def _passed(person_id: UUID) -> frozenset[str]:
    query = db.select(Run.scenario).where(
        Run.person_id == person_id, Run.passed.is_(True), Run.mode.in_(["own", "assessment"])
    )
    return frozenset(db.session.scalars(query.distinct()))


def _due(person_id: UUID) -> dict[str, datetime | None]:
    query = db.select(Enrolment.course, Enrolment.due_on).where(Enrolment.person_id == person_id)
    return {row.course: row.due_on for row in db.session.execute(query)}
