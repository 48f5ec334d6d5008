"""Everything after the log, made again from it: private estimates, standings, commune counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from uuid import UUID

from trainer.domain.gaps import DatedRow
from trainer.extensions import db
from trainer.models import CommuneCount, Estimate, GeneralEstimate, OrgUnit, Person, Standing
from trainer.records.folding import State
from trainer.records.gaps import TOGETHER as UNITS
from trainer.records.gaps import as_dated, counted, in_one_go, refresh_counts
from trainer.records.processes import uncollected, working_in
from trainer.records.rebuild_folding import Range, fold_anew, folded_people

Progress = Callable[[int, int], None]
"""Called with how many are done, and how many there are."""

TOGETHER = 400
"""People in one transaction."""

Stored = dict[tuple[str, ...], State]
"""What there is, by whose it is and what it is called."""


def silent(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def rebuild(folding: Progress = silent, processes: int = 1, counting: Progress = silent) -> None:
    """Fold everybody's evidence and count every unit anew. Commits, some people at a time.

    `folding` is told of people, `counting` of units.
    """
    people, units = _everybody(), _units()
    with working_in(processes) as each:
        for done, _ in enumerate(each(fold_anew, _ranges(people)), 1):
            folding(min(len(people), done * TOGETHER), len(people))
        for done, _ in enumerate(each(_count_anew, in_one_go(units)), 1):
            counting(min(len(units), done * UNITS), len(units))


def verify(progress: Progress = silent) -> list[str]:
    """Return how what is stored differs from what the log says; changes nothing."""
    people = _everybody()
    differences: list[str] = []
    for done, some in enumerate(_ranges(people), 1):
        differences += _differences(_from_log(some), _stored(some))
        progress(min(len(people), done * TOGETHER), len(people))
    for units in in_one_go(_units()):
        differences += _differences(_named(counted(units)), _stored_counts(units))
    return differences


def _everybody() -> Sequence[UUID]:
    return db.session.scalars(db.select(Person.id).order_by(Person.id)).all()


def _ranges(people: Sequence[UUID]) -> list[Range]:
    return [
        (people[start], people[min(len(people), start + TOGETHER) - 1])
        for start in range(0, len(people), TOGETHER)
    ]


def _units() -> Sequence[str]:
    return db.session.scalars(db.select(OrgUnit.code)).all()


def _count_anew(units: Sequence[str]) -> None:
    with uncollected():
        refresh_counts(units)
    db.session.commit()


def _from_log(people: Range) -> Stored:
    folds = folded_people(people)
    return _by_name(folds.generals, folds.estimates, folds.standings)


def _stored(people: Range) -> Stored:
    return _by_name(*(_rows(table, people) for table in (GeneralEstimate, Estimate, Standing)))


def _rows(model: type[db.Model], people: Range) -> list[State]:
    table = model.__table__
    query = db.select(*table.columns).where(table.c.person_id.between(*people))
    return [dict(row) for row in db.session.execute(query).mappings()]


def _by_name(
    generals: Iterable[State], estimates: Iterable[State], standings: Iterable[State]
) -> Stored:
    return {
        **{(f"{row['person_id']}", "estimate"): row for row in generals},
        **{(f"{row['person_id']}", "estimate", row["skill"]): row for row in estimates},
        **{
            (f"{row['person_id']}", "standing", row["skill"], f"{row['from_at']}"): row
            for row in standings
        },
    }


def _stored_counts(units: Sequence[str]) -> Stored:
    rows = db.session.scalars(db.select(CommuneCount).where(CommuneCount.unit_code.in_(units)))
    return _named(as_dated(row) for row in rows)


def _named(rows: Iterable[DatedRow]) -> Stored:
    return {
        (
            f"unit {dated.row.commune}",
            "count",
            dated.row.skill,
            f"level {dated.row.required_level}",
            f"from {dated.from_day}",
        ): {"counted": dated}
        for dated in rows
    }


def _differences(expected: Stored, stored: Stored) -> Iterator[str]:
    for name in sorted({*expected, *stored}):
        whose, *what = name
        if name not in stored:
            yield f"{whose}: {' '.join(what)} is missing"
        elif name not in expected:
            yield f"{whose}: {' '.join(what)} does not follow from the log"
        elif expected[name] != stored[name]:
            yield f"{whose}: {' '.join(what)} differs from the log"
