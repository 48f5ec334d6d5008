"""What a run has become: its stored events folded into a world.

Every process keeps the worlds it folded last and only folds what was stored since; a process that
never saw the run folds it from its first event. Nothing rests on what a process remembers.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from itertools import takewhile
from threading import Lock
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from trainer.extensions import rows
from trainer.models import Run, RunEvent
from trainer.practice import scenarios
from trainer.practice.modes import Mode
from trainer.simulator import engine
from trainer.simulator.acts import Action, Event, event_json, event_of
from trainer.simulator.setting import Setting
from trainer.simulator.world import World

Row = tuple[int, dict[str, Any]]
"""The number of the action a row belongs to, and its body."""

KEPT = 256
HINT = "hint-taken"
"""A hint is a row of the run like every event, so that asking twice counts once. It changes
nothing in the world and the engine never sees it."""


@dataclass(frozen=True, kw_only=True)
class Journal:
    """A run up to its last stored row. `rungs`: hints taken since the last event of the world."""

    setting: Setting
    rows: tuple[dict[str, Any], ...]
    actions: int
    events: tuple[Event, ...]
    world: World
    rungs: int = 0

    @property
    def sequence(self) -> int:
        """Return how many rows there are: the number that the next row gets."""
        return len(self.rows)

    @property
    def accepted(self) -> bool:
        """Say whether the last action of the learner was done, not refused."""
        return next((e.kind == "done" for e in reversed(self.events) if e.action), False)

    def did(self, action: Action, sequence: int) -> bool:
        """Say whether the row at `sequence` is this very action, sent before."""
        return event_of(self.rows[sequence]).action == action

    def took_hint(self, sequence: int) -> bool:
        """Say whether the row at `sequence` is a hint."""
        return bool(self.rows[sequence]["kind"] == HINT)


_EVENT = RunEvent.__table__.c
_SINCE = (
    select(_EVENT.action, _EVENT.body)
    .where(_EVENT.run_id == bindparam("run"), _EVENT.sequence >= bindparam("first"))
    .order_by(_EVENT.sequence)
)
_kept: OrderedDict[UUID, Journal] = OrderedDict()
_lock = Lock()


def opened(run: Run) -> Journal:
    """Return the run as it is now."""
    known = _kept.get(run.id)
    stored = _stored(run, known.sequence - 1 if known else 0)
    if known and stored and stored[0][1] == known.rows[-1]:
        return remember(run.id, _grown(known, stored[1:]))
    whole = stored if known is None else _stored(run, 0)
    return remember(run.id, _from_the_start(setting_of_run(run), whole))


def begun(setting: Setting, events: tuple[Event, ...]) -> Journal:
    """Return the journal of a new run that opens with `events`."""
    return _from_the_start(setting, [(0, event_json(event)) for event in events])


def extended(journal: Journal, events: tuple[Event, ...]) -> Journal:
    """Return the journal with one more action's events."""
    return _grown(journal, [(journal.actions, event_json(event)) for event in events])


def hinted(journal: Journal) -> Journal:
    """Return the journal with one more hint taken."""
    row = {"kind": HINT, "data": {"rung": journal.rungs + 1}}
    return _grown(journal, [(journal.actions, row)])


def remember(run_id: UUID, journal: Journal) -> Journal:
    """Keep a journal whose rows have all been committed, and return it."""
    with _lock:
        _kept[run_id] = journal
        _kept.move_to_end(run_id)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return journal


def setting_of_run(run: Run) -> Setting:
    """Return the setting of a run: its revision and seed, resolved."""
    return scenarios.setting(run.revision, run.seed, Mode(run.mode).asks_rule)


def _stored(run: Run, sequence: int) -> list[Row]:
    return [(action, body) for action, body in rows(_SINCE, run=run.id, first=sequence)]


def _from_the_start(setting: Setting, stored: list[Row]) -> Journal:
    events = _events(stored)
    return Journal(
        setting=setting,
        rows=tuple(body for _, body in stored),
        actions=stored[-1][0] + 1,
        events=events,
        world=engine.replayed(setting, events),
        rungs=_hints_at_the_end(stored),
    )


def _grown(journal: Journal, stored: list[Row]) -> Journal:
    if not stored:
        return journal
    new = _events(stored)
    return replace(
        journal,
        rows=journal.rows + tuple(body for _, body in stored),
        actions=stored[-1][0] + 1,
        events=journal.events + new,
        world=engine.applied(journal.setting, journal.world, new),
        rungs=_hints_at_the_end(stored) + (0 if new else journal.rungs),
    )


def _events(stored: list[Row]) -> tuple[Event, ...]:
    return tuple(event_of(body) for _, body in stored if body["kind"] != HINT)


def _hints_at_the_end(stored: list[Row]) -> int:
    return len(list(takewhile(lambda row: row[1]["kind"] == HINT, reversed(stored))))
