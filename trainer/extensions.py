"""The libraries that need one shared object each, and how we speak to SQLite."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from babel.support import NullTranslations
from flask import Flask, g
from flask_babel import Babel, Domain, get_locale
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from flask_wtf import CSRFProtect
from sqlalchemy import (
    Connection,
    CursorResult,
    DateTime,
    Engine,
    MetaData,
    Select,
    TypeDecorator,
    event,
)
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every model; names constraints alike on both databases."""

    metadata = MetaData(naming_convention=NAMES)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware UTC in Python, naive UTC in the database. Naive values are refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Turn an aware instant into what the database keeps; refuse a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs its time zone: {value!r}")
        inside = value if value.tzinfo is UTC else value.astimezone(UTC)
        return inside.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Give the kept instant its time zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


class _KeptDomain(Domain):
    """Finds a language's sentences by its code; naming a locale in full costs more than the look-up."""

    def get_translations(self) -> NullTranslations:
        """Return the sentences of the present language."""
        locale = get_locale()
        code = locale.language if locale else ""
        if code not in self.cache:
            self.cache[code] = super().get_translations()
        return self.cache[code]


class KeptBabel(Babel):
    """Flask-Babel, but reading its catalogues once and not at every request."""

    @cached_property
    def domain_instance(self) -> Domain:
        """Return the one domain of the application."""
        return _KeptDomain(domain=self.domain)


class _LoginManager(LoginManager):
    """Flask-Login without its guess at whether the browser is still the same one.

    The account's mark ends sessions; a phone's address changes.
    """

    def _session_protection_failed(self) -> bool:
        return False


class _OneConnection(Session):
    """The ORM's session, working on the connection of its context, as the flat reads do."""

    def get_bind(self, *_: Any, **__: Any) -> Connection:
        """Return that connection, whatever is asked for."""
        return connection()


db = SQLAlchemy(
    model_class=Base,
    session_options={"class_": _OneConnection, "join_transaction_mode": "control_fully"},
)
migrate = Migrate()
login = _LoginManager()
csrf = CSRFProtect()
babel = KeptBabel()


def rows(statement: Select[Any], **given: Any) -> CursorResult[Any]:
    """Read columns with a statement that was built once, past the ORM, which costs twice as much.

    It sees what this transaction has flushed, not what only stands in the session.
    """
    return connection().execute(statement, given)


def connection() -> Connection:
    """Return the one connection of the present context; most pages need no session besides."""
    if "connection" not in g:
        g.connection = db.engine.connect()
    return g.connection  # type: ignore[no-any-return]


def register(app: Flask) -> None:
    """Give the application its database, and each connection back when its context ends."""
    app.teardown_appcontext(_give_back)
    db.init_app(app)


def _give_back(_error: BaseException | None) -> None:
    used = g.pop("connection", None)
    if used is not None:
        used.close()


_reading = ContextVar("reading", default=False)


@contextmanager
def reading_only() -> Any:
    """Open SQLite transactions in here as readers; everywhere else they lock for writing at once."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)


def set_reading(reading: bool) -> None:
    """Say whether the transactions of this request only read."""
    _reading.set(reading)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Any) -> None:
    if connection.dialect.name != "sqlite":
        return
    if _reading.get():
        connection.connection.driver_connection.execute("BEGIN")  # waits for nobody
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
