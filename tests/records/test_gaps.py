from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.records.people import (
    FRAMEWORK,
    NA_SON,
    PU_NHUNG,
    at,
    employed,
    found_communes,
    publish,
    sittings,
    vacant_post,
)
from trainer.domain.calendar import local_day
from trainer.domain.gaps import GapRow
from trainer.extensions import db
from trainer.models import Person
from trainer.records import publishing
from trainer.records.evidence import append
from trainer.records.gaps import gap_rows, refresh_all_counts, refresh_counts
from trainer.records.people import leave

TODAY = date(2026, 3, 20)


def sat(person: Any, right: int, days: float = 0) -> None:
    append(db.session, sittings(person, right, days))
    db.session.commit()


def row(unit: str = NA_SON, level: int = 2, on: date = TODAY) -> GapRow:
    (found,) = [r for r in gap_rows(on, [unit], "reception") if r.required_level == level]
    return found


def test_the_report_moves_on_the_day_of_the_assessment(session: Any) -> None:
    found_communes()
    clerk = employed("Lò Thị Mẫu")
    assert row().not_measured == 1
    sat(clerk, 12)
    assert (row().met, row().not_measured, row().required) == (1, 0, 1)
    assert row().single_point_of_failure
    assert row().oldest_evidence == local_day(at(0))
    assert row(on=date(2026, 3, 1)).not_measured == 1
    assert row(on=date(2026, 3, 2)).met == 1
    assert row(on=date(2028, 3, 1)).stale == 1


def test_a_weak_result_is_below_and_shows_only_in_its_own_commune(session: Any) -> None:
    found_communes()
    sat(employed("Lò Thị Mẫu"), 5)
    employed("Vàng A Mẫu", PU_NHUNG)
    assert (row().below, row(PU_NHUNG).below) == (1, 0)
    assert row(PU_NHUNG).not_measured == 1


def test_a_vacant_post_is_counted_apart(session: Any) -> None:
    found_communes()
    vacant_post()
    assert (row().required, row().vacant) == (0, 1)


def test_who_leaves_is_no_longer_required_from_that_day(session: Any) -> None:
    found_communes()
    person = employed("Lò Thị Mẫu")
    leave(db.session.get_one(Person, person), date(2026, 3, 15), at(13))
    db.session.flush()
    refresh_counts([NA_SON])
    db.session.commit()
    assert row(on=date(2026, 3, 14)).required == 1
    assert (row().required, row().vacant) == (0, 1)


def test_helpers_stay_out_and_other_posts_are_counted_at_their_own_level(session: Any) -> None:
    found_communes()
    employed("Quàng Văn Thử", profile="head")
    assert gap_rows(TODAY) == []
    employed("Vàng A Mẫu", profile="chief")
    assert [r.required_level for r in gap_rows(TODAY)] == [1]


def test_rows_can_be_asked_for_by_unit_and_skill(session: Any) -> None:
    found_communes()
    employed("Lò Thị Mẫu")
    employed("Vàng A Mẫu", PU_NHUNG)
    assert len(gap_rows(TODAY)) == 4
    assert {r.skill for r in gap_rows(TODAY, [NA_SON])} == {"reception", "birth"}
    assert {r.commune for r in gap_rows(TODAY, None, "birth")} == {NA_SON, PU_NHUNG}
    assert gap_rows(TODAY, []) == []


def test_a_new_framework_requires_anew(session: Any) -> None:
    found_communes()
    employed("Lò Thị Mẫu")
    profiles = [{"code": "clerk", "requires": {"reception": 3}}]
    publish("framework", "framework", {**FRAMEWORK, "profiles": profiles}, "framework-2")
    refresh_all_counts()
    assert [(r.skill, r.required_level) for r in gap_rows(TODAY)] == [("reception", 3)]


@dataclass(frozen=True)
class Compiled:
    kind: str
    key: str
    hash: str
    body: Mapping[str, Any]
    search_text: str = ""


def test_publishing_a_framework_counts_every_commune_again(session: Any) -> None:
    found_communes()
    employed("Lò Thị Mẫu")
    body = {"profiles": [{"code": "clerk", "requires": {"birth": 2}}]}
    publishing.publish([Compiled("framework", "framework", "framework-4", body)], [], at())
    assert [(r.skill, r.required_level) for r in gap_rows(TODAY)] == [("birth", 2)]
