"""Observing people at real counters: planned with their consent, entered blind, never evidence."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from trainer.appraisal.raters import observers
from trainer.appraisal.services import OwnWork
from trainer.domain.appraisal import OBSERVED_TWICE, Marks, rater, sampled
from trainer.domain.calendar import local_day
from trainer.domain.identifiers import new_id
from trainer.extensions import db
from trainer.models import Account, Observation, Person, Watching
from trainer.records.consents import PILOT, standing_consent
from trainer.records.people import unit_of

FURTHEST = timedelta(days=60)
"""How far ahead an observation is planned."""

ENTERED_WITHIN = timedelta(days=7)
"""How long after the day what was seen is still remembered."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An observation to be made; `key` is the form's id, `revision` the framework's."""

    person_id: UUID
    skill: str
    day: date
    revision: str
    key: UUID


def plan(wanted: Plan, by: Account, at: datetime) -> Watching | None:
    """Plan an observation, once; None where the person has not agreed to be observed.

    Whether a second observer comes along is drawn now, before anything was seen. Raises `OwnWork`
    for oneself.
    """
    if wanted.person_id == by.person_id:
        raise OwnWork
    db.session.execute(select(Person.id).where(Person.id == wanted.person_id).with_for_update())
    known = db.session.scalar(select(Watching).where(Watching.form_id == wanted.key))
    if known is not None:
        return known if by.id in {o.seen_by for o in known.observers} else None
    if standing_consent(wanted.person_id, PILOT) is None:
        return None
    made = Watching(
        id=new_id(),
        form_id=wanted.key,
        person_id=wanted.person_id,
        skill=wanted.skill,
        day=wanted.day,
        revision=wanted.revision,
    )
    made.observers = [Observation(place=1, seen_by=by.id), *_second_observer(made, by, at)]
    db.session.add(made)
    db.session.commit()
    return made


def _second_observer(made: Watching, by: Account, at: datetime) -> list[Observation]:
    if not sampled(made.id, OBSERVED_TWICE, local_day(at)):
        return []
    unit = unit_of(db.session.get_one(Person, made.person_id))
    chosen = rater(observers(), made.id, unit, {made.person_id, by.person_id})
    return [Observation(place=2, seen_by=chosen.account)] if chosen else []


def may_enter(mine: Observation, watching: Watching, day: date) -> bool:
    """Say whether what was seen can be entered on a day: the person still agrees, it is time."""
    in_time = watching.day <= day <= watching.day + ENTERED_WITHIN
    agreed = standing_consent(watching.person_id, PILOT) is not None
    return mine.entered_at is None and in_time and agreed


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What an observer saw: marks, and the level (0 to 4) whose indicator fits."""

    marks: Marks
    level: int


def enter(mine: Observation, watching: Watching, seen: Seen, at: datetime) -> bool:
    """Write what one observer saw, once; False where it cannot be entered."""
    db.session.refresh(mine, with_for_update=True)
    if not may_enter(mine, watching, local_day(at)):
        return False
    mine.marks, mine.level, mine.entered_at = dict(seen.marks), seen.level, at
    db.session.commit()
    return True


def cancel(watching: Watching, by: Account) -> bool:
    """Drop a planned observation that did not take place; False where something was entered."""
    first = watching.observers[0]
    if first.seen_by != by.id or any(each.entered_at for each in watching.observers):
        return False
    for each in watching.observers:
        db.session.delete(each)
    db.session.delete(watching)
    db.session.commit()
    return True
