"""What a person did of late, occasion by occasion: it was done, whether or not it still counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import Evidence
from trainer.web.catalogue import Course, Scenario
from trainer.web.evidence import title_of

MOST_RECENT = 5


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What a person did on one occasion. `title` is None where the content is served no more."""

    kind: str
    title: Text | Mapping[str, str] | None
    at: datetime
    pieces: int
    points: float


def recent(
    person_id: UUID, courses: Mapping[str, Course], scenarios: Mapping[str, Scenario]
) -> list[Occasion]:
    """Return the latest occasions, the newest first."""
    last = db.func.max(Evidence.occurred_at)
    query = (
        db.select(
            Evidence.kind,
            db.func.min(Evidence.item).label("item"),
            last.label("at"),
            db.func.count().label("pieces"),
            db.func.sum(Evidence.outcome).label("points"),
        )
        .where(Evidence.person_id == person_id, Evidence.voids.is_(None))
        .group_by(Evidence.occasion, Evidence.kind)
        .order_by(last.desc(), Evidence.occasion)
        .limit(MOST_RECENT)
    )
    return [_occasion(row, courses, scenarios) for row in db.session.execute(query)]


def _occasion(
    row: Any, courses: Mapping[str, Course], scenarios: Mapping[str, Scenario]
) -> Occasion:
    return Occasion(
        kind=row.kind,
        title=title_of(row.item, courses, scenarios),
        at=row.at,
        pieces=row.pieces,
        points=row.points,
    )
