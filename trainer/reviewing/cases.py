"""What a reviewer sees of a case: whose it is, when it was done, and both sheets side by side."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trainer.extensions import db
from trainer.models import HeldEvidence, OrgUnit, Person, Run, Sitting
from trainer.records.people import unit_of
from trainer.reviewing import queries, run_steps, sitting_lines


@dataclass(frozen=True, kw_only=True)
class Side:
    """One sitting or run: whose, from when until when."""

    name: str | None
    unit: str
    began: datetime
    ended: datetime

    @property
    def seconds(self) -> int:
        """Return how long it took."""
        return round((self.ended - self.began).total_seconds())


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The case beside another's work: lines of a sitting, or the steps of both runs."""

    other: Side | None
    content: Any


@dataclass(frozen=True, kw_only=True)
class Case:
    """All that the page of one case shows; `is_run` says what the contents are."""

    own: Side
    is_run: bool
    pairs: tuple[Beside, ...]


def case_of(held: HeldEvidence) -> Case:
    """Return the case: alone, or beside each of the others that it is like."""
    own = queries.occasion(held.occasion)
    if own is None:
        raise ValueError(f"no sitting or run {held.occasion}")
    beside: list[Sitting | Run | None] = [*queries.others(held)] or [None]
    return Case(
        own=_side(own),
        is_run=isinstance(own, Run),
        pairs=tuple(
            Beside(other=_side(other) if other else None, content=_content(own, other))
            for other in beside
        ),
    )


def _content(own: Sitting | Run, other: Any) -> Any:
    if isinstance(own, Run):
        return run_steps.side_by_side(own, other)
    return sitting_lines.side_by_side(own, other)


def _side(done: Sitting | Run) -> Side:
    person = db.session.get_one(Person, done.person_id)
    unit = db.session.get(OrgUnit, unit_of(person))
    is_run = isinstance(done, Run)
    return Side(
        name=person.identity.name if person.identity else None,
        unit=unit.name if unit else "",
        began=done.started_at if is_run else done.opened_at,
        ended=(done.finished_at if is_run else done.handed_in_at),
    )
