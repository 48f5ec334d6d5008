"""Signing in, and what slows down those who guess."""

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import func, select

from tests.accounts.people import PASSWORD, given_account
from tests.pages import PageClient
from trainer.accounts import passwords, services
from trainer.accounts.services import Wait, Wrong
from trainer.extensions import db
from trainer.models import Account, SignInAttempt

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def learner(app: Flask) -> None:
    with app.app_context():
        given_account()


def signed_in(client: PageClient) -> bool:
    return client.get("/account").status_code == 200


@pytest.mark.usefixtures("learner")
class TestTheDoor:
    def test_a_learner_with_the_right_password_comes_in(self, client: PageClient) -> None:
        answer = client.sign_in("hocvien", PASSWORD)
        assert answer.status_code == 302
        assert signed_in(client)

    def test_a_name_in_capitals_with_spaces_is_the_same_name(self, client: PageClient) -> None:
        client.sign_in("  HocVien ", PASSWORD)
        assert signed_in(client)

    def test_a_keyboard_that_sends_accents_apart_types_the_same_password(
        self, client: PageClient
    ) -> None:
        import unicodedata

        client.sign_in("hocvien", unicodedata.normalize("NFD", PASSWORD))
        assert signed_in(client)

    @pytest.mark.parametrize(
        ("username", "password"),
        [
            ("hocvien", "sai mật khẩu rồi"),
            ("khongai", PASSWORD),
            ("hoc\x00vien", "sai\x00mật khẩu"),
            ("hocvien", "x" * 300_000),
            ("n" * 300_000, PASSWORD),
        ],
    )
    def test_a_wrong_name_and_a_wrong_password_hear_the_same_sentence(
        self, client: PageClient, username: str, password: str
    ) -> None:
        answer = client.sign_in(username, password)
        assert answer.status_code == 422
        assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in answer.text
        assert not signed_in(client)

    def test_an_empty_form_says_what_is_missing(self, client: PageClient) -> None:
        answer = client.sign_in("", "")
        assert "Hãy gõ tên đăng nhập." in answer.text
        assert "Hãy gõ mật khẩu." in answer.text

    @pytest.mark.parametrize(
        "elsewhere", ["https://xau.example/", "//xau.example", "/\\xau.example", "javascript:1"]
    )
    def test_a_link_that_leads_elsewhere_after_signing_in_leads_home(
        self, client: PageClient, elsewhere: str
    ) -> None:
        answer = client.post(
            "/sign-in", data={"username": "hocvien", "password": PASSWORD, "next": elsewhere}
        )
        assert answer.headers["Location"] == "/"

    def test_a_person_asked_to_sign_in_arrives_where_they_wanted_to_go(
        self, client: PageClient
    ) -> None:
        asked = client.get("/account", follow_redirects=True)
        assert 'value="/account"' in asked.text
        answer = client.post(
            "/sign-in", data={"username": "hocvien", "password": PASSWORD, "next": "/account"}
        )
        assert answer.headers["Location"] == "/account"

    def test_a_session_from_before_signing_in_is_not_carried_over(self, client: PageClient) -> None:
        with client.session_transaction() as before:
            before["slip"] = "0" * 32
            before["language"] = "en"
        client.sign_in("hocvien", PASSWORD)
        with client.session_transaction() as after:
            assert "slip" not in after
            assert after["language"] == "en"

    def test_signing_out_closes_the_door(self, client: PageClient) -> None:
        client.sign_in("hocvien", PASSWORD)
        client.post("/sign-out")
        assert not signed_in(client)

    def test_a_closed_account_neither_comes_in_nor_stays_in(
        self, app: Flask, client: PageClient
    ) -> None:
        client.sign_in("hocvien", PASSWORD)
        with app.app_context():
            db.session.scalars(select(Account)).one().closed_at = AT
            db.session.commit()
        assert not signed_in(client)
        assert client.sign_in("hocvien", PASSWORD).status_code == 422

    def test_a_form_from_another_site_is_refused(self, app: Flask, client: PageClient) -> None:
        app.config["WTF_CSRF_ENABLED"] = True
        answer = client.sign_in("hocvien", PASSWORD)
        assert answer.status_code == 400
        assert not signed_in(client)


def attempts() -> int:
    return db.session.scalar(select(func.count(SignInAttempt.id))) or 0


