"""Beginning a counter day: drawn, kept as a revision of its own, and played like any scenario."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from trainer.content.revisions import CounterDay, day_revision
from trainer.extensions import db
from trainer.models import Person, Revision, Run
from trainer.practice import day_queries, scenarios, services
from trainer.practice.modes import Mode
from trainer.records.people import unit_of
from trainer.simulator.day import COUNTER_DAY, DayPlan, planned


def start(person: Person, run_id: UUID, at: datetime) -> Run:
    """Begin a counter day in the mix of the person's commune; a form sent twice begins one.

    Raises NoDay when the published scenarios make none.
    """
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    known = db.session.get(Run, run_id)
    if known is not None:
        return known
    unit, seed = unit_of(person), secrets.randbelow(services.SEEDS)
    run = Run(
        id=run_id,
        person_id=person.id,
        scenario=COUNTER_DAY,
        revision=_kept(_drawn(person, unit, seed, at), unit, at),
        seed=seed,
        mode=Mode.OWN,
        started_at=at,
    )
    return services.begin(run, at)


def _drawn(person: Person, unit: str, seed: int, at: datetime) -> DayPlan:
    available = [scenarios.published(r).compiled for r in scenarios.current_revisions().values()]
    difficulty = day_queries.next_difficulty(person.id, at)
    return planned(available, day_queries.mix(unit), difficulty, seed)


def _kept(plan: DayPlan, unit: str, at: datetime) -> str:
    """Store the day as a revision and return its hash: the run rests on nothing else."""
    served = scenarios.current_revisions()
    used = {case.scenario: served[case.scenario] for case in plan.cases}
    made = day_revision(CounterDay(plan=plan, revisions=used, unit=unit))
    if db.session.get(Revision, made.hash) is None:
        db.session.add(
            Revision(hash=made.hash, kind=made.kind, key=made.key, body=made.body, published_at=at)
        )
        db.session.flush()
    return made.hash
