"""What managers learn from the gap reports, and what they may not see."""

import csv
import io
from datetime import timedelta
from uuid import UUID

import openpyxl
import pytest
from flask import Flask

from tests.province import NA_SON, NOW, PU_NHUNG
from trainer.domain.calendar import local_day
from trainer.extensions import db
from trainer.models import EvidenceKind, Identity, Look, OrgUnit
from trainer.records.evidence import NewEvidence, append
from trainer.records.gaps import gap_rows, refresh_counts
from trainer.reports.schematic import drawn

SKILL = "procedure.civil-status"


def table_of(response) -> list[dict[str, str]]:
    text = response.get_data().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def row_of(app: Flask, skill: str = SKILL):
    with app.app_context():
        rows = gap_rows(local_day(NOW), units=[NA_SON], skill=skill)
        return next(row for row in rows if row.required_level == 2)


def twelve_right_answers(person, kind=EvidenceKind.ASSESSMENT_ITEM):
    return [
        NewEvidence(
            person_id=person,
            skill=SKILL,
            item=f"specimen/{n}",
            revision="0" * 64,
            kind=kind,
            outcome=1.0,
            weight=1.0,
            occasion=UUID(int=person.int ^ n // 6),
            level=2,
            occurred_at=NOW - timedelta(minutes=2 - n // 6),
        )
        for n in range(12)
    ]


def test_a_commune_manager_goes_straight_to_the_own_report(signed_in) -> None:
    answer = signed_in("lanhdao.nason").get("/reports")
    assert answer.status_code == 302
    assert answer.location.endswith(f"/reports/communes/{NA_SON}")


def test_a_manager_of_another_commune_cannot_see_the_report(signed_in, province) -> None:
    browser = signed_in("lanhdao.punhung")
    learner = province.people["hocvien"]
    for path in ("", f"/{SKILL}", f"/{SKILL}/{learner}"):
        assert browser.get(f"/reports/communes/{NA_SON}{path}").status_code == 403
    assert browser.get(f"/reports/gaps.csv?unit={NA_SON}").status_code == 403


def test_an_export_holds_only_the_communes_one_manages(signed_in) -> None:
    rows = table_of(signed_in("lanhdao.punhung").get("/reports/gaps.csv"))
    assert {row["commune"] for row in rows} == {PU_NHUNG}


def test_an_assessment_moves_the_report_and_practice_does_not(app, province) -> None:
    learner = province.people["hocvien"]
    before = row_of(app)
    with app.app_context():
        append(db.session, twelve_right_answers(learner, EvidenceKind.OWN_RUN))
        db.session.commit()
    assert row_of(app) == before
    with app.app_context():
        append(db.session, twelve_right_answers(learner))
        db.session.commit()
    after = row_of(app)
    assert after.met == before.met + 1
    assert after.not_measured == before.not_measured - 1


def test_the_report_of_a_day_before_the_assessment_stays_as_it_was(app, province, signed_in):
    with app.app_context():
        append(db.session, twelve_right_answers(province.people["hocvien"]))
        db.session.commit()
    yesterday = local_day(NOW) - timedelta(days=1)
    with app.app_context():
        [row] = [
            r for r in gap_rows(yesterday, units=[NA_SON], skill=SKILL) if r.required_level == 2
        ]
    assert row.met == 0
    page = signed_in("lanhdao.tinh").get(f"/reports?as_of={yesterday.isoformat()}")
    assert f'value="{yesterday.isoformat()}"' in page.text


def test_every_number_on_the_sheet_is_the_number_of_the_rows(signed_in, app) -> None:
    browser = signed_in("lanhdao.tinh")
    exported = table_of(browser.get("/reports/gaps.csv"))
    book = openpyxl.load_workbook(io.BytesIO(browser.get("/reports/gaps.xlsx").data))
    head, *lines = [[c.value for c in row] for row in book.active.iter_rows()]
    with app.app_context():
        rows = gap_rows(local_day(NOW))
    assert len(exported) == len(lines) == len(rows)
    for name in ("required", "met", "below", "not_measured", "stale", "vacant"):
        counted = [getattr(row, name) for row in rows]
        assert [int(line[name]) for line in exported] == counted
        assert [line[head.index(name)] for line in lines] == counted


def test_a_name_that_looks_like_a_formula_stays_a_name(signed_in, app, province) -> None:
    with app.app_context():
        db.session.get_one(Identity, province.people["hocvien"]).name = "=cmd()"
        db.session.commit()
    page = signed_in("lanhdao.nason").get(f"/reports/communes/{NA_SON}/{SKILL}")
    assert "=cmd()" in page.text


def test_the_person_sees_who_looked(signed_in, app, province) -> None:
    signed_in("lanhdao.nason").get(f"/reports/communes/{NA_SON}/{SKILL}")
    with app.app_context():
        looks = db.session.scalars(
            db.select(Look).where(Look.person_id == province.people["hocvien"])
        ).all()
    assert [look.page for look in looks] == [f"/reports/communes/{NA_SON}/{SKILL}"]


@pytest.mark.parametrize("given", ["hôm qua", "31/12/2026", "2026-13-01", "x" * 2000])
def test_a_day_that_is_none_is_said_and_today_is_shown(signed_in, given) -> None:
    page = signed_in("lanhdao.tinh").get("/reports", query_string={"as_of": given})
    assert page.status_code == 200
    assert "không phải là ngày" in page.text


@pytest.mark.parametrize(
    "path",
    ["communes/99999", f"communes/{NA_SON}/no.such.skill", "communes/11", "gaps.pdf"],
)
def test_a_report_that_does_not_exist_is_not_found(signed_in, path) -> None:
    assert signed_in("lanhdao.tinh").get(f"/reports/{path}").status_code == 404


def test_a_vacant_post_stands_apart_and_is_no_gap(signed_in, app, province) -> None:
    before = row_of(app)
    with app.app_context():
        refresh_counts([NA_SON])
        db.session.commit()
    assert row_of(app) == before
    with app.app_context():
        rows = gap_rows(local_day(NOW), units=[NA_SON], skill=SKILL)
    assert sum(row.vacant for row in rows) >= 1
    for row in rows:
        assert row.required == row.met + row.below + row.not_measured + row.stale


def test_the_map_gives_every_commune_a_square_of_its_own(signed_in, app) -> None:
    with app.app_context():
        units = db.session.scalars(db.select(OrgUnit).where(OrgUnit.kind != "province")).all()
        tiles = drawn(units)
    assert len({(tile.column, tile.row) for tile in tiles}) == len(units)
    page = signed_in("lanhdao.tinh").get("/reports/map")
    assert all(tile.unit.short_name in page.text for tile in tiles)


def test_the_manager_of_one_commune_has_no_map_of_the_province(signed_in) -> None:
    assert signed_in("lanhdao.nason").get("/reports/map").status_code == 403
