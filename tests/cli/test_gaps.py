import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from openpyxl import load_workbook

from tests.records.people import (
    FRAMEWORK,
    NA_SON,
    PU_NHUNG,
    employed,
    found_communes,
    publish,
    sittings,
)
from trainer.cli import gaps
from trainer.extensions import db
from trainer.models import OrgUnit, Setting
from trainer.records.evidence import append

Run = Callable[..., Result]
SKILLS = [
    {"code": "reception", "name": {"vi": "Tiếp nhận", "en": "Reception"}},
    {"code": "birth", "name": {"vi": "=cmd()", "en": "Birth"}},
]


@pytest.fixture
def run(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(gaps, "create_app", lambda: app)
    with app.app_context():
        found_communes()
        publish("framework", "framework", {**FRAMEWORK, "skills": SKILLS}, "framework-gaps")
        append(db.session, sittings(employed("Lò Thị Mẫu"), 12))
        db.session.commit()
        employed("Vàng A Mẫu", PU_NHUNG)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(gaps.command, arguments)

    return run


def test_json_has_the_keys_that_were_agreed(run: Run) -> None:
    given = ["--commune", NA_SON, "--skill", "reception", "--as-of", "2026-03-20"]
    assert json.loads(run(*given, "--format", "json").stdout) == [
        {
            "commune": NA_SON,
            "skill": "reception",
            "required_level": 2,
            "required": 1,
            "met": 1,
            "below": 0,
            "not_measured": 0,
            "stale": 0,
            "vacant": 0,
            "single_point_of_failure": True,
            "oldest_evidence": "2026-03-02",
        }
    ]


def test_the_report_can_be_asked_for_as_of_any_day(run: Run) -> None:
    given = ["--commune", NA_SON, "--skill", "reception", "--format", "json"]
    before, long_after = (
        json.loads(run(*given, "--as-of", day).stdout)[0] for day in ("2026-02-01", "2028-02-01")
    )
    assert (before["not_measured"], long_after["stale"]) == (1, 1)


def test_csv_xlsx_and_json_give_the_same_numbers(run: Run) -> None:
    day = ("--as-of", "2026-03-20")
    data = json.loads(run(*day, "--format", "json").stdout)
    rows = list(csv.DictReader(StringIO(run(*day, "--format", "csv").stdout.lstrip("\ufeff"))))
    book = load_workbook(BytesIO(run(*day, "--format", "xlsx").stdout_bytes))
    head, *cells = book.active.iter_rows(values_only=True)
    sheet = [dict(zip(head, row, strict=True)) for row in cells]
    numbers = [name for name in data[0] if name not in ("oldest_evidence", "commune")]
    assert len(data) == len(rows) == len(sheet) == 4
    for name in numbers:
        wanted = [str(int(row[name]) if isinstance(row[name], bool) else row[name]) for row in data]
        assert [row[name] for row in rows] == wanted
        assert [str(row[name]) for row in sheet] == wanted


def test_a_name_never_becomes_a_formula(app: Flask, run: Run) -> None:
    with app.app_context():
        db.session.get_one(OrgUnit, NA_SON).name = "=cmd()"
        db.session.commit()
    rows = list(csv.reader(StringIO(run("--format", "csv").stdout)))
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]
    book = load_workbook(BytesIO(run("--format", "xlsx").stdout_bytes))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_the_text_names_communes_and_says_who_is_irreplaceable(run: Run) -> None:
    said = run("--as-of", "2026-03-20").stdout
    assert "Xã Na Son" in said
    assert said.count("single point of failure") == 1


def test_an_export_of_invented_people_says_so(app: Flask, run: Run) -> None:
    with app.app_context():
        db.session.add(Setting(name="demonstration", value="made"))
        db.session.commit()
    for form in ("text", "csv"):
        assert "demonstration data" in run("--format", form).stdout


@pytest.mark.parametrize("wrong", [["--commune", "99"], ["--skill", "flying"], ["--as-of", "mai"]])
def test_wrong_use_is_one_plain_sentence(run: Run, wrong: list[str]) -> None:
    result = run(*wrong)
    assert result.exit_code == 2
    assert result.stdout == ""
