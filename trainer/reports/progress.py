"""Who has started, finished and fallen behind, by course and commune."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer.domain.progress import Taken, progress
from trainer.extensions import db
from trainer.models import Appointment, Enrolment, Identity, ModuleProgress, OrgUnit, Person, Post
from trainer.reports.posts import held
from trainer.reports.shapes import CourseLine, CourseList, CourseProgress, Enrolled
from trainer.web import catalogue
from trainer.web.clock import HERE


@dataclass(frozen=True, kw_only=True)
class _Row:
    unit: str
    person: UUID
    name: str
    enrolment: Enrolment
    done: int


def course_progress(communes: Sequence[OrgUnit], today: date) -> list[CourseProgress]:
    """Return the numbers of every course in which somebody of these communes is enrolled."""
    rows = _rows([unit.code for unit in communes], today)
    courses = {course.key: course for course in catalogue.courses()}
    taken = sorted({row.enrolment.course for row in rows} & set(courses))
    return [
        CourseProgress(
            key=key,
            title=courses[key].file.title,
            lines=list(_lines(communes, rows, key, len(courses[key].lessons), today)),
        )
        for key in taken
    ]


def _lines(
    communes: Sequence[OrgUnit], rows: Sequence[_Row], course: str, modules: int, today: date
) -> Iterable[CourseLine]:
    for unit in communes:
        mine = [row for row in rows if row.unit == unit.code and row.enrolment.course == course]
        if not mine:
            continue
        counts = Counter(progress(_taken(row, modules), today) for row in mine)
        yield CourseLine(
            unit=unit,
            total=len(mine),
            waiting=counts["waiting"],
            learning=counts["learning"],
            behind=counts["behind"],
            finished=counts["finished"],
        )


def people_in_course(course: str, unit: OrgUnit, today: date) -> CourseList | None:
    """Return one commune's people in one course, by name; None for an unknown course."""
    found = catalogue.course(course)
    if found is None:
        return None
    modules = len(found.lessons)
    return CourseList(
        title=found.file.title,
        modules=modules,
        people=[
            Enrolled(
                id=row.person,
                name=row.name or _("(đã xoá tên)"),
                state=progress(_taken(row, modules), today),
                done=row.done,
                due_on=row.enrolment.due_on,
            )
            for row in _rows([unit.code], today)
            if row.enrolment.course == course
        ],
    )


def _taken(row: _Row, modules: int) -> Taken:
    enrolment = row.enrolment
    return Taken(
        enrolled_on=enrolment.enrolled_at.astimezone(HERE).date(),
        due_on=enrolment.due_on,
        modules=modules,
        done=row.done,
        started=enrolment.started_at is not None,
        finished=enrolment.finished_at is not None,
    )


def _rows(units: Sequence[str], today: date) -> list[_Row]:
    """Return the enrolments of the people who hold a post in these units today, each once a unit."""
    done = (
        select(ModuleProgress.person_id, ModuleProgress.course, func.count().label("done"))
        .where(ModuleProgress.finished_at.is_not(None))
        .group_by(ModuleProgress.person_id, ModuleProgress.course)
        .subquery()
    )
    query = (
        select(Post.unit_code, func.coalesce(Identity.name, ""), Enrolment, done.c.done)
        .join(Person, Person.id == Enrolment.person_id)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Post, Post.id == Appointment.post_id)
        .outerjoin(Identity, Identity.person_id == Person.id)
        .outerjoin(done, (done.c.person_id == Person.id) & (done.c.course == Enrolment.course))
        .where(Post.unit_code.in_(units), held(today))
        .order_by(Identity.sort_key, Person.id)
    )
    found = {
        (unit, enrolment.person_id, enrolment.course): _Row(
            unit=unit, person=enrolment.person_id, name=name, enrolment=enrolment, done=n or 0
        )
        for unit, name, enrolment, n in db.session.execute(query)
    }
    return list(found.values())
