"""What the lesson page of one person hangs on, read in one flat query."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, bindparam

from trainer.extensions import db, rows
from trainer.models import Answer, ModuleProgress, Publication


class LessonState(NamedTuple):
    """Which revision of the course is served, and marks of how far the person is in it.

    Answers and finished modules never change and never go, so that their number and the latest of
    them stand for them all.
    """

    revision: str
    answers: str
    finished: str


_P, _A, _M = Publication.__table__.c, Answer.__table__.c, ModuleProgress.__table__.c


def _mark(latest: ColumnElement[Any]) -> Select[tuple[str]]:
    return db.select(db.func.count().cast(String).concat(db.func.max(latest.cast(String))))


_MODULE = bindparam("module", type_=String)
GIVEN_IN_MODULE = db.and_(
    _A.person_id == bindparam("person"),
    db.func.substr(_A.item, 1, db.func.length(_MODULE)) == _MODULE,  # SQLite plans LIKE each time
)
"""Whether an answer is the `person`'s to a question whose key begins with `module`."""
_ANSWERS = _mark(_A.id).where(GIVEN_IN_MODULE)
_FINISHED = _mark(_M.finished_at).where(
    _M.person_id == bindparam("person"),
    _M.course == bindparam("course"),
    _M.finished_at.is_not(None),
)
_STATE = db.select(_P.revision_hash, _ANSWERS.scalar_subquery(), _FINISHED.scalar_subquery()).where(
    _P.kind == "course", _P.key == bindparam("course")
)


def lesson_state(person_id: UUID, course: str, module: str) -> LessonState | None:
    """Return the state of a person's page of one module, None where the course is not served."""
    given = {"person": person_id, "course": course, "module": f"{course}/{module}/"}
    found = rows(_STATE, **given).first()
    return LessonState(*found) if found else None
