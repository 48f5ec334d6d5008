"""A session is what its signed cookie says, however often the cookie was seen before."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask, flash, get_flashed_messages, session

from trainer.web import sessions


@pytest.fixture
def site() -> Flask:
    """An application that remembers."""
    app = Flask(__name__)
    app.secret_key = "tests-only"
    sessions.register(app)
    app.add_url_rule("/say/<words>", "say", lambda words: flash(words) or "said")
    app.add_url_rule("/read", "read", lambda: " ".join(get_flashed_messages()))
    app.add_url_rule("/know", "know", lambda: session.setdefault("name", "") or "known")
    return app


def cookie(site: Flask, path: str, sent: str | None = None) -> tuple[str, str]:
    """Return what a page says and the cookie that it gives."""
    headers = {"Cookie": sent} if sent else {}
    answer = site.test_client(use_cookies=False).get(path, headers=headers)
    return answer.text, answer.headers.get("Set-Cookie", "").split(";")[0]


def test_the_same_cookie_always_holds_the_same(site):
    _, held = cookie(site, "/say/one")
    for _ in range(3):
        cookie(site, "/say/two", held)
        assert cookie(site, "/read", held)[0] == "one"


def test_a_forged_cookie_holds_nothing(site):
    _, held = cookie(site, "/say/one")
    assert cookie(site, "/read", held)[0] == "one"
    assert cookie(site, "/read", f"{held[:-2]}xx")[0] == ""
    assert cookie(site, "/read", "session=")[0] == ""


def test_a_cookie_of_another_installation_holds_nothing(site):
    _, held = cookie(site, "/say/one")
    other = Flask("other")
    other.secret_key = "another"
    sessions.register(other)
    other.add_url_rule("/read", "read", site.view_functions["read"])
    assert cookie(other, "/read", held)[0] == ""


def test_a_known_cookie_grows_old(site, monkeypatch):
    _, held = cookie(site, "/say/one")
    assert cookie(site, "/read", held)[0] == "one"

    class Later(datetime):
        @classmethod
        def now(cls, tz=UTC):
            return datetime.now(tz) + site.permanent_session_lifetime + timedelta(seconds=2)

    monkeypatch.setattr(sessions, "datetime", Later)
    assert cookie(site, "/read", held)[0] == ""


def test_a_page_that_reads_the_session_may_not_be_kept_for_another_cookie(site):
    _, held = cookie(site, "/know")
    answer = site.test_client(use_cookies=False).get("/know", headers={"Cookie": held})
    assert answer.vary.as_set() == {"cookie"}
    assert "Set-Cookie" not in answer.headers
