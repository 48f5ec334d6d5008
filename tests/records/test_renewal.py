"""Facts are replaced, and everybody's levels know it at once."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.records.people import NA_SON, at, employed, found_communes, sittings
from trainer.domain.calendar import local_day
from trainer.extensions import db
from trainer.records.evidence import append
from trainer.records.gaps import gap_rows
from trainer.records.publishing import publish
from trainer.records.rebuild import verify
from trainer.records.standings import standings_of

CHARGE = "2.000815/charge"


@dataclass(frozen=True)
class Facts:
    """A revision of the facts."""

    hash: str
    body: dict[str, Any]
    kind: str = "facts"
    key: str = "facts"
    search_text: str = ""


def published(name: str, *days: str) -> None:
    """Publish facts; the charge changed on these days."""
    changed = {CHARGE: days} if days else {}
    body = {"facts": [], "procedures": [], "holidays": [], "changed": changed}
    publish([Facts(hash=name * 64, body=body)], [], at(0))


@pytest.fixture
def person(session: Any) -> Any:
    """Somebody who has shown level 2 by a charge that may change."""
    found_communes()
    published("a")
    person = employed("Lò Thị Mẫu")
    append(db.session, sittings(person, 12, facts=[CHARGE]))
    db.session.commit()
    return person


def test_a_replaced_fact_makes_the_level_stale_from_its_day_on(person: Any) -> None:
    fresh = standings_of(person, at(1))["reception"].stale_at
    published("b", local_day(at(60)).isoformat())
    standing = standings_of(person, at(1))["reception"]
    assert standing.level == 2
    assert standing.stale_at < fresh
    assert not standing.is_stale(at(59))
    assert standing.is_stale(at(61))
    assert verify() == []


def test_the_commune_counts_it_as_stale_from_that_day(person: Any) -> None:
    published("b", local_day(at(60)).isoformat())
    before, after = (
        next(
            row
            for row in gap_rows(local_day(at(days)), units=[NA_SON], skill="reception")
            if row.required
        )
        for days in (50, 70)
    )
    assert after.stale == before.stale + 1


def test_whoever_is_asked_again_by_the_new_rule_is_fresh_again(person: Any) -> None:
    published("b", local_day(at(60)).isoformat())
    append(db.session, sittings(person, 12, days=70, facts=[CHARGE]))
    db.session.commit()
    assert not standings_of(person, at(80))["reception"].is_stale(at(80))
    assert verify() == []


def test_a_fact_that_comes_back_as_it_was_leaves_no_trace(person: Any) -> None:
    before = standings_of(person, at(1))
    published("b", local_day(at(60)).isoformat())
    published("c")
    assert standings_of(person, at(1)) == before
