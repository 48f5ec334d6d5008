"""How far a person is in the courses."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import bindparam

from trainer.extensions import db, rows
from trainer.models import ModuleProgress

_PROGRESS = ModuleProgress.__table__.c
_OF_PERSON = db.select(_PROGRESS.course, _PROGRESS.module, _PROGRESS.finished_at).where(
    _PROGRESS.person_id == bindparam("person")
)


def progress_in(person_id: UUID) -> Mapping[str, Mapping[str, bool]]:
    """Return the modules a person has begun: course -> module -> finished."""
    begun: dict[str, dict[str, bool]] = {}
    for row in rows(_OF_PERSON, person=person_id):
        begun.setdefault(row.course, {})[row.module] = row.finished_at is not None
    return begun
