"""`trainer import`, as an administrator types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from tests.administration.province import given_province
from trainer.cli import import_
from trainer.extensions import db
from trainer.models import HolidayOverride, Identity

PEOPLE = "Mã cán bộ,Họ tên,Mã xã,Vị trí,Từ ngày\n"
DAYS = "date,weekday,kind,name_vi,name_en,source\n"


@pytest.fixture
def run(app: Flask, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(import_, "create_app", lambda: app)
    with app.app_context():
        given_province()

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(import_.command, [str(a) for a in arguments])

    return run


def test_a_good_list_is_brought_in_and_counted(app: Flask, run, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE + "MAU-7,Quàng Văn Thử,03203,reception-officer,05/01/2026\n")
    result = run("people", file)
    assert (result.exit_code, result.output) == (0, "Thêm mới: 1\n")
    with app.app_context():
        assert db.session.scalars(select(Identity).filter_by(staff_code="MAU-7")).one()


def test_the_command_knows_every_commune_of_the_official_list(run, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE + "MAU-7,Quàng Văn Thử,Sín Thầu,reception-officer,05/01/2026\n")
    assert run("people", file).exit_code == 0


def test_a_bad_list_is_a_finding_that_names_file_row_and_column(run, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE + "MAU-7,Quàng Văn Thử,Paris,reception-officer,05/01/2026\n")
    result = run("people", file)
    assert result.exit_code == 1
    assert f"{file}:2: Mã xã: “Paris” không phải" in result.stderr


def test_a_file_that_is_no_list_is_one_sentence(run, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    file.write_bytes(b"PK\x03\x04")
    result = run("people", file)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("kind", ["people", "holidays"])
def test_a_template_has_the_headings_and_nothing_else(run, kind: str) -> None:
    result = run(kind, "--template")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == 1


def test_no_file_is_wrong_use(run) -> None:
    assert run("people").exit_code == 2
    assert run("people", "/nowhere/at/all.csv").exit_code == 2


def test_days_off_are_kept_and_the_same_file_again_changes_nothing(
    app: Flask, run, tmp_path: Path
) -> None:
    file = tmp_path / "days.csv"
    file.write_text(
        DAYS + "2026-01-02,Fri,off,Nghỉ,Off,Văn bản\n2026-01-10,Sat,work,Làm bù,Work,\n"
    )
    assert "2 trên 2" in run("holidays", file).output
    assert "0 trên 2" in run("holidays", file).output
    with app.app_context():
        days = db.session.scalars(select(HolidayOverride).order_by(HolidayOverride.day)).all()
        assert [day.working for day in days] == [False, True]


def test_bad_days_are_each_named_and_none_is_kept(app: Flask, run, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    rows = "2026-01-02,,off,Nghỉ,,\n31/02/2026,,off,Nghỉ,,\n03/01/2026,,mai,,,\n02/01/2026,,off,Lại,,\n"
    file.write_text(DAYS + rows)
    result = run("holidays", file)
    assert result.exit_code == 1
    assert [line.split(":")[1] for line in result.stderr.splitlines()] == ["3", "4", "4", "5"]
    with app.app_context():
        assert db.session.scalars(select(HolidayOverride)).first() is None
