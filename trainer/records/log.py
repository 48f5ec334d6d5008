"""The evidence log: rows go in, pieces come out. Nothing here changes or removes a row."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, Text, Uuid, cast, type_coerce
from sqlalchemy.orm import aliased

from trainer.domain.abreast import Log
from trainer.domain.evidence import OFFICIAL, Piece, voided
from trainer.domain.identifiers import new_id
from trainer.domain.values import value
from trainer.extensions import UtcDateTime, db
from trainer.models import Evidence
from trainer.records.many import KeptId, columns
from trainer.records.people import installation

_EVIDENCE = Evidence.__table__.c
_COLUMNS = tuple(
    cast(_EVIDENCE.facts, Text) if name == "facts" else _EVIDENCE[name] for name in Piece._fields
)


def _plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return what costs least to read: an id as it is kept, an instant without its time zone."""
    if isinstance(column.type, Uuid):
        return KeptId(column)
    if isinstance(column.type, UtcDateTime):
        return type_coerce(column, DateTime)
    return column


_PLAIN = tuple(map(_plain, (_EVIDENCE.person_id, *_COLUMNS)))


@value
class NewEvidence:
    """What is to be added to the log; fields as in `models.Evidence`.

    `origin` None: this installation. `recorded_at` None: when it occurred. A row that only voids
    another has weight 0.
    """

    person_id: UUID
    skill: str
    item: str
    revision: str
    kind: str
    outcome: float
    weight: float
    occasion: UUID
    occurred_at: datetime
    facts: Sequence[str] = ()
    critical: bool = False
    variant: str = ""
    level: int = 1
    choices: int = 0
    recorded_at: datetime | None = None
    origin: str | None = None
    voids: UUID | None = None


def written(rows: Iterable[NewEvidence]) -> list[Evidence]:
    """Add rows to the log and return them. The caller commits.

    Raises ValueError for an outcome outside 0 to 1, a negative weight or a level outside 1 to 4.
    """
    origin = installation()
    found = [_row(new, origin) for new in rows]
    db.session.add_all(found)
    db.session.flush()
    return found


def voided_rows(person_id: UUID | None = None) -> Select[UUID | None]:
    """Return the query for the rows that corrections took back, of a person or of everybody.

    A correction that is itself voided takes nothing back.
    """
    query = db.select(Evidence.voids).where(
        Evidence.voids.is_not(None), Evidence.id.not_in(_voided_corrections(person_id))
    )
    return query if person_id is None else query.where(Evidence.person_id == person_id)


def _voided_corrections(person_id: UUID | None) -> AbstractSet[UUID]:
    """Return the corrections that void nothing: rare, whoever they are about."""
    row = aliased(Evidence)
    query = (
        db.select(Evidence.id, row.id)
        .join(row, row.id == Evidence.voids)
        .where(Evidence.voids.is_not(None), row.voids.is_not(None))
    )
    if person_id is not None:
        query = query.where(Evidence.person_id == person_id)
    return voided((correction, taken) for correction, taken in db.session.execute(query))


def counting(person_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which a row of a person counts: neither voided nor voiding."""
    return (
        Evidence.person_id == person_id,
        Evidence.voids.is_(None),
        Evidence.id.not_in(voided_rows(person_id)),
    )


def living_official(person_id: UUID, skill: str) -> Select[tuple[Evidence]]:
    """Return the query for the official evidence of a person in a skill that still counts."""
    return db.select(Evidence).where(
        *counting(person_id), Evidence.skill == skill, Evidence.kind.in_(OFFICIAL)
    )


def piece(row: Evidence) -> Piece:
    """Return a stored row as the rules read it."""
    found = Piece(*(getattr(row, name) for name in Piece._fields))
    return found._replace(facts=json.dumps(row.facts))


def pieces_of(person_id: UUID) -> list[Piece]:
    """Return all of a person's pieces."""
    query: Select[tuple[object, ...]] = db.select(*_COLUMNS).where(Evidence.person_id == person_id)
    return list(map(Piece._make, db.session.execute(query)))


_CANONICAL = [0, *(1 + Piece._fields.index(name) for name in ("occurred_at", "id"))]
"""Places of the columns by which the log of several people is sorted; the first is whose it is."""


def pieces_by_person(people: Collection[UUID]) -> Iterator[tuple[UUID, list[Piece]]]:
    """Yield those of some people who have evidence, with all of it in canonical order."""
    query = db.select(_EVIDENCE.person_id, *_COLUMNS).where(_EVIDENCE.person_id.in_(people))
    rows = zip(*columns(query, _CANONICAL), strict=True)
    for person_id, found in groupby(rows, key=itemgetter(0)):
        yield person_id, [Piece._make(row[1:]) for row in found]


def log_of(first: UUID, last: UUID) -> Log:
    """Return all evidence of the people from `first` to `last`, in the order of their ids."""
    query = db.select(*_PLAIN).where(_EVIDENCE.person_id.between(first, last))
    return Log._make(columns(query, _CANONICAL))


def _row(new: NewEvidence, origin: str) -> Evidence:
    if not (0 <= new.outcome <= 1 and new.weight >= 0 and new.level in {1, 2, 3, 4}):
        raise ValueError(
            f"evidence out of range: outcome {new.outcome}, weight {new.weight}, level {new.level}"
        )
    given = {name: getattr(new, name) for name in new.__dataclass_fields__}
    given["facts"] = list(new.facts)
    given["origin"] = new.origin or origin
    given["recorded_at"] = new.recorded_at or new.occurred_at
    return Evidence(id=new_id(), **given)
