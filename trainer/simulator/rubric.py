"""Marking a finished run: each rubric row, partial credit, and the cap of a critical error."""

from collections.abc import Sequence

from trainer.domain.framework import Criterion
from trainer.domain.values import Text, value
from trainer.simulator.acts import Event
from trainer.simulator.checks import found
from trainer.simulator.desk.findings import false_alarms, misses
from trainer.simulator.desk.state import Mark as Finding
from trainer.simulator.marking_shapes import Row
from trainer.simulator.setting import Setting
from trainer.simulator.world import World

PASS_MARK = 70
"""A run passes from this mark on, of 100."""

CRITICAL_CAP = 40
"""A critical error caps the mark: it can never pass."""


@value
class MarkedRow:
    """One row as it was marked. `critical`: a critical error was made here."""

    id: str
    criterion: Criterion
    skill: str
    points: int
    max: int
    message: Text
    critical: bool
    facts: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Say whether the row earned all its points."""
        return self.points == self.max and not self.critical


@value
class Mark:
    """The mark of a run. Misses are defects not found, false alarms findings that were mistaken."""

    score: int
    passed: bool
    critical: bool
    finished: bool
    rows: tuple[MarkedRow, ...]
    misses: tuple[str, ...]
    false_alarms: tuple[Finding, ...]


def marked(setting: Setting, world: World, events: Sequence[Event]) -> Mark:
    """Mark a run. One that the learner has not finished cannot pass, whatever its score.

    The score is what was earned of the points there are, of 100: a written scenario's rows sum to
    100, those of a counter day to 100 for each of its cases.
    """
    rows = tuple(_marked_row(setting, world, events, row) for row in setting.scenario.rubric)
    critical = any(row.critical for row in rows)
    reached = 100 * sum(row.points for row in rows) // max(1, sum(row.max for row in rows))
    score = min(reached, CRITICAL_CAP) if critical else reached
    finished = world.ended == "finished"
    return Mark(
        score=score,
        passed=finished and score >= PASS_MARK,
        critical=critical,
        finished=finished,
        rows=rows,
        misses=tuple(d.id for d in misses(setting, world)),
        false_alarms=false_alarms(setting, world),
    )


def _marked_row(setting: Setting, world: World, events: Sequence[Event], row: Row) -> MarkedRow:
    result = found(setting, world, events, row.check)
    message = row.right if result.full else _with(row.wrong, result.detail)
    return MarkedRow(
        id=row.id,
        criterion=row.criterion,
        skill=row.skill,
        points=row.points * result.got // result.of,
        max=row.points,
        message=message,
        critical=row.critical and not result.full,
        facts=row.facts,
    )


def _with(text: Text, detail: Text | None) -> Text:
    if detail is None:
        return text
    return Text(vi=f"{text.vi} {detail.vi}", en=f"{text.en} {detail.en}")
