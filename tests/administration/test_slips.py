"""Printing slips: one, or many on a sheet."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.administration.province import given_clerk, given_province, signed_in
from trainer.extensions import db
from trainer.models import AuditEntry, SignInSlip

CODE = re.compile(r'class="code">([^<]+)<')


@pytest.fixture
def admin(app: Flask, client: FlaskClient) -> FlaskClient:
    with app.app_context():
        given_province()
    return signed_in(client)


def test_a_printed_slip_carries_all_that_is_needed_and_lets_its_holder_in(
    app: Flask, admin: FlaskClient
) -> None:
    with app.app_context():
        key = given_clerk().id
    page = admin.post(f"/administration/people/{key}/slip")
    assert "no-store" in page.headers["Cache-Control"]
    for words in ("Lò Thị Mẫu", "Xã Na Son", "mau", "http://localhost/slip"):
        assert words in page.text
    (code,) = CODE.findall(page.text)
    assert app.test_client().post("/slip", data={"code": code}).status_code == 302


def test_a_batch_prints_a_slip_for_everybody_ticked(app: Flask, admin: FlaskClient) -> None:
    with app.app_context():
        keys = [given_clerk(f"MAU-{n}", f"Lò Thị Mẫu {n}").id for n in range(12)]
    page = admin.post("/administration/slips", data={"person": keys})
    assert len(set(CODE.findall(page.text))) == 12


def test_no_code_stands_in_the_database_or_the_audit(app: Flask, admin: FlaskClient) -> None:
    with app.app_context():
        key = given_clerk().id
    (code,) = CODE.findall(admin.post(f"/administration/people/{key}/slip").text)
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry).filter_by(act="slip-printed")).one()
        slip = db.session.scalars(select(SignInSlip)).one()
        assert code not in str(vars(entry)) + str(vars(slip))


def test_nobody_ticked_is_no_sheet(admin: FlaskClient) -> None:
    assert admin.post("/administration/slips").status_code == 400
    assert admin.post("/administration/slips", data={"person": "khong-phai"}).status_code == 400


def test_a_closed_account_gets_no_slip(app: Flask, admin: FlaskClient) -> None:
    with app.app_context():
        key = given_clerk().id
    admin.post(f"/administration/people/{key}/account/close")
    assert admin.post(f"/administration/people/{key}/slip").status_code == 400
