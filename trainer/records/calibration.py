"""How hard items are: dated rows that the folds read, made from the log now and then."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from trainer.domain.calibrating import FirstAnswer, calibrations
from trainer.domain.estimate.dated import DatedItems
from trainer.domain.estimate.items import Item
from trainer.domain.estimation import day_of
from trainer.domain.evidence import Piece, living
from trainer.extensions import db
from trainer.models import Calibration, Evidence, EvidenceKind
from trainer.records.log import pieces_by_person

OF_ITEMS = (
    EvidenceKind.LESSON,
    EvidenceKind.REFRESHER,
    EvidenceKind.PLACEMENT,
    EvidenceKind.ASSESSMENT_ITEM,
)
"""Kinds in which a revision is one question."""

MOST_PEOPLE, TOGETHER = 20_000, 200
"""Of more people every so many are taken: items are known well enough from these."""


def items_of(pieces: Iterable[Piece]) -> DatedItems:
    """Return what is known of the items of some pieces."""
    revisions = {piece.revision for piece in pieces}
    return _read(db.select(Calibration).where(Calibration.revision.in_(revisions)))


def all_items() -> DatedItems:
    """Return what is known of every item."""
    return _read(db.select(Calibration))


def _read(query: db.Select[tuple[Calibration]]) -> DatedItems:
    rows: dict[str, list[tuple[datetime, Item]]] = {}
    for row in db.session.scalars(query.order_by(Calibration.revision, Calibration.from_at)):
        item = Item(row.difficulty, row.variance, row.steepness, 0.0)
        rows.setdefault(row.revision, []).append((row.from_at, item))
    return DatedItems(rows=rows)


def calibrate(at: datetime, told: Callable[[int, int], None] | None = None) -> int:
    """Learn how hard items are from the log, to count for answers from `at` on; commits.

    Returns how many items enough people have answered. What was folded before stays as it was.
    """
    found = [
        Calibration(
            revision=row.revision,
            from_at=at,
            difficulty=row.item.difficulty,
            variance=row.item.variance,
            steepness=row.item.steepness,
            answers=row.answers,
        )
        for row in calibrations(_first_answers(), told)
    ]
    db.session.add_all(found)
    db.session.commit()
    return len(found)


def _first_answers() -> Iterator[FirstAnswer]:
    query = db.select(Evidence.person_id).where(Evidence.kind.in_(OF_ITEMS)).distinct()
    people = db.session.scalars(query.order_by(Evidence.person_id)).all()
    people = people[:: 1 + len(people) // MOST_PEOPLE]
    for start in range(0, len(people), TOGETHER):
        for person, pieces in pieces_by_person(people[start : start + TOGETHER]):
            met = set[str]()
            for piece in living(pieces):
                if piece.kind in OF_ITEMS and piece.revision not in met:
                    met.add(piece.revision)
                    yield FirstAnswer(
                        person,
                        piece.skill,
                        piece.revision,
                        piece.outcome,
                        day_of(piece.occurred_at),
                        piece.level,
                        piece.choices,
                    )
