"""Where a person is in their learning, read once for the page of the day and for the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from trainer.content.factbook import FactBook
from trainer.domain.calendar import local_day
from trainer.domain.framework import Framework
from trainer.domain.refreshing import AHEAD
from trainer.domain.rule_changes import Leaning
from trainer.extensions import db
from trainer.learning.course_page import progress_in
from trainer.learning.sitting_page import Past, past_sittings
from trainer.models import Enrolment, Run
from trainer.records.commune_work import SkillInUnit, skills_in
from trainer.records.estimates import EstimateNow, estimates_of
from trainer.records.own_log import Entry, entries
from trainer.records.own_skills import HeldPost, SkillRow, posts_held, skill_rows
from trainer.web import catalogue
from trainer.web.catalogue import Course, Scenario
from trainer.web.rule_changes import leanings

Progress = Mapping[str, Mapping[str, bool]]


@dataclass(frozen=True, kw_only=True)
class FinishedRun:
    """A finished run."""

    scenario: str
    mode: str
    passed: bool
    critical: bool


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Everything that the plan hangs on. What only some pages need is read when it is asked for."""

    person_id: UUID
    at: datetime
    posts: Sequence[HeldPost]
    rows: Sequence[SkillRow]
    courses: Sequence[Course]
    scenarios: Mapping[str, Scenario]
    progress: Progress
    estimates: Mapping[str, EstimateNow]
    entries: Sequence[Entry]
    framework: Framework | None

    @property
    def today(self) -> date:
        """Return the day in Vietnam."""
        return local_day(self.at)

    @property
    def required(self) -> list[SkillRow]:
        """Return the skills that the posts require."""
        return [row for row in self.rows if row.need]

    @cached_property
    def estimates_later(self) -> Mapping[str, EstimateNow]:
        """Return the private estimates as they fade without more evidence."""
        return estimates_of(self.person_id, self.at + AHEAD)

    @cached_property
    def book(self) -> FactBook:
        """Return the facts that are served."""
        return catalogue.book()

    @cached_property
    def leanings(self) -> list[Leaning]:
        """Return the answers that lean on a fact which was replaced, or will be."""
        return leanings(self.entries, self.book)

    @cached_property
    def past(self) -> Past:
        """Return what the person has sat."""
        return past_sittings(self.person_id)

    @cached_property
    def due(self) -> dict[str, date]:
        """Return until when classes want courses finished that are not."""
        query = db.select(Enrolment.course, Enrolment.due_on).where(
            Enrolment.person_id == self.person_id,
            Enrolment.due_on.is_not(None),
            Enrolment.finished_at.is_(None),
        )
        return {row.course: row.due_on for row in db.session.execute(query)}

    @cached_property
    def runs(self) -> list[FinishedRun]:
        """Return the runs that came to an end."""
        query = db.select(Run.scenario, Run.mode, Run.passed, Run.critical).where(
            Run.person_id == self.person_id, Run.finished_at.is_not(None)
        )
        return [
            FinishedRun(scenario=scenario, mode=mode, passed=bool(passed), critical=bool(critical))
            for scenario, mode, passed, critical in db.session.execute(query)
        ]

    @cached_property
    def in_units(self) -> Mapping[str, SkillInUnit]:
        """Return what each skill means for the units of the posts."""
        return skills_in(
            {post.unit_code for post in self.posts}, self._procedures_of_skills(), self.today
        )

    def _procedures_of_skills(self) -> dict[str, set[str]]:
        """Return skill -> procedures that need it: the framework's, and those practised with it."""
        skills = self.framework.skills if self.framework else ()
        found = {skill.code: {*skill.procedures} for skill in skills}
        for scenario in self.scenarios.values():
            for skill in scenario.skills:
                found.setdefault(skill, set()).update(scenario.procedures)
        return found


def situation(person_id: UUID, at: datetime) -> Situation:
    """Read where a person stands at an instant."""
    framework = catalogue.framework()
    posts = posts_held(person_id, local_day(at), framework)
    return Situation(
        person_id=person_id,
        at=at,
        posts=posts,
        rows=skill_rows(person_id, posts, framework, at),
        courses=catalogue.courses(),
        scenarios=catalogue.scenarios(),
        progress=progress_in(person_id),
        estimates=estimates_of(person_id, at),
        entries=entries(person_id, at),
        framework=framework,
    )
