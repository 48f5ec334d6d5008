"""What the pages of a refresher show: why there is one, its questions, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from trainer.domain.facts import Fact
from trainer.domain.rule_changes import Change
from trainer.extensions import db
from trainer.learning.lesson_page import Asked, asked_with
from trainer.learning.planning import to_renew
from trainer.learning.situation import Situation, situation
from trainer.learning.upkeep import Refresher, day_began, due_refresher, refresher
from trainer.models import Answer
from trainer.records.own_skills import SkillRow
from trainer.web.catalogue import Course, Item, Lesson


@dataclass(frozen=True, kw_only=True)
class Overview:
    """Why there is something to refresh today, and what only an assessment can renew."""

    own: Situation
    due: Refresher
    renew: Sequence[SkillRow]

    @property
    def fading(self) -> list[SkillRow]:
        """Return the skills that are about to fade."""
        rows = {row.skill.code: row for row in self.own.rows}
        return [rows[code] for code in self.due.fading if code in {*self.due.skills}]

    @property
    def rules(self) -> list[tuple[Change, Fact | None]]:
        """Return the rules that have changed, each once, as they are now."""
        changed = {change.fact: change for change in self.due.changes}
        book, today = self.own.book, self.own.today
        return [(change, book.at(fact, today)) for fact, change in changed.items()]

    def course_of(self, skill: str) -> Course | None:
        """Return the course that assesses a skill."""
        tested = (c for c in self.own.courses if c.assessment and skill in c.assessment.skills)
        return next(tested, None)


def overview(person_id: UUID, at: datetime) -> Overview:
    """Gather what there is to refresh today."""
    own = situation(person_id, at)
    renew = {*to_renew(own)}
    rows = [row for row in own.required if row.skill.code in renew]
    return Overview(own=own, due=due_refresher(own), renew=rows)


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """The questions of one refresher, with what the person answered today."""

    lessons: Mapping[str, Lesson]
    questions: Sequence[Asked]

    @property
    def is_done(self) -> bool:
        """Say whether every question is answered."""
        return all(question.told for question in self.questions)

    @property
    def points(self) -> float:
        """Return how many were right, parts of questions included."""
        return sum(question.told.outcome for question in self.questions if question.told)

    def of(self, item: Item) -> Asked | None:
        """Return the question of an item, or None where it is not among them."""
        return next((one for one in self.questions if one.item.key == item.key), None)

    def lesson(self, question: Asked) -> Lesson:
        """Return the module to which a question belongs."""
        return self.lessons[question.item.key]


def exercise(person_id: UUID, skills: Sequence[str], language: str, at: datetime) -> Exercise:
    """Gather the questions of a refresher of `skills`: all day the same."""
    own = situation(person_id, at)
    items = refresher(own, _known(own, skills)).items
    latest = _answers_today(person_id, items, at)
    return Exercise(
        lessons={item.key: lesson for lesson in _lessons(own) for item in lesson.items},
        questions=[
            asked_with(item, number, person_id, language, latest.get(item.key))
            for number, item in enumerate(items, start=1)
        ],
    )


def _known(own: Situation, skills: Sequence[str]) -> list[str]:
    taught = {item.question.skill for lesson in _lessons(own) for item in lesson.items}
    return [skill for skill in dict.fromkeys(skills) if skill in taught]


def _lessons(own: Situation) -> list[Lesson]:
    return [lesson for course in own.courses for lesson in course.lessons.values()]


def _answers_today(person_id: UUID, items: Sequence[Item], at: datetime) -> dict[str, Any]:
    query = (
        db.select(Answer)
        .where(
            Answer.person_id == person_id,
            Answer.item.in_([item.key for item in items]),
            Answer.answered_at >= day_began(at),
        )
        .order_by(Answer.answered_at, Answer.id)
    )
    served = {item.key: item.revision for item in items}
    found = {answer.item: answer for answer in db.session.scalars(query)}
    return {key: answer for key, answer in found.items() if answer.revision == served[key]}
