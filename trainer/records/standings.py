"""Where people officially stand, on any day."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, or_

from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Standing


@value
class StandingNow:
    """A person's standing in a skill: `level` None means measured, but no level shown yet.

    `since` is the day of its latest evidence. `reason` is a key of `domain.levels.REASONS`.
    """

    person_id: UUID
    skill: str
    level: int | None
    since: datetime
    until: datetime | None
    stale_at: datetime | None
    mean: float
    variance: float
    reason: str
    evidence_id: UUID

    def is_stale(self, at: datetime) -> bool:
        """Say whether the level no longer counts as fresh."""
        return self.stale_at is not None and self.stale_at <= at


def standings_of(person_id: UUID, at: datetime) -> dict[str, StandingNow]:
    """Return the person's standings at an instant, by skill; unmeasured skills are not in it."""
    query = _at(at).where(Standing.person_id == person_id)
    return {row.skill: _now(row) for row in db.session.scalars(query)}


def standings_in(people: Collection[UUID], at: datetime) -> dict[UUID, dict[str, StandingNow]]:
    """Return the standings of several people at an instant, by person and skill."""
    found: dict[UUID, dict[str, StandingNow]] = {person: {} for person in people}
    for row in db.session.scalars(_at(at).where(Standing.person_id.in_(people))):
        found[row.person_id][row.skill] = _now(row)
    return found


def history(person_id: UUID, skill: str) -> list[StandingNow]:
    """Return every standing the person has had in a skill, oldest first."""
    query = (
        db.select(Standing)
        .where(Standing.person_id == person_id, Standing.skill == skill)
        .order_by(Standing.from_at)
    )
    return _all(db.session.scalars(query))


def _at(at: datetime) -> Select[tuple[Standing]]:
    running = or_(Standing.until_at.is_(None), Standing.until_at > at)
    return db.select(Standing).where(Standing.from_at <= at, running)


def _all(rows: Iterable[Standing]) -> list[StandingNow]:
    return [_now(row) for row in rows]


def _now(row: Standing) -> StandingNow:
    return StandingNow(
        person_id=row.person_id,
        skill=row.skill,
        level=row.level,
        since=row.from_at,
        until=row.until_at,
        stale_at=row.stale_at,
        mean=row.mean,
        variance=row.variance,
        reason=row.reason,
        evidence_id=row.evidence_id,
    )
