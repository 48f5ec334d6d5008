"""The private estimate, and why each number stands where it stands. For the person alone."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from trainer.domain import estimation, private
from trainer.domain.calendar import local_day
from trainer.domain.cuts import Cuts
from trainer.domain.estimation import Ability, Explanation, day_of, sureness
from trainer.domain.evidence import (
    OFFICIAL,
    PRIVATE,
    Piece,
    living,
    observation,
    official,
    seen,
)
from trainer.domain.private import NEWCOMER, Private, ability
from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Estimate, Evidence, GeneralEstimate
from trainer.records.calibration import items_of
from trainer.records.log import pieces_of
from trainer.records.published import cuts


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
    """Why an estimate stands at `mean`: `start`, all shifts in order of time, what evidence in
    other skills added, and what has been forgotten since or has worn off (`time`)."""

    start: float
    mean: float
    shifts: tuple[Shift, ...]
    others: float
    time: float


@value
class Whys:
    """Why the private and the official estimate of a person in a skill stand where they stand."""

    private: Why
    official: Why


def estimates_of(person_id: UUID, at: datetime) -> dict[str, EstimateNow]:
    """Return the person's private estimates at an instant, by skill they have evidence in."""
    state, day = private_state(person_id), day_of(at)
    in_force = cuts().on(local_day(at))
    return {skill: _now(skill, ability(state, skill, day), in_force) for skill in state.skills}


def private_state(person_id: UUID) -> Private:
    """Return all that the private fold keeps of a person."""
    general = db.session.get(GeneralEstimate, person_id)
    if general is None:
        return NEWCOMER
    rows = db.session.scalars(db.select(Estimate).where(Estimate.person_id == person_id))
    return Private(general.state, {row.skill: row.state for row in rows})


def why(person_id: UUID, skill: str, at: datetime) -> Whys:
    """Explain both estimates in a skill by the evidence up to an instant that moves them."""
    pieces = [piece for piece in living(pieces_of(person_id)) if piece.occurred_at <= at]
    own, counted = _privately(pieces, skill, day_of(at)), _officially(pieces, skill, day_of(at))
    rows = _rows({piece.id for _explained, moving in (own, counted) for piece in moving})
    return Whys(private=_why(*own, rows), official=_why(*counted, rows))


def _why(told: Explanation, own: Sequence[Piece], rows: Mapping[UUID, Evidence]) -> Why:
    return Why(
        start=told.start,
        mean=told.mean,
        shifts=tuple(
            Shift(evidence=rows[piece.id], shift=shift)
            for piece, shift in zip(own, told.shifts, strict=True)
        ),
        others=told.others,
        time=told.time,
    )


Told = tuple[Explanation, list[Piece]]
"""An explanation, and the pieces that its shifts belong to."""


def _privately(pieces: Sequence[Piece], skill: str, day: float) -> Told:
    moving = [piece for piece in pieces if PRIVATE.get(piece.kind)]
    own = [piece for piece in moving if piece.skill == skill]
    return private.explained(list(seen(moving, items_of(moving))), skill, day), own


def _officially(pieces: Sequence[Piece], skill: str, day: float) -> Told:
    own = [piece for piece in official(pieces) if piece.skill == skill]
    items = items_of(own)
    return estimation.explained([observation(p, OFFICIAL, items) for p in own], day), own


def _now(skill: str, ability: Ability, cuts: Cuts) -> EstimateNow:
    chances = tuple(sureness(ability, cut) for cut in cuts.levels)
    return EstimateNow(
        skill=skill,
        mean=ability.mean,
        variance=ability.variance,
        chances=chances,
        level=sum(chance >= 0.5 for chance in chances),
    )


def _rows(ids: Collection[UUID]) -> dict[UUID, Evidence]:
    query = db.select(Evidence).where(Evidence.id.in_(ids))
    return {row.id: row for row in db.session.scalars(query)}
