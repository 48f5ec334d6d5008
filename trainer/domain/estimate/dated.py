"""How hard items are: rows with a date, so that what was folded stays as it was folded."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime

from trainer.domain.estimate.items import Item
from trainer.domain.estimation import USUAL
from trainer.domain.values import value


@value
class DatedItems:
    """Calibrated items: item revision -> (in force from, what is known of it), oldest first."""

    rows: Mapping[str, Sequence[tuple[datetime, Item]]]

    def at(self, revision: str, level: int, at: datetime) -> Item:
        """Return the item as it counts for an answer given at `at`.

        Before its first calibration it counts as any item that shows the level.
        """
        dated = self.rows.get(revision)
        if not dated:
            return USUAL[level]
        place = bisect_right(dated, at, key=_from)
        return dated[place - 1][1] if place else USUAL[level]


UNCALIBRATED = DatedItems(rows={})


def _from(row: tuple[datetime, Item]) -> datetime:
    return row[0]
