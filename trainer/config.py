"""The settings of one installation. Bad values are refused aloud, with what to do."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent


class BadSetting(Exception):
    """A setting that cannot be used; the message says which and what to do."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Everything the application is told from outside."""

    instance: Path
    database_url: str
    secret_key: str
    https: bool = False
    testing: bool = False

    def flask(self) -> dict[str, Any]:
        """Return the settings as Flask and its extensions name them."""
        return {
            "TESTING": self.testing,
            "SECRET_KEY": self.secret_key,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "SESSION_COOKIE_NAME": "trainer",
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_SECURE": self.https,
            "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
            "SESSION_REFRESH_EACH_REQUEST": False,
            "WTF_CSRF_TIME_LIMIT": None,
            "MAX_CONTENT_LENGTH": 4 * 1024 * 1024,
            "MAX_FORM_MEMORY_SIZE": 512 * 1024,
            "BABEL_DEFAULT_LOCALE": "vi",
            "BABEL_DEFAULT_TIMEZONE": "Asia/Ho_Chi_Minh",
            "COMPRESS_MIMETYPES": [
                "text/html",
                "text/css",
                "text/javascript",
                "image/svg+xml",
                "application/json",
            ],
            "COMPRESS_BR_LEVEL": 2,
        }


def configured(environ: Mapping[str, str] = os.environ) -> Config:
    """Read the settings from the environment (DESIGN section 9)."""
    instance = Path(environ.get("TRAINER_INSTANCE") or _usual_instance())
    instance.mkdir(parents=True, exist_ok=True)
    url = environ.get("DATABASE_URL") or f"sqlite:///{instance.resolve() / 'trainer.sqlite'}"
    return Config(
        instance=instance,
        database_url=_database(url),
        secret_key=environ.get("SECRET_KEY") or _kept_secret(instance),
        https=_switch(environ, "TRAINER_HTTPS"),
    )


def _usual_instance() -> Path:
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "instance"
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "trainer"


def _database(url: str) -> str:
    for given in ("postgres://", "postgresql://"):
        if url.startswith(given):
            return "postgresql+psycopg://" + url.removeprefix(given)
    if url.startswith(("sqlite:///", "postgresql+psycopg://")):
        return url
    raise BadSetting(
        f"DATABASE_URL starts with {url.split(':')[0]!r}; use sqlite:///FILE or postgresql://…"
    )


def _switch(environ: Mapping[str, str], name: str) -> bool:
    given = environ.get(name, "no").lower()
    if given not in {"yes", "no"}:
        raise BadSetting(f"{name} is {given!r}; write yes or no")
    return given == "yes"


def _kept_secret(instance: Path) -> str:
    """Make the installation's secret once and keep it where only its owner can read it."""
    kept = instance / "secret_key"
    if not kept.exists():
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32))
    return kept.read_text().strip()
