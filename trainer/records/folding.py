"""From the log to what is folded from it: private estimates and official standings.

`folded` is the one way from pieces to values; appending, rebuilding and verifying all use it.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from trainer.domain.cuts import CUTS
from trainer.domain.estimation import Ability
from trainer.domain.evidence import Piece, living, official, private_ability, privately_updated
from trainer.domain.levels import standings
from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Estimate, Standing

PRIVATE_FOLD = "private"
State = dict[str, Any]


@value
class Folded:
    """What the log says of one person and skill: columns of `Estimate.state` and `Standing`."""

    estimate: State | None
    standings: tuple[State, ...]


def folded(person_id: UUID, skill: str, pieces: Iterable[Piece]) -> Folded:
    """Fold a person's pieces into their estimate and standings in one skill.

    `pieces` may hold other skills' rows: a correction can void across skills.
    """
    own = [piece for piece in living(pieces) if piece.skill == skill]
    return _folded(person_id, skill, own)


def all_folded(person_id: UUID, pieces: Iterable[Piece]) -> dict[str, Folded]:
    """Fold all of a person's pieces, skill by skill."""
    by_skill: dict[str, list[Piece]] = {}
    for piece in living(pieces):
        by_skill.setdefault(piece.skill, []).append(piece)
    return {skill: _folded(person_id, skill, own) for skill, own in by_skill.items()}


def _folded(person_id: UUID, skill: str, own: Sequence[Piece]) -> Folded:
    return Folded(
        estimate=_state(private_ability(own), own[-1]) if own else None,
        standings=_standings(person_id, skill, own),
    )


def store(person_id: UUID, skill: str, result: Folded) -> None:
    """Put the result of a fold in the place of what is stored. The caller commits."""
    store_estimate(person_id, skill, result.estimate)
    db.session.execute(
        db.delete(Standing).where(Standing.person_id == person_id, Standing.skill == skill)
    )
    if result.standings:
        db.session.execute(db.insert(Standing), result.standings)


def store_estimate(person_id: UUID, skill: str, state: State | None) -> None:
    """Keep, replace or remove the private estimate. The caller commits."""
    kept = db.session.get(Estimate, (person_id, skill, PRIVATE_FOLD))
    if state is None:
        if kept:
            db.session.delete(kept)
    elif kept:
        kept.state = state
    else:
        db.session.add(Estimate(person_id=person_id, skill=skill, fold=PRIVATE_FOLD, state=state))


def moved_on(kept: State | None, new: Sequence[Piece]) -> State | None:
    """Return the estimate after `new` pieces of one skill, or None where it must be folded anew.

    Only pieces later than all that was folded, none of them a correction, can be put on top.
    """
    pieces = living(new)
    if any(piece.voids for piece in new) or not pieces:
        return None
    if kept and _place(pieces[0]) <= kept["last"]:
        return None
    ability = ability_in(kept) if kept else Ability()
    for piece in pieces:
        ability = privately_updated(ability, piece)
    return _state(ability, pieces[-1])


def ability_in(state: State) -> Ability:
    """Return the ability that a stored state holds."""
    return Ability(mean=state["mean"], variance=state["variance"], day=state["day"])


def _state(ability: Ability, last: Piece) -> State:
    return {
        "mean": ability.mean,
        "variance": ability.variance,
        "day": ability.day,
        "last": _place(last),
    }


def _place(piece: Piece) -> list[int | str]:
    """Return a piece's place in the canonical order, as JSON keeps it."""
    return [round(piece.occurred_at.timestamp() * 1_000_000), piece.id.hex]


def _standings(person_id: UUID, skill: str, pieces: Sequence[Piece]) -> tuple[State, ...]:
    found = list(standings(official(pieces), CUTS))
    ends = [*(standing.from_at for standing in found[1:]), None]
    return tuple(
        {
            "person_id": person_id,
            "skill": skill,
            "from_at": standing.from_at,
            "until_at": end,
            "level": standing.level,
            "stale_at": standing.stale_at,
            "mean": standing.mean,
            "variance": standing.variance,
            "reason": standing.reason,
            "evidence_id": standing.evidence,
        }
        for standing, end in zip(found, ends, strict=False)
    )
