"""What a person has answered and done so far, as far as it counts: for the person alone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from trainer.domain.evidence import voided
from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Evidence

_COLUMNS = (
    Evidence.item,
    Evidence.revision,
    Evidence.skill,
    Evidence.kind,
    Evidence.facts,
    Evidence.outcome,
    Evidence.occasion,
    Evidence.occurred_at,
)


@value
class Entry:
    """One piece of evidence that counts."""

    item: str
    revision: str
    skill: str
    kind: str
    facts: tuple[str, ...]
    outcome: float
    occasion: UUID
    at: datetime


def entries(person_id: UUID, before: datetime, skill: str | None = None) -> list[Entry]:
    """Return what counts of everything before an instant (in one skill), the oldest first."""
    query = db.select(*_COLUMNS, Evidence.id, Evidence.voids).where(Evidence.person_id == person_id)
    rows = db.session.execute(query.order_by(Evidence.occurred_at, Evidence.id)).all()
    dead = voided((row.id, row.voids) for row in rows if row.voids)
    return [
        _entry(row)
        for row in rows
        if row.occurred_at < before
        and skill in (None, row.skill)
        and not (row.voids or row.id in dead)
    ]


def last_by_skill(found: Iterable[Entry]) -> dict[str, datetime]:
    """Return when there was evidence last in each skill."""
    return {entry.skill: entry.at for entry in found}


def _entry(row: Any) -> Entry:
    return Entry(
        item=row.item,
        revision=row.revision,
        skill=row.skill,
        kind=row.kind,
        facts=tuple(row.facts),
        outcome=row.outcome,
        occasion=row.occasion,
        at=row.occurred_at,
    )
