"""From the log to what is folded from it: private estimates and official standings.

Appending, rebuilding and verifying all fold here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from trainer.domain import levels
from trainer.domain.cuts import DatedCuts
from trainer.domain.estimate.dated import DatedItems
from trainer.domain.evidence import Piece, living, official, seen
from trainer.domain.levels import Occasion
from trainer.domain.private import NEWCOMER, Private, folded
from trainer.domain.renewal import Changed, until_rules_change
from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Estimate, GeneralEstimate, Standing
from trainer.records.published import changed_rules, cuts

State = dict[str, Any]


@value
class PrivateFold:
    """The private fold of a person after the piece `last_id` of `last_at`."""

    state: Private
    last_at: datetime
    last_id: UUID

    @property
    def place(self) -> tuple[datetime, UUID]:
        """Return the place of the latest piece in the canonical order."""
        return self.last_at, self.last_id


def private_fold(
    pieces: Sequence[Piece], items: DatedItems, onto: Private = NEWCOMER
) -> PrivateFold | None:
    """Fold living pieces, in canonical order, into a private state; None without any."""
    if not pieces:
        return None
    last = pieces[-1]
    state = folded(seen(pieces, items), onto)
    return PrivateFold(state=state, last_at=last.occurred_at, last_id=last.id)


def moved_on(kept: PrivateFold, new: Iterable[Piece], items: DatedItems) -> PrivateFold | None:
    """Return the private fold after `new` pieces, or None where all has to be folded anew.

    Only pieces later than all that was folded, none of them a correction, can be put on top.
    """
    pieces = living(new)
    if not pieces or any(piece.voids for piece in pieces):
        return None
    first = pieces[0]
    if (first.occurred_at, first.id) <= kept.place:
        return None
    return private_fold(pieces, items, kept.state)


def kept_fold(person_id: UUID, skills: Iterable[str]) -> PrivateFold | None:
    """Return what is stored of a person's private fold, as far as these skills need it."""
    general = db.session.get(GeneralEstimate, person_id)
    if general is None:
        return None
    rows = db.session.scalars(
        db.select(Estimate).where(Estimate.person_id == person_id, Estimate.skill.in_(skills))
    )
    state = Private(general.state, {row.skill: row.state for row in rows})
    return PrivateFold(state=state, last_at=general.last_at, last_id=general.last_id)


def store_all(person_id: UUID, fold: PrivateFold | None) -> None:
    """Put a whole private fold in the place of what is stored. The caller commits."""
    for table in (Estimate, GeneralEstimate):
        db.session.execute(db.delete(table).where(table.person_id == person_id))
    if fold:
        db.session.execute(db.insert(GeneralEstimate), [general_row(person_id, fold)])
        if fold.state.skills:
            db.session.execute(db.insert(Estimate), skill_rows(person_id, fold))


def store_on_top(person_id: UUID, fold: PrivateFold) -> None:
    """Keep what new evidence moved: the general parts, and the skills in `fold`."""
    db.session.merge(GeneralEstimate(**general_row(person_id, fold)))
    for row in skill_rows(person_id, fold):
        db.session.merge(Estimate(**row))


def general_row(person_id: UUID, fold: PrivateFold) -> State:
    """Return the row of `GeneralEstimate`."""
    return {
        "person_id": person_id,
        "state": fold.state.general,
        "last_at": fold.last_at,
        "last_id": fold.last_id,
    }


def skill_rows(person_id: UUID, fold: PrivateFold) -> list[State]:
    """Return the rows of `Estimate`."""
    return [
        {"person_id": person_id, "skill": skill, "state": own}
        for skill, own in fold.state.skills.items()
    ]


def store_standings(person_id: UUID, skill: str, rows: Sequence[State]) -> None:
    """Put the standings of a person in a skill in the place of what is stored."""
    db.session.execute(
        db.delete(Standing).where(Standing.person_id == person_id, Standing.skill == skill)
    )
    if rows:
        db.session.execute(db.insert(Standing), rows)


@value
class Yardstick:
    """What official evidence is read against, all of it with dates: items, cuts, changed facts."""

    items: DatedItems
    cuts: DatedCuts
    changed: Changed


def yardstick(items: DatedItems) -> Yardstick:
    """Return the yardstick of the content that is served now."""
    return Yardstick(items=items, cuts=cuts(), changed=changed_rules())


def official_folds(
    person_id: UUID, pieces: Iterable[Piece], by: Yardstick
) -> Mapping[str, list[State]]:
    """Fold the living official pieces of a person into rows of `Standing`, by skill."""
    by_skill: dict[str, list[Piece]] = {}
    for piece in official(pieces):
        by_skill.setdefault(piece.skill, []).append(piece)
    return {
        skill: standing_rows(person_id, skill, tuple(levels.occasions(own, by.items)), by)
        for skill, own in by_skill.items()
    }


def standing_rows(
    person_id: UUID, skill: str, seen: Sequence[Occasion], by: Yardstick
) -> list[State]:
    """Return the rows of `Standing` of the occasions in which a skill was shown."""
    folded = levels.standings_after(seen, by.cuts)
    found = list(until_rules_change(folded, seen, by.changed))
    ends = [*(standing.from_at for standing in found[1:]), None]
    return [
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
    ]
