"""A sitting as a sheet of answers: what is compared with other people's, and what a reviewer sees."""

from collections.abc import Iterable, Mapping, Sequence

from trainer.domain.courses import Question
from trainer.domain.likeness import WITHIN, Answer, Sheet, said
from trainer.domain.marking import Marked, marked
from trainer.extensions import db
from trainer.models import Sitting
from trainer.web.catalogue import items_at

MOST = 1000
"""So many of the latest sittings are read: who sat together is among them."""


def questions_of(sittings: Iterable[Sitting]) -> Mapping[str, Question]:
    """Return the questions that these sittings asked, by item revision."""
    asked = {revision for sitting in sittings for revision in sitting.items}
    return {revision: item.question for revision, item in items_at(asked).items()}


def answered(sitting: Sitting, questions: Mapping[str, Question]) -> list[str]:
    """Return the item revisions to which an answer was given that can be read."""
    return [r for r in sitting.items if isinstance(_mark(sitting, r, questions), Marked)]


def sheet_of(sitting: Sitting, questions: Mapping[str, Question]) -> Sheet:
    """Return what a sitting that was handed in says, item by item."""
    return Sheet(
        occasion=sitting.id,
        person=sitting.person_id,
        at=sitting.handed_in_at or sitting.opened_at,
        answers={
            revision: Answer(
                said=said(questions[revision], sitting.given[revision]),
                right=sitting.outcomes[revision] == 1,
            )
            for revision in answered(sitting, questions)
        },
    )


def sat_about_then(sitting: Sitting) -> Sequence[Sitting]:
    """Return other people's sittings of the course that were handed in within the month before."""
    at = sitting.handed_in_at or sitting.opened_at
    query = (
        db.select(Sitting)
        .where(Sitting.course == sitting.course, Sitting.person_id != sitting.person_id)
        .where(Sitting.handed_in_at.between(at - WITHIN, at))
        .order_by(Sitting.handed_in_at.desc(), Sitting.id)
        .limit(MOST)
    )
    return db.session.scalars(query).all()


def _mark(sitting: Sitting, revision: str, questions: Mapping[str, Question]) -> object:
    given = sitting.given.get(revision)
    return None if given is None else marked(questions[revision], given)
