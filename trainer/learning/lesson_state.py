"""What the lesson page of one person hangs on, read along with the visitor."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, bindparam

from trainer.extensions import db
from trainer.models import Account, Answer, ModuleProgress, Publication


class LessonState(NamedTuple):
    """Which revision of the course is served, and marks of how far the person is in it.

    Answers and finished modules never change and never go, so that their number and the latest of
    them stand for them all. `revision` is None where the course is not served.
    """

    revision: str | None
    answers: str | None
    finished: str | None


_P, _A, _M = Publication.__table__.c, Answer.__table__.c, ModuleProgress.__table__.c
_PERSON = Account.__table__.c.person_id
_COURSE, _MODULE = bindparam("course", type_=String), bindparam("module", type_=String)


def _mark(latest: ColumnElement[Any]) -> Select[tuple[str]]:
    return db.select(db.func.count().cast(String).concat(db.func.max(latest.cast(String))))


def begins(key: ColumnElement[str], beginning: ColumnElement[str]) -> ColumnElement[bool]:
    """Return whether a key begins so; a LIKE would be planned anew by SQLite each time."""
    return db.func.substr(key, 1, db.func.length(beginning)) == beginning


_REVISION = db.select(_P.revision_hash).where(_P.kind == "course", _P.key == _COURSE)
_OF_MODULE = _COURSE.concat("/").concat(_MODULE).concat("/")
_ANSWERS = _mark(_A.id).where(_A.person_id == _PERSON, begins(_A.item, _OF_MODULE))
_FINISHED = _mark(_M.finished_at).where(
    _M.person_id == _PERSON, _M.course == _COURSE, _M.finished_at.is_not(None)
)
LESSON_STATE = tuple(part.scalar_subquery() for part in (_REVISION, _ANSWERS, _FINISHED))
"""What makes a `LessonState`, for the account and the parameters `course` and `module`."""
