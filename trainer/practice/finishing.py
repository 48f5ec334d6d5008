"""The end of a run: its mark, and the evidence that it is of each skill it touched."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from math import sqrt

from trainer.extensions import db
from trainer.models import Run
from trainer.practice import looking_over, scenarios
from trainer.practice.journal import Journal
from trainer.practice.modes import Mode, evidence_kind, weight
from trainer.records.evidence import NewEvidence, append
from trainer.records.holding import submit
from trainer.simulator.rubric import Mark, marked

LEVELS = {1: 2, 2: 3, 3: 4}
"""Difficulty of a scenario -> the level whose work it is (2 common cases, 3 real work)."""


def finish(run: Run, journal: Journal, at: datetime) -> None:
    """Mark the run and append its evidence; of an assessment, hold it back where there is need.

    The caller commits.
    """
    mark = marked(journal.setting, journal.world, journal.events)
    run.finished_at = at
    run.score, run.passed, run.critical = mark.score, mark.passed, mark.critical
    rows = evidence_of(run, mark, at)
    if run.mode == Mode.ASSESSMENT:
        submit(db.session, rows, looking_over.findings(run, journal, mark, at), at)
    else:
        append(db.session, rows)


def evidence_of(run: Run, mark: Mark, at: datetime) -> Iterable[NewEvidence]:
    """Yield one piece of evidence a rubric row.

    Rows of one skill share one run's information; in a counter day each case is a run of its own.
    """
    origins = {
        row.id: scenarios.origin(run.scenario, run.revision, run.seed, row.id) for row in mark.rows
    }
    shared = Counter((row.skill, origins[row.id].revision) for row in mark.rows)
    for row in mark.rows:
        origin = origins[row.id]
        yield NewEvidence(
            person_id=run.person_id,
            skill=row.skill,
            item=origin.item,
            revision=origin.revision,
            facts=row.facts,
            kind=evidence_kind(run),
            outcome=row.points / row.max,
            weight=weight(run) / sqrt(shared[row.skill, origin.revision]),
            critical=row.critical,
            occasion=run.id,
            variant=origin.variant,
            level=LEVELS[origin.difficulty],
            occurred_at=at,
        )
