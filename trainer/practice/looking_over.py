"""What is found when an assessment run ends: too little time, or every step like somebody else's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from trainer.domain.integrity import Finding, same_run, too_fast_run
from trainer.domain.likeness import WITHIN
from trainer.extensions import db
from trainer.models import Run, RunEvent
from trainer.practice import scenarios
from trainer.practice.journal import Journal
from trainer.practice.modes import Mode
from trainer.simulator.acts import Event, text
from trainer.simulator.rubric import Mark
from trainer.simulator.setting import Setting


def findings(run: Run, journal: Journal, mark: Mark, at: datetime) -> list[Finding]:
    """Return what somebody has to look at before a run that ended at `at` counts."""
    taken = (at - run.started_at).total_seconds()
    words = words_opened(journal.setting, journal.events)
    haste = too_fast_run(_screens(run), words, taken)
    others = {other: _actions(other) for other in _same_variant(run, at)}
    alike = same_run(_actions(run.id), others, mistakes(journal.events, mark))
    return [finding for finding in (haste, alike) if finding]


def words_opened(setting: Setting, events: Sequence[Event]) -> int:
    """Return how many written words the papers hold that were opened, in Vietnamese."""
    opened = {text(e.action, "sheet") for e in events if e.action and e.action.verb == "examine"}
    sheets = [setting.sheets[sheet] for sheet in opened & setting.sheets.keys()]
    lines = [line for sheet in sheets for line in sheet.lines]
    return sum(len(line.label.vi.split()) + len(line.value.split()) for line in lines)


def mistakes(events: Sequence[Event], mark: Mark) -> int:
    """Return how much went wrong: what was refused, and the rows that lost points."""
    return sum(e.kind == "refused" for e in events) + sum(not row.full for row in mark.rows)


def _screens(run: Run) -> int:
    """Return how many times something was sent from a screen."""
    moments = select(func.count(func.distinct(RunEvent.happened_at)))
    return db.session.scalar(moments.where(RunEvent.run_id == run.id)) or 0


def _same_variant(run: Run, at: datetime) -> list[UUID]:
    """Return the runs in which other people met the same variant within the month before."""
    query = (
        select(Run.id, Run.seed)
        .where(Run.scenario == run.scenario, Run.revision == run.revision)
        .where(Run.mode == Mode.ASSESSMENT, Run.person_id != run.person_id)
        .where(Run.finished_at.between(at - WITHIN, at))
    )
    own = scenarios.variant(run.revision, run.seed)
    found = db.session.execute(query)
    return [row.id for row in found if scenarios.variant(run.revision, row.seed) == own]


def _actions(run_id: UUID) -> list[Any]:
    query = select(RunEvent.body).where(RunEvent.run_id == run_id).order_by(RunEvent.sequence)
    return [body["action"] for body in db.session.scalars(query) if "action" in body]
