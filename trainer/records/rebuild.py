"""Everything after the log, made again from it: private estimates, standings, commune counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from uuid import UUID

from trainer.domain.gaps import DatedRow
from trainer.extensions import db
from trainer.models import (
    CommuneCount,
    Estimate,
    Evidence,
    GeneralEstimate,
    OrgUnit,
    Person,
    Standing,
)
from trainer.records.folding import State
from trainer.records.gaps import as_dated, counted, refresh_all_counts
from trainer.records.rebuild_folding import FoldAll, folded_people, folding_in

Progress = Callable[[int, int], None]
"""Called with how many people are done, and how many there are."""

BATCH, TOGETHER = 200, 1000
"""People read at once; people in one transaction."""

_STANDING = Standing.__table__
Stored = dict[tuple[str, ...], State]


def silent(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def rebuild(progress: Progress = silent, processes: int = 1) -> None:
    """Fold everybody's evidence and count every unit anew. Commits, some people at a time.

    Nobody can append for the people in hand: on SQLite nobody at all, on PostgreSQL not for them.
    """
    with folding_in(processes) as fold_all:
        people = _everybody()
        for start in range(0, len(people), TOGETHER):
            _rewrite(people[start : start + TOGETHER], fold_all)
            db.session.commit()
            progress(min(len(people), start + TOGETHER), len(people))
    refresh_all_counts()
    db.session.commit()


def verify(progress: Progress = silent) -> list[str]:
    """Return how what is stored differs from what the log says; changes nothing."""
    people = _everybody()
    differences: list[str] = []
    for number, person_id in enumerate(people, 1):
        differences += _differences(_from_log(person_id), _stored(person_id), f"{person_id}")
        progress(number, len(people))
    for unit in db.session.scalars(db.select(OrgUnit.code).order_by(OrgUnit.code)).all():
        differences += _differences(_from_counting(unit), _stored_counts(unit), f"unit {unit}")
    return differences


def _everybody() -> list[UUID]:
    known = (
        db.select(table.person_id).distinct() for table in (Evidence, GeneralEstimate, Standing)
    )
    return sorted({person for query in known for person in db.session.scalars(query)})


def _rewrite(people: Sequence[UUID], fold_all: FoldAll) -> None:
    """Fold some people anew, under a lock that is taken before anything of theirs is read."""
    locked = db.select(Person.id).where(Person.id.in_(people)).order_by(Person.id)
    db.session.execute(locked.with_for_update())
    batches = [people[start : start + BATCH] for start in range(0, len(people), BATCH)]
    for batch, found in zip(batches, fold_all(batches), strict=True):
        for table, rows in (
            (GeneralEstimate.__table__, found.generals),
            (Estimate.__table__, found.estimates),
            (_STANDING, found.standings),
        ):
            db.session.execute(db.delete(table).where(table.c.person_id.in_(batch)))
            if rows:
                db.session.execute(db.insert(table), rows)


def _from_log(person_id: UUID) -> Stored:
    folds = folded_people([person_id])
    return _by_name(folds.generals, folds.estimates, folds.standings)


def _stored(person_id: UUID) -> Stored:
    return _by_name(*(_rows(table, person_id) for table in (GeneralEstimate, Estimate, Standing)))


def _rows(model: type[db.Model], person_id: UUID) -> list[State]:
    table = model.__table__
    query = db.select(*table.columns).where(table.c.person_id == person_id)
    return [dict(row) for row in db.session.execute(query).mappings()]


def _by_name(
    generals: Iterable[State], estimates: Iterable[State], standings: Iterable[State]
) -> Stored:
    return {
        **{("estimate", f"{row['person_id']}"): row for row in generals},
        **{("estimate", row["skill"]): row for row in estimates},
        **{("standing", row["skill"], f"{row['from_at']}"): row for row in standings},
    }


def _from_counting(unit: str) -> Stored:
    return _named(counted(unit))


def _stored_counts(unit: str) -> Stored:
    rows = db.session.scalars(db.select(CommuneCount).where(CommuneCount.unit_code == unit))
    return _named(as_dated(row) for row in rows)


def _named(rows: Iterable[DatedRow]) -> Stored:
    return {
        (
            "count",
            dated.row.skill,
            f"level {dated.row.required_level}",
            f"from {dated.from_day}",
        ): {"counted": dated}
        for dated in rows
    }


def _differences(expected: Stored, stored: Stored, whose: str) -> Iterator[str]:
    for name in sorted({*expected, *stored}):
        if name not in stored:
            yield f"{whose}: {' '.join(name)} is missing"
        elif name not in expected:
            yield f"{whose}: {' '.join(name)} does not follow from the log"
        elif expected[name] != stored[name]:
            yield f"{whose}: {' '.join(name)} differs from the log"