def tried(
    password: str, at: datetime = AT, name: str = "hocvien", address: str = "192.0.2.1"
) -> object:
    return services.sign_in(name, password, address, at)


@pytest.mark.usefixtures("session")
class TestTheThrottle:
    def test_the_sixth_try_in_a_row_has_to_wait_even_with_the_right_password(self) -> None:
        given_account()
        assert all(isinstance(tried("sai mật khẩu"), Wrong) for _ in range(5))
        assert tried(PASSWORD) == Wait(until=AT + timedelta(minutes=1))

    def test_after_the_wait_the_right_password_comes_in_and_clears_the_name(self) -> None:
        given_account()
        for _ in range(5):
            tried("sai mật khẩu")
        later = AT + timedelta(minutes=1)
        assert isinstance(tried(PASSWORD, later), Account)
        assert all(isinstance(tried("sai mật khẩu", later), Wrong) for _ in range(5))

    def test_each_further_failure_doubles_the_wait(self) -> None:
        given_account()
        for _ in range(5):
            tried("sai mật khẩu")
        later = AT + timedelta(minutes=1)
        assert isinstance(tried("sai mật khẩu", later), Wrong)
        assert tried(PASSWORD, later) == Wait(until=later + timedelta(minutes=2))

    def test_trying_during_the_wait_does_not_prolong_it(self) -> None:
        given_account()
        for _ in range(50):
            tried("sai mật khẩu")
        assert tried(PASSWORD) == Wait(until=AT + timedelta(minutes=1))

    def test_a_name_nobody_has_waits_just_the_same(self) -> None:
        given_account()
        for _ in range(5):
            tried("sai mật khẩu", name="khongai")
        assert isinstance(tried("sai mật khẩu", name="khongai"), Wait)

    def test_one_address_cannot_try_name_after_name(self) -> None:
        given_account()
        for n in range(20):
            assert isinstance(tried("sai mật khẩu", name=f"nguoi{n}"), Wrong)
        assert isinstance(tried(PASSWORD), Wait)
        assert isinstance(tried(PASSWORD, address="192.0.2.2"), Account)

    def test_a_guesser_at_one_office_does_not_lock_out_the_others_there(self) -> None:
        given_account()
        for _ in range(30):
            tried("sai mật khẩu", name="nguoikhac")
        assert isinstance(tried(PASSWORD), Account)

    def test_failures_are_forgotten_after_a_quarter_of_an_hour(self) -> None:
        given_account()
        for _ in range(5):
            tried("sai mật khẩu")
        assert isinstance(tried(PASSWORD, AT + timedelta(minutes=16)), Account)
        assert attempts() == 0

    def test_many_tries_at_once_are_counted_before_any_password_is_looked_at(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given_account()
        counted = []
        monkeypatch.setattr(passwords, "matches", lambda *_: counted.append(attempts()) or False)
        tried("sai mật khẩu")
        assert counted == [2]

    def test_the_page_says_until_when_to_wait(self, client: PageClient) -> None:
        given_account()
        db.session.remove()
        for _ in range(5):
            client.sign_in("hocvien", "sai mật khẩu")
        answer = client.sign_in("hocvien", PASSWORD)
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 60
        assert "Đã thử sai quá nhiều lần" in answer.text


@pytest.mark.usefixtures("session")
class TestKeptPasswords:
    def test_a_password_is_kept_as_argon2id_of_19_mebibytes(self) -> None:
        assert passwords.hashed(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")

    def test_a_hash_made_with_older_settings_is_renewed_at_the_next_sign_in(self) -> None:
        account = given_account()
        account.password_hash = PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD)
        db.session.commit()
        tried(PASSWORD)
        assert "m=19456,t=2,p=1" in (account.password_hash or "")

    def test_an_unknown_name_costs_as_much_work_as_a_known_one(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given_account("coten", "Vàng A Mẫu", password=None)
        given_account()
        passwords.matches(None, "x")
        verified = []

        class Counting:
            def verify(self, kept: str, given: str) -> bool:
                verified.append(kept[:40])
                return False

        monkeypatch.setattr(passwords, "_hasher", Counting())
        for name in ("hocvien", "khongai", "coten"):
            tried("sai mật khẩu", name=name)
        assert len(verified) == 3
        assert {kept.split("$")[3] for kept in verified} == {"m=19456,t=2,p=1"}
