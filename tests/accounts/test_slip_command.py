"""The first administrator of a new installation gets in by a slip from the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from tests.accounts.people import given_account
from trainer.cli import slip
from trainer.extensions import db
from trainer.models import Account, AuditEntry, Role


@pytest.fixture
def run(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(slip, "create_app", lambda: app)

    def ran(username: str) -> Result:
        return CliRunner().invoke(slip.command, [username], standalone_mode=False)

    return ran


def test_the_first_administrator_sets_a_password_with_the_printed_code(app, client, run):
    with app.app_context():
        given_account("quantri", "Tòng Văn Mẫu", [(Role.ADMINISTRATOR, "11")], password=None)
    code = run("QuanTri ").output.strip()
    client.post("/slip", data={"code": code})
    password = "bảy con suối nhỏ"
    client.post("/slip/password", data={"password": password, "again": password})
    assert client.get("/administration").status_code == 200
    with app.app_context():
        [entry] = db.session.scalars(db.select(AuditEntry).where(AuditEntry.act == "slip-printed"))
        assert entry.account_id is None
        assert code not in entry.detail


def test_there_is_no_slip_for_nobody_or_for_whoever_has_left(app, run):
    assert "no open account" in str(run("khongai").exception)
    with app.app_context():
        account = given_account("daroi")
        account.closed_at = account.created_at
        db.session.commit()
    assert "no open account" in str(run("daroi").exception)
    with app.app_context():
        assert db.session.scalar(db.select(Account)).closed_at is not None
