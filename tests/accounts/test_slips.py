"""One-time slips: from the paper to a password."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.accounts.people import PASSWORD, given_account
from tests.pages import PageClient
from trainer.accounts import services
from trainer.accounts.services import Wait, Wrong
from trainer.extensions import db
from trainer.models import Account, SignInSlip
from trainer.records import slips

NEW = "bốn mùa hoa ban"
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def account() -> Account:
    return db.session.scalars(select(Account)).one()


def printed(at: datetime | None = None) -> str:
    code = slips.issue(account(), account(), at or datetime.now(UTC))
    db.session.commit()
    return code


@pytest.fixture
def code(app: Flask) -> str:
    with app.app_context():
        given_account()
        return printed()


def choose(client: PageClient, code: str, password: str = NEW, again: str | None = None):
    client.post("/slip", data={"code": code})
    sent = {"password": password, "again": password if again is None else again}
    return client.post("/slip/password", data=sent)


def test_a_newcomer_types_the_code_chooses_a_password_and_is_signed_in(
    client: PageClient, code: str
) -> None:
    assert choose(client, code).status_code == 302
    assert client.get("/account").status_code == 200
    client.post("/sign-out")
    assert client.sign_in("hocvien", NEW).status_code == 302


@pytest.mark.parametrize("typed", [str.lower, lambda c: c.replace("-", ""), lambda c: f"  {c} "])
def test_the_code_may_be_typed_small_without_dashes_or_with_spaces(
    client: PageClient, code: str, typed
) -> None:
    assert choose(client, typed(code)).status_code == 302


def test_a_code_has_no_letter_that_a_vietnamese_keyboard_changes(session: object) -> None:
    given_account()
    code = printed()
    assert len(code) == 19
    assert not set(code) & set("AEIOUYDWSZB01")


def test_only_a_digest_of_the_code_is_kept(app: Flask, code: str) -> None:
    with app.app_context():
        kept = db.session.scalars(select(SignInSlip)).one()
        assert code not in str(vars(kept))


def test_a_slip_works_once(app: Flask, client: PageClient, code: str) -> None:
    choose(client, code)
    other = app.test_client()
    assert "đã được dùng" in other.post("/slip", data={"code": code}).text


def test_two_people_with_the_same_slip_open_set_one_password(
    app: Flask, client: PageClient, code: str
) -> None:
    slow = app.test_client()
    slow.post("/slip", data={"code": code})
    choose(client, code)
    sent = {"password": "kẻ đến sau cùng", "again": "kẻ đến sau cùng"}
    answer = slow.post("/slip/password", data=sent, follow_redirects=True)
    assert "không còn dùng được" in answer.text
    assert slow.sign_in("hocvien", "kẻ đến sau cùng").status_code == 422


def test_a_new_slip_voids_the_older_one(app: Flask, client: PageClient, code: str) -> None:
    with app.app_context():
        newer = printed()
    assert client.post("/slip", data={"code": code}).status_code == 422
    assert choose(client, newer).status_code == 302


def test_a_slip_is_good_for_a_fortnight(session: object) -> None:
    given_account()
    code = printed(AT)
    fortnight = AT + timedelta(days=14)
    assert isinstance(
        services.slip_of_code(code, "192.0.2.1", fortnight - timedelta(minutes=1)), SignInSlip
    )
    assert services.slip_of_code(code, "192.0.2.1", fortnight) == Wrong()


def test_the_old_password_works_until_the_slip_is_used(
    app: Flask, client: PageClient, code: str
) -> None:
    signed_in = app.test_client()
    assert signed_in.sign_in("hocvien", PASSWORD).status_code == 302
    choose(client, code)
    assert signed_in.get("/account").status_code == 302
    assert signed_in.sign_in("hocvien", PASSWORD).status_code == 422


def test_the_slip_of_a_closed_account_opens_nothing(
    app: Flask, client: PageClient, code: str
) -> None:
    with app.app_context():
        account().closed_at = AT
        db.session.commit()
    assert client.post("/slip", data={"code": code}).status_code == 422


def test_guessing_codes_is_slowed_down_by_address(session: object) -> None:
    given_account()
    code = printed(AT)
    for n in range(20):
        assert services.slip_of_code(f"CFGH-{n}", "192.0.2.1", AT) == Wrong()
    assert isinstance(services.slip_of_code(code, "192.0.2.1", AT), Wait)


def test_nobody_chooses_a_password_without_a_slip(client: PageClient) -> None:
    answer = client.get("/slip/password")
    assert answer.headers["Location"] == "/slip"


@pytest.mark.parametrize("code", ["", " ", "x" * 100_000, "\x00", "Â-Đ-Ư", "💾"])
def test_a_strange_code_is_only_wrong(client: PageClient, code: str) -> None:
    assert client.post("/slip", data={"code": code}).status_code in {200, 422}


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("ngắn quá", None, "ít nhất 10 ký tự"),
        ("matkhau123", None, "quá phổ biến"),
        ("Mật Khẩu 123", None, "quá phổ biến"),
        ("aaaaaaaaaaaa", None, "quá phổ biến"),
        ("hocvien2026", None, "tên đăng nhập"),
        ("x" * 100_000, None, "quá phổ biến"),
        ("abcd" * 60, None, "dài quá"),
        (NEW, "bốn mùa hoa bưởi", "chưa giống nhau"),
    ],
)
def test_a_weak_password_is_refused_with_a_reason_and_the_slip_stays_good(
    client: PageClient, code: str, password: str, again: str | None, said: str
) -> None:
    answer = choose(client, code, password, again)
    assert said in answer.text or (len(password) > 200 and "dài quá" in answer.text)
    assert choose(client, code).status_code == 302
