"""Assessments of closed items: opening a sitting, keeping answers, handing in once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from trainer.domain.identifiers import new_id
from trainer.domain.marking import Marked, marked, options_offered
from trainer.extensions import db
from trainer.learning.drawing_items import drawn, openness
from trainer.learning.looking_over import findings
from trainer.learning.sitting_page import fresh_levels, past_sittings
from trainer.models import EvidenceKind, Person, Sitting
from trainer.records.evidence import NewEvidence
from trainer.records.holding import submit
from trainer.web.answers import is_blank
from trainer.web.catalogue import Course, Item, items_at

GRACE = timedelta(seconds=30)
"""What is sent in the last second may take this long over a weak line."""


def open_sitting(
    person_id: UUID, course: Course, skills: list[str], at: datetime
) -> Sitting | None:
    """Begin a sitting on those of `skills` that may be sat now; None if there are none.

    A sitting of the course that is still open is gone on with: asking twice opens one.
    """
    db.session.get(Person, person_id, with_for_update=True)
    past = past_sittings(person_id)
    running = next((s for s in past.sittings if s.course == course.key and is_open(s, at)), None)
    return running or _opened(person_id, course, skills, past, at)


def is_open(sitting: Sitting, at: datetime) -> bool:
    """Say whether answers are still taken."""
    return sitting.handed_in_at is None and at <= sitting.closes_at + GRACE


def _opened(
    person_id: UUID, course: Course, skills: list[str], past: Any, at: datetime
) -> Sitting | None:
    assessment = course.assessment
    if assessment is None:
        return None
    free = [o.skill for o in openness(assessment, past.seen, past.last) if o.is_open(at)]
    key = new_id()
    held = fresh_levels(person_id, at)
    items = drawn(assessment, [s for s in free if s in skills], past.seen, key, held)
    if not items:
        return None
    sitting = Sitting(
        id=key,
        person_id=person_id,
        course=course.key,
        items=[item.revision for item in items],
        given={},
        outcomes={},
        opened_at=at,
        closes_at=at + timedelta(minutes=assessment.minutes),
    )
    db.session.add(sitting)
    db.session.commit()
    return sitting


def save(sitting: Sitting, given: Mapping[str, Any]) -> None:
    """Keep answers by item revision; one left blank takes back what was kept.

    A sitting that was handed in meanwhile stays as it was.
    """
    db.session.refresh(sitting, with_for_update=True)
    if sitting.handed_in_at is not None:
        return
    kept = sitting.given | given
    sitting.given = {r: kept[r] for r in sitting.items if r in kept and not is_blank(kept[r])}
    db.session.commit()


def hand_in(sitting: Sitting, at: datetime) -> None:
    """Close a sitting and mark it, once. What is blank or cannot be read counts as not known.

    A sitting in which nothing at all was answered leaves no evidence: the line or the power may
    have failed. Its items count as seen.
    """
    db.session.refresh(sitting, with_for_update=True)
    if sitting.handed_in_at is not None:
        return
    sitting.handed_in_at = min(at, sitting.closes_at)
    items = items_at(sitting.items)
    sitting.outcomes = {r: _outcome(items[r], sitting.given.get(r)) for r in sitting.items}
    if sitting.given:
        rows = [_evidence(sitting, items[r]) for r in sitting.items]
        submit(db.session, rows, findings(sitting), at)
    db.session.commit()


def _outcome(item: Item, given: Any) -> float:
    mark = marked(item.question, given) if given is not None else None
    return mark.outcome if isinstance(mark, Marked) else 0.0


def _evidence(sitting: Sitting, item: Item) -> NewEvidence:
    question = item.question
    return NewEvidence(
        person_id=sitting.person_id,
        skill=question.skill,
        item=item.key,
        revision=item.revision,
        facts=question.facts,
        kind=EvidenceKind.ASSESSMENT_ITEM,
        outcome=sitting.outcomes[item.revision],
        weight=1.0,
        occasion=sitting.id,
        level=question.level,
        choices=options_offered(question),
        occurred_at=sitting.handed_in_at,
    )
