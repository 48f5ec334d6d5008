"""One's own account: password, language, ending sessions."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.accounts.people import PASSWORD, given_account
from tests.pages import PageClient
from trainer.extensions import db
from trainer.models import Account, AuditEntry, Role

NEW = "bốn mùa hoa ban"


@pytest.fixture
def learner(app: Flask, client: PageClient) -> PageClient:
    with app.app_context():
        given_account(grants=[(Role.LEARNER, "03203"), (Role.MANAGER, "03203")])
    client.sign_in("hocvien", PASSWORD)
    return client


def changed(client: PageClient, present: str = PASSWORD, new: str = NEW, again: str = NEW):
    sent = {"present": present, "password": new, "again": again}
    return client.post("/account/password", data=sent)


def test_a_person_sees_every_role_with_its_unit(learner: PageClient) -> None:
    page = learner.get("/account").text
    assert "Học viên · Xã Na Son" in page
    assert "Lãnh đạo, quản lý · Xã Na Son" in page


def test_a_changed_password_signs_out_the_other_devices_and_not_this_one(
    app: Flask, learner: PageClient
) -> None:
    other = app.test_client()
    other.sign_in("hocvien", PASSWORD)
    assert changed(learner).status_code == 302
    assert learner.get("/account").status_code == 200
    assert other.get("/account").status_code == 302
    assert other.sign_in("hocvien", PASSWORD).status_code == 422
    assert other.sign_in("hocvien", NEW).status_code == 302


def test_without_the_present_password_it_does_not_change(learner: PageClient) -> None:
    answer = changed(learner, present="không phải nó")
    assert answer.status_code == 422
    assert "Mật khẩu hiện tại chưa đúng" in answer.text


def test_guessing_the_present_password_is_slowed_down_too(learner: PageClient) -> None:
    for _ in range(5):
        changed(learner, present="không phải nó")
    assert changed(learner).status_code == 429


def test_signing_out_everywhere_ends_this_session_and_all_others(
    app: Flask, learner: PageClient
) -> None:
    other = app.test_client()
    other.sign_in("hocvien", PASSWORD)
    learner.post("/account/sign-out-everywhere")
    assert learner.get("/account").status_code == 302
    assert other.get("/account").status_code == 302


def test_the_account_remembers_the_language(app: Flask, learner: PageClient) -> None:
    learner.post("/language", data={"language": "en", "back": "/account"})
    assert learner.get("/account").headers["Content-Language"] == "en"
    with app.app_context():
        assert db.session.scalars(select(Account)).one().language == "en"


def test_what_was_done_is_noted_and_no_secret_with_it(app: Flask, learner: PageClient) -> None:
    changed(learner)
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry)).all()
        assert [entry.act for entry in entries] == ["password-changed"]
        assert NEW not in entries[0].subject + entries[0].detail
