"""What every answer tells the browser to refuse, and how answers travel."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from flask_compress import Compress

Headers = list[tuple[str, str]]
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


ALWAYS: Headers = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
]
ON_HTTPS: Headers = [*ALWAYS, ("Strict-Transport-Security", "max-age=31536000")]
UNLESS_SAID: Headers = [("Cache-Control", "private, no-cache")]


def register(app: Flask) -> None:
    """Set the security headers and compress answers.

    Pages carry a CSRF token and are compressed all the same: the session cookie is SameSite=Lax,
    so another site cannot make the browser fetch them again and again to guess the token (BREACH).
    """
    Compress(app)
    app.wsgi_app = _Secured(app.wsgi_app)  # type: ignore[assignment, method-assign]


class _Secured:
    """The application, each of whose answers carries the headers."""

    def __init__(self, inner: Callable[..., Iterable[bytes]]) -> None:
        self._inner = inner

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        secure = ON_HTTPS if environ["wsgi.url_scheme"] == "https" else ALWAYS

        def started(status: str, headers: Headers, *error: Any) -> Any:
            unsaid = [] if "Cache-Control" in dict(headers) else UNLESS_SAID
            return start(status, headers + secure + unsaid, *error)

        return self._inner(environ, started)
