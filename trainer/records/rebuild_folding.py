"""Folding the people of a range anew: read in one query, written in one stream for each table."""

from collections.abc import Sequence
from uuid import UUID

from trainer.domain import abreast
from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Estimate, GeneralEstimate, Person, Standing
from trainer.records.calibration import all_items
from trainer.records.folding import (
    PrivateFold,
    State,
    general_row,
    skill_rows,
    standing_rows,
    yardstick,
)
from trainer.records.log import log_of
from trainer.records.many import put
from trainer.records.processes import uncollected

Range = tuple[UUID, UUID]
"""The first and the last of some people in the order of their ids."""


@value
class FoldedPeople:
    """What the log says of some people: rows by table."""

    generals: list[State]
    estimates: list[State]
    standings: list[State]


def fold_anew(people: Range) -> None:
    """Put what the log says of some people in the place of what is stored. Commits.

    They are locked before anything of theirs is read, so that nobody can append for them meanwhile
    (on SQLite for nobody).
    """
    locked = db.select(Person.id).where(Person.id.between(*people)).order_by(Person.id)
    db.session.execute(locked.with_for_update())
    with uncollected():
        found = folded_people(people)
        for model, rows in (
            (GeneralEstimate, found.generals),
            (Estimate, found.estimates),
            (Standing, found.standings),
        ):
            _put_in_place(model, people, rows)
    db.session.commit()


def _put_in_place(model: type[db.Model], people: Range, rows: Sequence[State]) -> None:
    table = model.__table__
    db.session.execute(db.delete(table).where(table.c.person_id.between(*people)))
    put(model, rows)


def folded_people(people: Range) -> FoldedPeople:
    """Read and fold some people in the present transaction."""
    by = yardstick(all_items())
    log = abreast.living(log_of(*people))
    given = abreast.answers(log, by.items)
    found = FoldedPeople(generals=[], estimates=[], standings=[])
    for own in abreast.private_folds(log, given):
        fold = PrivateFold(state=own.state, last_at=own.last_at, last_id=own.last_id)
        found.generals.append(general_row(own.person, fold))
        found.estimates.extend(skill_rows(own.person, fold))
    for person, skill, seen in abreast.official_folds(log, given):
        found.standings.extend(standing_rows(person, skill, seen, by))
    return found
