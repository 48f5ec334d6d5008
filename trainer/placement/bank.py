"""What placements may ask: the questions that the courses keep for them."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from trainer.domain.marking import options_offered
from trainer.domain.placement import AGAIN_AFTER, Askable
from trainer.extensions import db
from trainer.models import Placement
from trainer.web import catalogue
from trainer.web.catalogue import Item


def bank(skills: Collection[str]) -> list[Item]:
    """Return the questions of these skills that are served, course by course."""
    asked = (item for course in catalogue.courses() for item in course.placement)
    return [item for item in asked if item.question.skill in skills]


def askable(item: Item) -> Askable:
    """Return the question as the rule takes it; the same question keeps its key when reworded."""
    question = item.question
    return Askable(
        key=item.key,
        skill=question.skill,
        level=question.level,
        choices=options_offered(question),
    )


def met_lately(person_id: UUID, at: datetime) -> set[str]:
    """Return the keys of the questions that the person met in any placement not long ago."""
    query = db.select(Placement).where(
        Placement.person_id == person_id,
        Placement.begun_at > at - timedelta(days=AGAIN_AFTER),
    )
    found = db.session.scalars(query).all()
    return {item.key for item in catalogue.items_at(_revisions(found)).values()}


def _revisions(placements: Iterable[Placement]) -> set[str]:
    return {row["revision"] for each in placements for row in each.asked}
