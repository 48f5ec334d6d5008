"""How far a person is in the courses."""

from collections.abc import Mapping
from uuid import UUID

from trainer.extensions import db
from trainer.models import ModuleProgress


def progress_in(person_id: UUID, course: str | None = None) -> Mapping[str, Mapping[str, bool]]:
    """Return the modules a person has begun: course -> module -> finished."""
    query = db.select(
        ModuleProgress.course, ModuleProgress.module, ModuleProgress.finished_at
    ).where(ModuleProgress.person_id == person_id)
    if course is not None:
        query = query.where(ModuleProgress.course == course)
    begun: dict[str, dict[str, bool]] = {}
    for row in db.session.execute(query):
        begun.setdefault(row.course, {})[row.module] = row.finished_at is not None
    return begun
