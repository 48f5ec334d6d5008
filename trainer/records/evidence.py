"""Appending evidence: the log, then at once what is folded from it, in the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from trainer.domain.evidence import OFFICIAL, living
from trainer.models import Evidence, Person
from trainer.records.calibration import items_of
from trainer.records.folding import (
    kept_fold,
    moved_on,
    official_folds,
    private_fold,
    store_all,
    store_on_top,
    store_standings,
    yardstick,
)
from trainer.records.gaps import refresh_counts, units_of
from trainer.records.log import NewEvidence, piece, pieces_of, written

__all__ = ["NewEvidence", "append"]


def append(session: Any, rows: Iterable[NewEvidence]) -> None:
    """Append evidence and refold what it touches; the calling service commits.

    Locks each person, in the order of their ids, so that two appends cannot lose an update. Give
    the rows of a run or a sitting together: a level is decided when the occasion is complete.
    To load much evidence at once, write it with `log.written` and then `rebuild.rebuild`.
    """
    by_person: dict[UUID, list[NewEvidence]] = defaultdict(list)
    for row in rows:
        by_person[row.person_id].append(row)
    for person_id in sorted(by_person):
        session.get_one(Person, person_id, with_for_update=True)
        _refold(session, person_id, written(by_person[person_id]))


def _refold(session: Any, person_id: UUID, rows: Sequence[Evidence]) -> None:
    official, moved = _is_official(rows), _put_on_top(person_id, rows)
    if moved and not official:
        return
    pieces = living(pieces_of(person_id))
    items = items_of(pieces)
    if not moved:
        store_all(person_id, private_fold(pieces, items))
    if official:
        touched, folds = (
            _touched(session, rows),
            official_folds(person_id, pieces, yardstick(items)),
        )
        for skill in touched:
            store_standings(person_id, skill, folds.get(skill, ()))
        refresh_counts(units_of(person_id), touched)


def _touched(session: Any, rows: Sequence[Evidence]) -> list[str]:
    """Return the skills of the rows and of the rows that they void.

    A row that is voided voids no longer what it voided itself, and so on back.
    """
    found: dict[UUID, str] = {}
    for row in rows:
        back: Evidence | None = row
        while back and back.id not in found:
            found[back.id] = back.skill
            back = session.get(Evidence, back.voids) if back.voids else None
    return sorted(set(found.values()))


def _is_official(rows: Sequence[Evidence]) -> bool:
    return any(row.kind in OFFICIAL or row.voids for row in rows)


def _put_on_top(person_id: UUID, rows: Sequence[Evidence]) -> bool:
    """Move the private fold on by rows that come after all others; False if they do not."""
    new = [piece(row) for row in rows]
    kept = kept_fold(person_id, {row.skill for row in rows})
    fold = moved_on(kept, new, items_of(new)) if kept else None
    if fold is None:
        return False
    store_on_top(person_id, fold)
    return True
