"""The private estimate, and why each number stands where it stands. For the person alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from trainer.domain.cuts import CUTS
from trainer.domain.estimation import Ability, day_of, explained, faded, sureness
from trainer.domain.evidence import OFFICIAL, PRIVATE, living, observation
from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Estimate, Evidence
from trainer.records.folding import PRIVATE_FOLD, ability_in
from trainer.records.log import pieces_of

Fold = Literal["private", "official"]
_WEIGHTS: Mapping[str, Mapping[str, float]] = {"private": PRIVATE, "official": OFFICIAL}


@value
class EstimateNow:
    """What the private estimate says: `chances` of levels 1 to 4, and the likeliest level shown
    (the highest of which the chance is at least one half)."""

    skill: str
    mean: float
    variance: float
    chances: tuple[float, ...]
    level: int


@value
class Shift:
    """One piece of evidence, and by how much it moves the estimate as known at the time asked."""

    evidence: Evidence
    shift: float


@value
class Why:
    """Why an estimate stands at `mean`: `start` plus all shifts, in order of time."""

    start: float
    mean: float
    shifts: tuple[Shift, ...]


def estimates_of(person_id: UUID, at: datetime) -> dict[str, EstimateNow]:
    """Return the person's private estimates at an instant, by skill."""
    query = db.select(Estimate).where(
        Estimate.person_id == person_id, Estimate.fold == PRIVATE_FOLD
    )
    return {
        row.skill: _now(row.skill, faded(ability_in(row.state), day_of(at)))
        for row in db.session.scalars(query)
    }


def why(person_id: UUID, skill: str, fold: Fold, at: datetime) -> Why:
    """Explain an estimate by the evidence up to an instant that moves it."""
    weights = _WEIGHTS[fold]
    pieces = [
        piece
        for piece in living(pieces_of(person_id, skill))
        if piece.skill == skill and piece.kind in weights and piece.occurred_at <= at
    ]
    told = explained([observation(piece, weights) for piece in pieces], day_of(at))
    rows = _rows([piece.id for piece in pieces])
    return Why(
        start=told.start,
        mean=told.mean,
        shifts=tuple(
            Shift(evidence=rows[piece.id], shift=shift)
            for piece, shift in zip(pieces, told.shifts, strict=True)
        ),
    )


def _now(skill: str, ability: Ability) -> EstimateNow:
    chances = tuple(sureness(ability, cut) for cut in CUTS.levels)
    return EstimateNow(
        skill=skill,
        mean=ability.mean,
        variance=ability.variance,
        chances=chances,
        level=sum(chance >= 0.5 for chance in chances),
    )


def _rows(ids: Sequence[UUID]) -> dict[UUID, Evidence]:
    query = db.select(Evidence).where(Evidence.id.in_(ids))
    return {row.id: row for row in db.session.scalars(query)}
