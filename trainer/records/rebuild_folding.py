"""Folding many people at once, in this process or in several; only the caller writes."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from flask import g

from trainer.domain.values import value
from trainer.extensions import db, reading_only
from trainer.records.folding import PRIVATE_FOLD, State, all_folded
from trainer.records.log import pieces_by_person


@value
class FoldedPeople:
    """What the log says of some people: rows of the tables of estimates and standings."""

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
    found = FoldedPeople(estimates=[], standings=[])
    for person_id, pieces in pieces_by_person(people):
        for skill, result in all_folded(person_id, pieces).items():
            found.estimates.append(
                {
                    "person_id": person_id,
                    "skill": skill,
                    "fold": PRIVATE_FOLD,
                    "state": result.estimate,
                }
            )
            found.standings.extend(result.standings)
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
