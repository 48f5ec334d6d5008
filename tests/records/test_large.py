from typing import Any

import pytest

from tests.records.people import found_communes
from trainer.demo import large
from trainer.extensions import db
from trainer.models import (
    Appointment,
    Estimate,
    Evidence,
    GeneralEstimate,
    Identity,
    Person,
    Standing,
)
from trainer.records.evidence import append
from trainer.records.log import NewEvidence
from trainer.records.published import requirements
from trainer.records.rebuild import rebuild, verify


def made(evidence: int = 300, seed: int = 4) -> list[tuple[int, int]]:
    found_communes()
    told: list[tuple[int, int]] = []
    large.make(3, 7, evidence, seed, requirements(), lambda done, of: told.append((done, of)))
    return told


def log() -> list[tuple[Any, ...]]:
    query = db.select(Evidence.id, Evidence.person_id, Evidence.skill, Evidence.outcome)
    return [tuple(row) for row in db.session.execute(query.order_by(Evidence.id))]


def test_so_many_people_and_pieces_are_made_as_were_asked_for(session: Any) -> None:
    assert made()[-1] == (300, 300)
    for table, count in ((Person, 7), (Identity, 7), (Appointment, 7), (Evidence, 300)):
        assert db.session.query(table).count() == count
    assert all("(mẫu)" in name for name in db.session.scalars(db.select(Identity.name)))


def test_what_is_made_part_by_part_stays_although_nobody_else_commits(
    session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "BATCH", 100)
    made()
    with db.engine.connect() as somebody_else:
        assert somebody_else.scalar(db.select(db.func.count(Evidence.id))) == 300


def test_the_same_seed_makes_the_same_log(session: Any) -> None:
    made()
    first = log()
    for table in (Evidence, Appointment, Identity):
        db.session.execute(db.delete(table))
    db.session.execute(db.text("DELETE FROM post"))
    db.session.execute(db.delete(Person))
    db.session.commit()
    made()
    assert log() == first
    assert len({id_ for id_, *_ in first}) == 300


def test_what_was_made_at_once_equals_what_is_written_piece_by_piece(session: Any) -> None:
    made(evidence=120)
    rebuild()
    assert verify() == []
    tables = (Estimate.__table__, GeneralEstimate.__table__, Standing.__table__)
    at_once = [sorted(map(repr, without_ids(table))) for table in tables]
    rows = db.session.scalars(db.select(Evidence).order_by(Evidence.occurred_at, Evidence.id)).all()
    fields = list(NewEvidence.__dataclass_fields__)
    again = [NewEvidence(**{name: getattr(row, name) for name in fields}) for row in rows]
    for table in (Estimate, GeneralEstimate, Standing, Evidence):
        db.session.execute(db.delete(table))
    occasions = {row.occasion: [r for r in again if r.occasion == row.occasion] for row in again}
    for whole in occasions.values():
        append(db.session, whole)
    db.session.commit()
    assert [sorted(map(repr, without_ids(table))) for table in tables] == at_once


def without_ids(table: Any) -> list[dict[str, Any]]:
    """Rows without the identifiers of evidence, which are new each time it is written."""
    found = [dict(row) for row in db.session.execute(db.select(table)).mappings()]
    for row in found:
        row.pop("evidence_id", None)
        row.pop("last_id", None)
    return found
