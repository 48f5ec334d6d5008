"""`trainer import dossiers`: all of a list or nothing, every bad row named."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from tests.administration.province import given_province
from trainer.administration.importing.dossier_rows import COLUMNS
from trainer.cli import import_
from trainer.demo import dossiers
from trainer.extensions import db
from trainer.models import AuditEntry, DossierCount
from trainer.records.dossier_mix import mix_of

HEAD = "Mã xã,Mã thủ tục,Từ ngày,Đến ngày,Trực tiếp,Trực tuyến,Bưu chính,Nguồn\n"
GOOD = "03203,2.000815,01/07/2025,30/09/2025,148,0,,Số liệu mẫu\n"


@pytest.fixture
def run(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(import_, "create_app", lambda: app)
    with app.app_context():
        given_province()

    def run(content: str | bytes, name: str = "dossiers.csv") -> Result:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return CliRunner().invoke(import_.command, ["dossiers", str(file)])

    return run


def kept(app: Flask) -> list[DossierCount]:
    with app.app_context():
        return list(db.session.scalars(select(DossierCount).order_by(DossierCount.procedure)))


def test_a_good_list_is_kept(app: Flask, run) -> None:
    result = run(HEAD + GOOD + "Na Son,,1/7/2025,2025-09-30,489,156,2,\n")
    assert (result.exit_code, result.output) == (0, "Đã ghi 2 trên 2 dòng số liệu.\n")
    total, copies = kept(app)
    assert (total.unit_code, total.procedure, total.source) == ("03203", "", "")
    assert (total.counter, total.online, total.post) == (489, 156, 2)
    assert (copies.first_day, copies.last_day) == (date(2025, 7, 1), date(2025, 9, 30))
    assert (copies.procedure, copies.counter, copies.post) == ("2.000815", 148, 0)
    assert copies.source == "Số liệu mẫu"


def test_a_corrected_list_takes_the_place_of_the_first_and_is_noted(app: Flask, run) -> None:
    run(HEAD + GOOD)
    assert "0 trên 1" in run(HEAD + GOOD).output
    assert "1 trên 1" in run(HEAD + GOOD.replace("148", "150")).output
    assert [count.counter for count in kept(app)] == [150]
    with app.app_context():
        acts = db.session.scalars(select(AuditEntry.act)).all()
    assert acts.count("dossiers-imported") == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Paris,2.000815,01/07/2025,30/09/2025,1,1", "Mã xã"),
        (",2.000815,01/07/2025,30/09/2025,1,1", "Mã xã"),
        ("03203,khai sinh,01/07/2025,30/09/2025,1,1", "Mã thủ tục"),
        ("03203,2.0008155,01/07/2025,30/09/2025,1,1", "Mã thủ tục"),
        ("03203,2.000815,31/06/2025,30/09/2025,1,1", "Từ ngày"),
        ("03203,2.000815,01/07/2025,,1,1", "Đến ngày"),
        ("03203,2.000815,01/07/2025,31/12/2199,1,1", "Đến ngày"),
        ("03203,2.000815,01/07/2025,30/06/2025,1,1", "Đến ngày"),
        ("03203,2.000815,01/07/2025,30/09/2025,,1", "Trực tiếp"),
        ("03203,2.000815,01/07/2025,30/09/2025,-1,1", "Trực tiếp"),
        ("03203,2.000815,01/07/2025,30/09/2025,1,1.5", "Trực tuyến"),
        ("03203,2.000815,01/07/2025,30/09/2025,1,99999999", "Trực tuyến"),
        ("03203,2.000815,01/07/2025,30/09/2025,1,1,nhiều", "Bưu chính"),
        ("03203,2.000815,01/07/2025,30/09/2025,1,1,1," + "x" * 201, "Nguồn"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_kept(app: Flask, run, row: str, column: str) -> None:
    result = run(HEAD + GOOD + row + "\n")
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert f"dossiers.csv:3: {column}: " in line
    assert not kept(app)


def test_every_bad_row_is_named_at_once_and_a_row_that_stands_there_twice(run) -> None:
    again = GOOD.replace("148", "149")
    result = run(HEAD + GOOD + ",,,,,,,\n" + "x,y,z,,,\n" + again)
    named = [line.split(":")[1] for line in result.stderr.splitlines()]
    assert named == ["4"] * 6 + ["5"]


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        (2.00063, "2.000630"),
        ("2,000815", "2.000815"),
        ("1.001193.000.00.00.H18", "1.001193"),
    ],
)
def test_a_code_is_known_however_the_spreadsheet_wrote_it(app, run, code, meant) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Số liệu mẫu quý III"])
    book.active.append([column.heading for column in COLUMNS])
    book.active.append([3203, code, date(2025, 7, 1), date(2025, 9, 30), 1063.0, "1.063"])
    file = io.BytesIO()
    book.save(file)
    assert run(file.getvalue(), "dossiers.xlsx").exit_code == 0
    [found] = kept(app)
    assert (found.unit_code, found.procedure) == ("03203", meant)
    assert (found.counter, found.online, found.post) == (1063, 1063, 0)


def test_the_demo_says_of_each_row_that_it_is_a_specimen_and_keeps_the_known_totals(app) -> None:
    with app.app_context():
        given_province()
        import_._know_the_communes()
        dossiers.bring_in(import_.datetime.now(import_.UTC))
        assert mix_of("03203").channels == {"counter": 489, "online": 156}
        assert mix_of("03260").channels == {"counter": 1063, "online": 166}
        assert mix_of("03127").channels == {"counter": 2745, "online": 14123}
        most = sorted(mix_of("03260").procedures.items(), key=lambda each: -each[1])
        assert [code for code, _ in most[:3]] == ["2.000815", "1.001193", "1.001776"]
        split = db.session.scalars(select(DossierCount).where(DossierCount.procedure != ""))
        assert all("Số liệu mẫu" in row.source and "giả định" in row.source for row in split)
