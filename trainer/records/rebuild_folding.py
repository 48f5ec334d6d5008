"""Folding many people at once, in this process or in several; only the caller writes."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from flask import g

from trainer.domain.evidence import living
from trainer.domain.values import value
from trainer.extensions import db, reading_only
from trainer.records.calibration import all_items
from trainer.records.folding import State, general_row, official_folds, private_fold, skill_rows
from trainer.records.log import pieces_by_person


@value
class FoldedPeople:
    """What the log says of some people: rows by table."""

    generals: list[State]
    estimates: list[State]
    standings: list[State]


FoldAll = Callable[[Iterable[Sequence[UUID]]], Iterator[FoldedPeople]]
"""From batches of people to what the log says of each batch, in their order."""


@contextmanager
def folding_in(processes: int) -> Iterator[FoldAll]:
    """Give a way to fold; with more than one process where the system can fork."""
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield lambda batches: map(folded_people, batches)
        return
    db.session.remove()
    with multiprocessing.get_context("fork").Pool(processes, _leave_the_parents_database) as pool:
        yield lambda batches: pool.imap(_read_and_folded, batches)


def folded_people(people: Sequence[UUID]) -> FoldedPeople:
    """Read and fold some people in the present transaction."""
    found = FoldedPeople(generals=[], estimates=[], standings=[])
    items = all_items()
    for person_id, pieces in pieces_by_person(people):
        own = living(pieces)
        if fold := private_fold(own, items):
            found.generals.append(general_row(person_id, fold))
            found.estimates.extend(skill_rows(person_id, fold))
        for rows in official_folds(person_id, own, items).values():
            found.standings.extend(rows)
    return found


def _read_and_folded(people: Sequence[UUID]) -> FoldedPeople:
    """The same in a process of its own, as the log stands now."""
    with reading_only():
        try:
            return folded_people(people)
        finally:
            db.session.rollback()


_kept: list[Any] = []


def _leave_the_parents_database() -> None:
    """Connections are not shared by processes: forget the parent's without closing it."""
    _kept.append(g.pop("connection", None))
    db.engine.dispose(close=False)
