"""What every answer tells the browser to refuse, and how answers travel."""

from flask import Flask, Response, request
from flask_compress import Compress

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


def register(app: Flask) -> None:
    """Set the security headers and compress answers.

    Pages carry a CSRF token and are compressed all the same: the session cookie is SameSite=Lax,
    so another site cannot make the browser fetch them again and again to guess the token (BREACH).
    """
    Compress(app)
    app.after_request(_secure)


def _secure(response: Response) -> Response:
    headers = response.headers
    headers["Content-Security-Policy"] = POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "private, no-cache"
    return response
