"""How hard items are, as the folds read it."""

from collections.abc import Iterable
from datetime import datetime

from trainer.domain.estimate.dated import DatedItems
from trainer.domain.estimate.items import Item
from trainer.domain.evidence import Piece
from trainer.extensions import db
from trainer.models import Calibration


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
