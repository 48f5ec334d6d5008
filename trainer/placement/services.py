"""Taking a placement: beginning it, one answer after the other, ending it with its evidence."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from trainer.domain.calendar import local_day
from trainer.domain.estimation import day_of
from trainer.domain.marking import Unreadable, marked
from trainer.domain.placement import (
    AGAIN_AFTER,
    AWAY_AFTER,
    MOST_SECONDS,
    Known,
    answered,
    is_over,
    known_from,
    next_question,
    placed_level,
)
from trainer.extensions import db
from trainer.models import EvidenceKind, Person, Placement
from trainer.placement.bank import askable, bank, met_lately
from trainer.records.estimates import private_state
from trainer.records.evidence import NewEvidence, append
from trainer.records.published import cuts
from trainer.web.catalogue import Item, items_at

GRACE = 30
"""Seconds for which an answer sent in the last moment may be on its way over a weak line."""

Requires = Mapping[str, int]


def latest(person_id: UUID, profile: str) -> Placement | None:
    """Return the person's latest placement for a post profile."""
    query = db.select(Placement).where(
        Placement.person_id == person_id, Placement.profile == profile
    )
    return db.session.scalars(query.order_by(Placement.begun_at.desc()).limit(1)).first()


def again_from(placement: Placement) -> datetime | None:
    """Return when another one may be taken; None while this one is open."""
    ended = placement.finished_at
    return ended + timedelta(days=AGAIN_AFTER) if ended else None


def begin(person_id: UUID, profile: str, requires: Requires, at: datetime) -> Placement | None:
    """Begin a placement, or go on with the one that is open; None where there is none to take."""
    db.session.get(Person, person_id, with_for_update=True)
    before = latest(person_id, profile)
    if before and before.finished_at is None:
        return before
    opens = again_from(before) if before else None
    if opens and at < opens:
        return None
    placement = Placement(
        person_id=person_id, profile=profile, begun_at=at, shown_at=at, spent=0, asked=[], placed={}
    )
    placement.waiting = _next(placement, requires)
    if placement.waiting is None:
        return None
    db.session.add(placement)
    db.session.commit()
    return placement


def is_late(placement: Placement, at: datetime) -> bool:
    """Say whether the time is over, by the server's clock."""
    return placement.finished_at is None and _spent(placement, at) > MOST_SECONDS + GRACE


def seconds_left(placement: Placement, at: datetime) -> int:
    """Return how many seconds are left; while somebody is away the clock stands."""
    return max(0, MOST_SECONDS - _spent(placement, at))


def _spent(placement: Placement, at: datetime) -> int:
    here = int((at - placement.shown_at).total_seconds())
    return placement.spent + min(max(here, 0), AWAY_AFTER)


def answer(
    placement: Placement, revision: str, given: Any, requires: Requires, at: datetime
) -> Unreadable | None:
    """Take the answer to the question on the page; None stands for "I do not know".

    Anything that is not the question on the page was answered before: it changes nothing. Returns
    what to write where the answer cannot be read. Raises Tampered.
    """
    db.session.refresh(placement, with_for_update=True)
    if placement.finished_at is not None or placement.waiting != revision:
        return None
    mark = None if given is None else marked(items_at([revision])[revision].question, given)
    if isinstance(mark, Unreadable):
        return mark
    outcome = None if mark is None else mark.outcome
    placement.asked = [*placement.asked, {"revision": revision, "outcome": outcome}]
    placement.spent, placement.shown_at = _spent(placement, at), at
    placement.waiting = _next(placement, requires)
    if placement.waiting is None:
        _close(placement, requires, at)
    db.session.commit()
    return None


def finish(placement: Placement, requires: Requires, at: datetime) -> bool:
    """End a placement, once. One without any answer leaves nothing behind; returns False then."""
    db.session.refresh(placement, with_for_update=True)
    if not placement.asked:
        db.session.delete(placement)
    elif placement.finished_at is None:
        _close(placement, requires, at)
    kept = bool(placement.asked)
    db.session.commit()
    return kept


def _close(placement: Placement, requires: Requires, at: datetime) -> None:
    items = items_at(row["revision"] for row in placement.asked)
    skills = {item.question.skill for item in bank(requires)}
    known = _known(placement, {skill: requires[skill] for skill in skills})
    placement.placed = {
        s: placed_level(known.ability(s), requires[s], known.cuts) for s in known.skills
    }
    placement.waiting, placement.finished_at = None, at
    append(db.session, [_evidence(placement, items[r["revision"]], r) for r in placement.asked])


def _next(placement: Placement, requires: Requires) -> str | None:
    if is_over(len(placement.asked), placement.spent):
        return None
    offered = {item.key: item for item in bank(requires)}
    skills = {item.question.skill for item in offered.values()}
    wanted = {skill: requires[skill] for skill in skills}
    met = met_lately(placement.person_id, placement.begun_at) | _keys(placement)
    questions = [askable(item) for item in offered.values()]
    known = _known(placement, wanted)
    found = next_question(known, questions, met, wanted, str(placement.person_id))
    return offered[found.key].revision if found else None


def _keys(placement: Placement) -> set[str]:
    return {item.key for item in _asked(placement)}


def skills_asked(placement: Placement) -> set[str]:
    """Return the skills about which something was asked; the others were placed by these."""
    return {item.question.skill for item in _asked(placement)}


def _asked(placement: Placement) -> Collection[Item]:
    return items_at(row["revision"] for row in placement.asked).values()


def _known(placement: Placement, requires: Requires) -> Known:
    """Return what is known of the person from before, and from the answers so far."""
    state, day = private_state(placement.person_id), day_of(placement.begun_at)
    known = known_from(state, requires, day, cuts().on(local_day(placement.begun_at)))
    items = items_at(row["revision"] for row in placement.asked)
    for row in placement.asked:
        question = askable(items[row["revision"]])
        if question.skill in known.skills:
            known = answered(known, question, row["outcome"])
    return known


def _evidence(placement: Placement, item: Item, row: Mapping[str, Any]) -> NewEvidence:
    question, outcome = askable(item), row["outcome"]
    return NewEvidence(
        person_id=placement.person_id,
        skill=question.skill,
        item=item.key,
        revision=item.revision,
        facts=item.question.facts,
        kind=EvidenceKind.PLACEMENT,
        outcome=outcome or 0.0,
        weight=1.0,
        occasion=placement.id,
        level=question.level,
        choices=0 if outcome is None else question.choices,
        occurred_at=placement.finished_at,
    )
