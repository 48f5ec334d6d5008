"""What a person has answered and done so far, as far as it counts: for the person alone."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Evidence


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
    voided = db.select(Evidence.voids).where(
        Evidence.person_id == person_id, Evidence.voids.is_not(None)
    )
    query = (
        db.select(
            Evidence.item,
            Evidence.revision,
            Evidence.skill,
            Evidence.kind,
            Evidence.facts,
            Evidence.outcome,
            Evidence.occasion,
            Evidence.occurred_at,
        )
        .where(
            Evidence.person_id == person_id,
            Evidence.occurred_at < before,
            Evidence.voids.is_(None),
            Evidence.id.not_in(voided),
        )
        .order_by(Evidence.occurred_at, Evidence.id)
    )
    if skill is not None:
        query = query.where(Evidence.skill == skill)
    return [_entry(*row) for row in db.session.execute(query)]


def last_by_skill(found: Iterable[Entry]) -> dict[str, datetime]:
    """Return when there was evidence last in each skill."""
    return {entry.skill: entry.at for entry in found}


def _entry(
    item: str,
    revision: str,
    skill: str,
    kind: str,
    facts: list[str],
    outcome: float,
    occasion: UUID,
    at: datetime,
) -> Entry:
    return Entry(
        item=item,
        revision=revision,
        skill=skill,
        kind=kind,
        facts=tuple(facts),
        outcome=outcome,
        occasion=occasion,
        at=at,
    )
