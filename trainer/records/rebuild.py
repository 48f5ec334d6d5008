"""Everything after the log, made again from it: private estimates, standings, commune counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from uuid import UUID

from trainer.domain.gaps import DatedRow
from trainer.extensions import db
from trainer.models import CommuneCount, Estimate, Evidence, OrgUnit, Person, Standing
from trainer.records.folding import PRIVATE_FOLD, State, all_folded
from trainer.records.gaps import as_dated, counted, refresh_all_counts
from trainer.records.log import pieces_of
from trainer.records.rebuild_folding import FoldAll, folding_in

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
    known = (db.select(table.person_id).distinct() for table in (Evidence, Estimate, Standing))
    return sorted({person for query in known for person in db.session.scalars(query)})


def _rewrite(people: Sequence[UUID], fold_all: FoldAll) -> None:
    """Fold some people anew, under a lock that is taken before anything of theirs is read."""
    locked = db.select(Person.id).where(Person.id.in_(people)).order_by(Person.id)
    db.session.execute(locked.with_for_update())
    batches = [people[start : start + BATCH] for start in range(0, len(people), BATCH)]
    for batch, found in zip(batches, fold_all(batches), strict=True):
        for table, rows in ((Estimate.__table__, found.estimates), (_STANDING, found.standings)):
            db.session.execute(db.delete(table).where(table.c.person_id.in_(batch)))
            if rows:
                db.session.execute(db.insert(table), rows)


def _from_log(person_id: UUID) -> Stored:
    found: Stored = {}
    for skill, result in all_folded(person_id, pieces_of(person_id)).items():
        if result.estimate:
            found["estimate", skill, PRIVATE_FOLD] = result.estimate
        for row in result.standings:
            found["standing", skill, f"{row['from_at']}"] = row
    return found


def _stored(person_id: UUID) -> Stored:
    found: Stored = {}
    for kept in db.session.scalars(db.select(Estimate).where(Estimate.person_id == person_id)):
        found["estimate", kept.skill, kept.fold] = kept.state
    columns = Standing.__table__.columns
    query = db.select(*columns).where(Standing.person_id == person_id)
    for row in db.session.execute(query).mappings():
        found["standing", row["skill"], f"{row['from_at']}"] = dict(row)
    return found


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
