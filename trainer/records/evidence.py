"""Appending evidence: the log, then at once what is folded from it, in the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from trainer.domain.evidence import OFFICIAL
from trainer.models import Estimate, Evidence, Person
from trainer.records.folding import PRIVATE_FOLD, folded, moved_on, store, store_estimate
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
    ranked = set()
    for skill in _touched(session, rows):
        new = [row for row in rows if row.skill == skill]
        if _is_official(rows) or not _put_on_top(session, person_id, skill, new):
            store(person_id, skill, folded(person_id, skill, pieces_of(person_id, skill)))
            ranked.add(skill)
    if ranked:
        refresh_counts(units_of(person_id), ranked)


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


def _put_on_top(session: Any, person_id: UUID, skill: str, rows: Sequence[Evidence]) -> bool:
    """Move the private estimate on by rows that come after all others; False if they do not."""
    kept = session.get(Estimate, (person_id, skill, PRIVATE_FOLD))
    state = moved_on(kept.state if kept else None, [piece(row) for row in rows])
    if state is None:
        return False
    store_estimate(person_id, skill, state)
    return True
