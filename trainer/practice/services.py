"""What a learner does with runs. Every function here commits once."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from uuid import UUID

from sqlalchemy import insert, select

from trainer.extensions import connection, db
from trainer.models import Person, Run, RunEvent
from trainer.practice import finishing, journal, scenarios
from trainer.practice.journal import Journal
from trainer.practice.modes import Mode
from trainer.simulator import engine
from trainer.simulator.acts import Action
from trainer.simulator.options import stages
from trainer.simulator.systems import VERBS

SEEDS = 2**31
TRIES = 512
"""So many seeds find a variant not seen yet, if only one in fifty is left, in all but 1 of 10,000."""

RUNGS = 3


class Step(Enum):
    """What became of something sent from a screen."""

    TAKEN = "taken"
    REPEATED = "repeated"  # the same thing came twice; it was done once
    STALE = "stale"  # the screen was older than the run; nothing was done


class BadSequence(Exception):
    """The screen claims to have seen events that never happened: a forged request."""


class UnknownScenario(Exception):
    """No such scenario is published."""


class NothingNew(Exception):
    """The person has met every variant of the scenario, and an assessment takes a new one."""


class NotPractice(Exception):
    """A hint or a new beginning was asked of a run whose mode has none: a forged request."""


def start(person: Person, scenario: str, mode: Mode, run_id: UUID, at: datetime) -> Run:
    """Begin a run of the published revision; a form sent twice begins one run.

    An assessment run that is still open is returned instead of a new one: nobody picks a variant.
    Raises UnknownScenario, and NothingNew where an assessment would repeat a variant.
    """
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    known = db.session.get(Run, run_id) or _open_assessment(person, scenario, mode)
    if known is not None:
        return known
    revision = scenarios.current_revision(scenario)
    if revision is None:
        raise UnknownScenario
    run = Run(
        id=run_id,
        person_id=person.id,
        scenario=scenario,
        revision=revision,
        seed=_seed(person, scenario, revision, mode),
        mode=mode,
        started_at=at,
        finished_at=at if mode is Mode.WATCH else None,
    )
    return begin(run, at)


def begin(run: Run, at: datetime) -> Run:
    """Store a new run with the events that open it; commits."""
    setting = journal.setting_of_run(run)
    return _open(run, journal.begun(setting, engine.begin(setting)), at)


def perform(
    run: Run, actions: Sequence[Action], sequence: int, at: datetime
) -> tuple[Step, Journal]:
    """Do what the learner asked for in a run that is held, if it stands where the screen saw it.

    Of several actions that one screen sends together, those after a refusal, or after one that took
    their form off the screen, are not done. Raises UnknownAction for what does not exist in this
    run, BadSequence for a forged number.
    """
    now = _standing(run, sequence)
    if sequence < now.sequence:
        return (Step.REPEATED if now.did(actions[0], sequence) else Step.STALE), now
    after = _done(run, now, actions[0], at)
    for action in actions[1:]:
        if after.accepted and VERBS[action.verb].stage in stages(after.setting, after.world):
            after = _done(run, after, action, at)
    if engine.finished(after.world):
        finishing.finish(run, after, at)
    _commit()
    return Step.TAKEN, journal.remember(run.id, after)


def _done(run: Run, now: Journal, action: Action, at: datetime) -> Journal:
    outcome = engine.perform(now.setting, now.world, action)
    after = journal.extended(now, outcome.events)
    _store(run, now.sequence, after, at)
    return after


def take_hint(run: Run, sequence: int, at: datetime) -> tuple[Step, Journal]:
    """Count one more rung of the hint ladder; beyond the last rung nothing more is counted."""
    if not Mode(run.mode).has_hints:
        raise NotPractice
    now = _standing(run, sequence)
    if sequence < now.sequence:
        return (Step.REPEATED if now.took_hint(sequence) else Step.STALE), now
    if now.rungs >= RUNGS:
        return Step.REPEATED, now
    after = journal.hinted(now)
    _store(run, now.sequence, after, at)
    run.hints_taken += 1
    _commit()
    return Step.TAKEN, journal.remember(run.id, after)


def restart(run: Run, events: int, run_id: UUID, at: datetime) -> Run:
    """Begin a new run that shares the first `events` events of this one."""
    known = db.session.get(Run, run_id)
    if known is not None:
        return known
    old = journal.opened(run)
    if not Mode(run.mode).is_practice:
        raise NotPractice
    if not 0 < events < len(old.events) or old.events[events].action is None:
        raise BadSequence
    new = Run(
        id=run_id,
        person_id=run.person_id,
        scenario=run.scenario,
        revision=run.revision,
        seed=run.seed,
        mode=run.mode,
        started_at=at,
        restarted_from=run.id,
        restarted_at=events,
    )
    return _open(new, journal.begun(old.setting, old.events[:events]), at)


def _open_assessment(person: Person, scenario: str, mode: Mode) -> Run | None:
    if mode is not Mode.ASSESSMENT:
        return None
    return db.session.scalar(
        select(Run)
        .where(Run.person_id == person.id, Run.scenario == scenario, Run.mode == mode)
        .where(Run.finished_at.is_(None))
        .order_by(Run.started_at.desc())
        .limit(1)
    )


def _seed(person: Person, scenario: str, revision: str, mode: Mode) -> int:
    """Return a seed that draws what this person has not seen in this scenario in any mode.

    Practice may repeat where nothing new is left; an assessment never does.
    """
    runs = select(Run.seed).where(Run.person_id == person.id, Run.scenario == scenario)
    seen = {scenarios.variant(revision, seed) for seed in db.session.scalars(runs)}
    for _ in range(TRIES):
        seed = secrets.randbelow(SEEDS)
        if scenarios.variant(revision, seed) not in seen:
            return seed
    if mode is Mode.ASSESSMENT:
        raise NothingNew
    return seed


def _open(run: Run, begun: Journal, at: datetime) -> Run:
    db.session.add(run)
    db.session.flush()
    _store(run, 0, begun, at)
    db.session.commit()
    journal.remember(run.id, begun)
    return run


def _standing(run: Run, sequence: int) -> Journal:
    """Return the run as it is, if a screen can have seen it at `sequence`."""
    now = journal.opened(run)
    if not 0 <= sequence <= now.sequence:
        raise BadSequence
    return now


def _store(run: Run, first: int, after: Journal, at: datetime) -> None:
    stored = [
        {
            "run_id": run.id,
            "sequence": first + n,
            "action": after.actions - 1,
            "body": body,
            "happened_at": at,
        }
        for n, body in enumerate(after.rows[first:])
    ]
    connection().execute(insert(RunEvent.__table__), stored)  # past the ORM: nobody changes them


def _commit() -> None:
    """Commit, and keep what was read: the screen is drawn from it at once."""
    session = db.session()
    session.expire_on_commit = False
    session.commit()
