"""The evidence log as the rules read it: in canonical order, corrections honoured.

What each kind moves (DESIGN 6.1): everything a person does moves the private estimate, by the
weight of its kind; only assessment and appraisal move the official one.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple, TypeVar
from uuid import UUID

from trainer.domain.estimate.dated import UNCALIBRATED, DatedItems
from trainer.domain.estimation import Observation, day_of
from trainer.domain.private import Seen

PRIVATE: Mapping[str, float] = {
    "lesson": 0.5,
    "guided-run": 0.4,
    "own-run": 1.0,
    "refresher": 0.7,
    "placement": 1.0,
    "assessment-item": 1.0,
    "assessment-run": 1.0,
    "appraisal": 1.0,
    "certificate": 1.0,
    "field-certificate": 1.0,
}
OFFICIAL: Mapping[str, float] = {
    "assessment-item": 1.0,
    "assessment-run": 1.0,
    "appraisal": 1.0,
    "field-certificate": 0.0,
}
"""By what the weight of a kind is multiplied; a kind that is not named moves nothing. A certificate
in a specialist field grants a level (`domain.levels`) and says nothing about an answer."""

AT_MOST: Mapping[str, float] = {"appraisal": 1.0}
"""The highest weight with which a piece of a kind moves a fold."""


Id = TypeVar("Id", UUID, str | bytes)


class Piece(NamedTuple):
    """One row of the evidence log about one person. Field for field as the stored record.

    `facts`: the keys of the facts it leans on, in the form in which the log keeps them (JSON).
    """

    id: UUID
    skill: str
    kind: str
    outcome: float
    weight: float
    occasion: UUID
    occurred_at: datetime
    critical: bool = False
    variant: str = ""
    level: int = 1
    choices: int = 0
    voids: UUID | None = None
    revision: str = ""
    facts: str = "[]"


def living(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces that count, in canonical order: by (occurred_at, id).

    Voided rows are gone; a row that is itself voided voids nothing; weight 0 counts for nothing.
    """
    rows = list(pieces)
    voiding = [(piece.id, piece.voids) for piece in rows if piece.voids]
    dead = voided(voiding) if voiding else frozenset()
    kept = [piece for piece in rows if piece.weight > 0 and not (dead and piece.id in dead)]
    return tuple(sorted(kept, key=_CANONICAL))


def voided(corrections: Iterable[tuple[Id, Id]]) -> AbstractSet[Id]:
    """Return the rows that no longer count, from pairs of a correction and what it voids.

    A correction that is itself voided voids nothing, and so on back.
    """
    dead: set[Id] = set()
    for correction, row in sorted(corrections, reverse=True):
        if correction not in dead:
            dead.add(row)
    return dead


_CANONICAL = attrgetter("occurred_at", "id")


def observation(
    piece: Piece, weights: Mapping[str, float], items: DatedItems = UNCALIBRATED
) -> Observation:
    """Return the piece as the estimate of one fold takes it."""
    at_most = AT_MOST.get(piece.kind, math.inf)
    weight = min(piece.weight * weights.get(piece.kind, 0.0), at_most)
    item = items.at(piece.revision, piece.level, piece.occurred_at)
    return Observation(piece.outcome, weight, item, piece.choices, day_of(piece.occurred_at))


def official(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces that move the official level."""
    return tuple(piece for piece in pieces if piece.kind in OFFICIAL)


def seen(pieces: Iterable[Piece], items: DatedItems = UNCALIBRATED) -> Iterator[Seen]:
    """Yield what the private fold takes of living pieces; a kind that moves nothing is left out."""
    for piece in pieces:
        found = observation(piece, PRIVATE, items)
        if found.weight > 0:
            yield piece.skill, found
