"""Sessions in signed cookies, as Flask keeps them; a cookie that was opened once is known again."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature


def register(app: Flask) -> None:
    """Open and save the application's sessions this way."""
    app.session_interface = KeptSessions(app)


class KeptSessions(SecureCookieSessionInterface):
    """The sessions of one application.

    A signature that was right stays right, so it is checked once for each cookie. How old the
    cookie is, is asked every time.
    """

    def __init__(self, app: Flask) -> None:
        """Open cookies that were signed with the application's key."""
        signed = self.get_signing_serializer(app)

        def opened(cookie: str) -> tuple[dict[str, Any], datetime]:
            return signed.loads(cookie, return_timestamp=True)  # type: ignore[union-attr, no-any-return]

        self._opened = lru_cache(maxsize=2048)(opened)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """Return what the browser's cookie holds; nothing if it is forged or too old."""
        try:
            held, signed_at = self._opened(request.cookies.get(self.get_cookie_name(app), ""))
        except BadSignature:
            return self.session_class()
        if datetime.now(UTC) - signed_at > app.permanent_session_lifetime:
            return self.session_class()
        return self.session_class({name: _own(value) for name, value in held.items()})

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send a new cookie where something was changed."""
        if session.modified:
            super().save_session(app, session, response)
        elif session.accessed:
            response.headers.add("Vary", "Cookie")


def _own(value: Any) -> Any:
    """Return a copy of a list: messages are added to the one that a session holds."""
    return value.copy() if isinstance(value, list) else value
