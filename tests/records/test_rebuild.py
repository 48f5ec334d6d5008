from typing import Any

import pytest
from sqlalchemy import update

from tests.records.people import NA_SON, at, employed, evidence, found_communes, sittings
from trainer.extensions import db
from trainer.models import CommuneCount, Estimate, Standing
from trainer.records.evidence import append
from trainer.records.log import written
from trainer.records.rebuild import rebuild, verify
from trainer.records.standings import standings_of


def learned() -> Any:
    found_communes()
    person = employed("Lò Thị Mẫu")
    append(db.session, [evidence(person), *sittings(person, 11, 3), evidence(person, 9, 0.0)])
    db.session.commit()
    return person


def test_what_was_appended_equals_what_is_rebuilt(session: Any) -> None:
    learned()
    assert verify() == []
    rebuild()
    assert verify() == []


def test_a_standing_changed_by_hand_is_found_and_put_right(session: Any) -> None:
    person = learned()
    latest = Standing.until_at.is_(None)
    db.session.execute(update(Standing).where(latest).values(level=4))
    db.session.commit()
    (found,) = verify()
    assert found.startswith(f"{person}: standing reception")
    assert found.endswith("differs from the log")
    rebuild()
    assert verify() == []
    assert standings_of(person, at(10))["reception"].level == 2


def test_lost_and_invented_rows_are_found(session: Any) -> None:
    person = learned()
    db.session.execute(db.delete(Estimate))
    db.session.execute(update(CommuneCount).values(skill="invented"))
    db.session.commit()
    found = "\n".join(verify())
    assert f"{person}: estimate reception is missing" in found
    assert f"unit {NA_SON}: count reception level 2" in found
    assert "does not follow from the log" in found
    rebuild()
    assert verify() == []


def test_verifying_changes_nothing(session: Any) -> None:
    learned()
    db.session.execute(db.delete(Standing))
    db.session.commit()
    assert verify() == verify() != []


def test_much_evidence_is_written_first_and_folded_afterwards(session: Any) -> None:
    found_communes()
    people = [employed(f"Lò Thị Mẫu {n}") for n in range(3)]
    written(row for person in people for row in sittings(person, 12))
    db.session.commit()
    seen: list[tuple[int, int]] = []
    rebuild(lambda done, of: seen.append((done, of)))
    assert seen[-1] == (3, 3)
    assert verify() == []
    assert standings_of(people[2], at(1))["reception"].level == 2


def test_several_processes_rebuild_the_same(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found_communes()
    people = [employed(f"Lò Thị Mẫu {n}") for n in range(5)]
    written(row for n, person in enumerate(people) for row in sittings(person, 8 + n))
    db.session.commit()
    monkeypatch.setattr("trainer.records.rebuild.TOGETHER", 2)
    rebuild(processes=2)
    assert verify() == []
    assert standings_of(people[4], at(1))["reception"].level == 2
