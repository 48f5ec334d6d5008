"""What is still missing for a level, condition by condition, as the person is told it.

The conditions are those by which `levels` awards; here they are only counted, so that each says how
much of it there is and how much there has to be.
"""

from collections.abc import Iterable
from typing import Literal

from trainer.domain.cuts import Cuts
from trainer.domain.estimate.dated import UNCALIBRATED, DatedItems
from trainer.domain.estimation import faded, sureness
from trainer.domain.evidence import Piece
from trainer.domain.levels import (
    AWARDED,
    OCCASIONS_NEEDED,
    PIECES_NEEDED,
    WITHOUT_RUNS,
    Official,
    RunSeen,
    after_occasion,
    blocked,
    occasions,
    runs_suffice,
)
from trainer.domain.values import value

RUNS_NEEDED = 2
"""Clean assessment runs of different variants on different days, for level 3 and up."""


@value
class Condition:
    """One condition of a level: there is `have` of it, and there has to be `need`.

    "pieces": weighted pieces of assessment; "occasions": sittings and runs; "sure": the chance that the level is held; "runs":
    clean assessment runs; "fresh-run": clean runs since the last critical error.
    """

    kind: Literal["pieces", "occasions", "sure", "runs", "fresh-run"]
    have: float
    need: float

    @property
    def met(self) -> bool:
        """Say whether there is enough."""
        return self.have >= self.need


def conditions(
    pieces: Iterable[Piece], level: int, cuts: Cuts, day: float, items: DatedItems = UNCALIBRATED
) -> tuple[Condition, ...]:
    """Return the conditions of `level` (1 to 4) as they stand on `day`.

    `pieces`: the living official pieces of one skill in canonical order.
    """
    state = _folded(pieces, cuts, items)
    sure = sureness(faded(state.ability, day), cuts.of(level))
    found = [
        Condition(kind="pieces", have=state.pieces, need=PIECES_NEEDED),
        Condition(kind="occasions", have=state.occasions, need=OCCASIONS_NEEDED),
        Condition(kind="sure", have=sure, need=AWARDED),
    ]
    if level > WITHOUT_RUNS:
        found.append(Condition(kind="runs", have=_runs(state.runs), need=RUNS_NEEDED))
        if blocked(state.runs):
            found.append(Condition(kind="fresh-run", have=0, need=1))
    return tuple(found)


def _folded(pieces: Iterable[Piece], cuts: Cuts, items: DatedItems) -> Official:
    state = Official()
    for occasion in occasions(pieces, items):
        state = after_occasion(state, occasion, cuts)
    return state


def _runs(runs: tuple[RunSeen, ...]) -> int:
    """Return how many clean runs count: one until a second differs in variant and day."""
    if runs_suffice(runs):
        return RUNS_NEEDED
    return int(any(run.passed and not run.critical for run in runs))
