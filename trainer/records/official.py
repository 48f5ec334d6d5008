"""What an official level rests on, occasion by occasion: what managers see, and the person too."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from uuid import UUID

from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Evidence
from trainer.records.log import living_official


@value
class OfficialOccasion:
    """A sitting, a run, an appraisal or a certificate: `points` of `pieces` pieces about a skill.

    `level` is the highest that its pieces show; `item` names the first of them.
    """

    occasion: UUID
    kind: str
    item: str
    at: datetime
    pieces: int
    points: float
    level: int
    critical: bool


def official_rows(person_id: UUID, skill: str, until: datetime | None = None) -> list[Evidence]:
    """Return the pieces that count officially up to an instant (None: all), oldest first."""
    query = living_official(person_id, skill)
    if until is not None:
        query = query.where(Evidence.occurred_at <= until)
    return list(db.session.scalars(query.order_by(Evidence.occurred_at, Evidence.id)))


def official_occasions(
    person_id: UUID, skill: str, until: datetime | None = None
) -> list[OfficialOccasion]:
    """Return the occasions that count officially up to an instant (None: all), newest first."""
    return occasions_in(official_rows(person_id, skill, until))


def occasions_in(rows: Iterable[Evidence]) -> list[OfficialOccasion]:
    """Return the occasions of rows that come oldest first, newest first."""
    grouped = [list(found) for _key, found in groupby(rows, key=_occasion)]
    return [_told(found) for found in reversed(grouped)]


def _occasion(row: Evidence) -> UUID:
    return row.occasion


def _told(rows: list[Evidence]) -> OfficialOccasion:
    return OfficialOccasion(
        occasion=rows[0].occasion,
        kind=rows[0].kind,
        item=rows[0].item,
        at=rows[-1].occurred_at,
        pieces=len(rows),
        points=sum(row.outcome for row in rows),
        level=max(row.level for row in rows),
        critical=any(row.critical for row in rows),
    )
