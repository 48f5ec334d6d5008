"""What is written when a person answers a question of a lesson."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from trainer.domain.marking import Marked, Unreadable, marked, options_offered
from trainer.extensions import db
from trainer.models import Answer, Enrolment, EvidenceKind, ModuleProgress, Person
from trainer.records.evidence import NewEvidence, append
from trainer.web.catalogue import Course, Item, Lesson
from trainer.web.clock import HERE

REPEATED = 0.25
"""What an answer weighs once the explanation has been read."""


def answer(
    person_id: UUID,
    course: Course,
    lesson: Lesson,
    item: Item,
    given: Any,
    form_id: UUID,
    at: datetime,
) -> Unreadable | None:
    """Mark an answer and remember it; a form sent twice counts once.

    What cannot be read is handed back and nothing is written. Raises Tampered.
    """
    mark = marked(item.question, given)
    if isinstance(mark, Unreadable):
        return mark
    db.session.get(Person, person_id, with_for_update=True)
    if db.session.scalar(db.select(Answer.id).where(Answer.form_id == form_id)) is None:
        weight = REPEATED if _answered_before(person_id, item) else 1.0
        remember(person_id, item, given, mark, form_id, at)
        occasion = study_occasion(person_id, lesson, at)
        kind = EvidenceKind.LESSON
        append(db.session, [evidence_of(person_id, item, mark, kind, weight, occasion, at)])
        _advance(person_id, course, lesson, at)
        db.session.commit()
    return None


def _answered_before(person_id: UUID, item: Item) -> bool:
    query = db.select(Answer.id).where(Answer.person_id == person_id, Answer.item == item.key)
    return db.session.scalar(query.limit(1)) is not None


def remember(
    person_id: UUID, item: Item, given: Any, mark: Marked, form_id: UUID, at: datetime
) -> None:
    """Keep an answer, to show it again. The caller commits."""
    db.session.add(
        Answer(
            form_id=form_id,
            person_id=person_id,
            item=item.key,
            revision=item.revision,
            given=given,
            outcome=mark.outcome,
            answered_at=at,
        )
    )


def evidence_of(
    person_id: UUID,
    item: Item,
    mark: Marked,
    kind: EvidenceKind,
    weight: float,
    occasion: UUID,
    at: datetime,
) -> NewEvidence:
    """Return what an answer to a question that is asked openly is evidence of."""
    question = item.question
    return NewEvidence(
        person_id=person_id,
        skill=question.skill,
        item=item.key,
        revision=item.revision,
        facts=question.facts,
        kind=kind,
        outcome=mark.outcome,
        weight=weight,
        occasion=occasion,
        level=question.level,
        choices=options_offered(question),
        occurred_at=at,
    )


def study_occasion(person_id: UUID, lesson: Lesson, at: datetime) -> UUID:
    """Return the occasion of everything a person answers in one module on one day."""
    day = at.astimezone(HERE).date()
    return uuid5(person_id, f"{lesson.course}/{lesson.name}/{day.isoformat()}")


def _advance(person_id: UUID, course: Course, lesson: Lesson, at: datetime) -> None:
    """Note that the course and the module are begun, and finished where nothing is left open."""
    enrolment = db.session.get(Enrolment, (person_id, course.key))
    if enrolment is None:
        enrolment = Enrolment(person_id=person_id, course=course.key, enrolled_at=at)
        db.session.add(enrolment)
    enrolment.started_at = enrolment.started_at or at
    progress = db.session.get(ModuleProgress, (person_id, course.key, lesson.name))
    if progress is None:
        progress = ModuleProgress(
            person_id=person_id, course=course.key, module=lesson.name, started_at=at
        )
        db.session.add(progress)
    db.session.flush()
    if progress.finished_at is None and _all_answered(person_id, lesson):
        progress.finished_at = at
        _finish_course(enrolment, course, at)


def _all_answered(person_id: UUID, lesson: Lesson) -> bool:
    keys = {item.key for item in lesson.items}
    query = db.select(Answer.item).where(Answer.person_id == person_id, Answer.item.in_(keys))
    return keys <= set(db.session.scalars(query))


def _finish_course(enrolment: Enrolment, course: Course, at: datetime) -> None:
    db.session.flush()
    query = db.select(ModuleProgress.module).where(
        ModuleProgress.person_id == enrolment.person_id,
        ModuleProgress.course == course.key,
        ModuleProgress.finished_at.is_not(None),
    )
    if set(course.lessons) <= set(db.session.scalars(query)):
        enrolment.finished_at = enrolment.finished_at or at
