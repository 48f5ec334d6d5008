"""Fixtures for everybody: an empty migrated database, the application, a client that checks pages.

`DATABASE_URL` runs the same tests on PostgreSQL.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text

from tests.learning.published import given_officer, publish_course
from tests.pages import PageClient
from tests.province import NOW, PASSWORD, Province, browser_of, make_province
from trainer.app import create_app
from trainer.config import Config, configured
from trainer.extensions import db


@pytest.fixture(scope="session")
def _app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    instance = tmp_path_factory.mktemp("instance")
    environ = {"TRAINER_INSTANCE": str(instance), "SECRET_KEY": "tests-only"}
    if os.environ.get("DATABASE_URL"):
        environ["DATABASE_URL"] = os.environ["DATABASE_URL"]
    given = configured(environ)
    app = create_app(
        Config(
            instance=Path(instance),
            database_url=given.database_url,
            secret_key=given.secret_key,
            testing=True,
        )
    )
    with app.app_context():
        if db.engine.dialect.name == "postgresql":
            db.session.execute(text("drop schema public cascade"))
            db.session.execute(text("create schema public"))
            db.session.commit()
        upgrade()
    app.test_client_class = PageClient
    return app


@pytest.fixture
def app(_app: Flask) -> Iterator[Flask]:
    """The application on an empty database. No context stays open: each request makes its own."""
    _app.config["WTF_CSRF_ENABLED"] = False
    yield _app
    with _app.app_context():
        _empty()


def _empty() -> None:
    tables = list(reversed(db.metadata.sorted_tables))
    if db.engine.dialect.name == "postgresql":
        names = ", ".join(f'"{table.name}"' for table in tables)
        db.session.execute(text(f"truncate {names} cascade"))
    else:
        db.session.execute(text("pragma defer_foreign_keys=on"))
        for table in tables:
            db.session.execute(table.delete())
    db.session.commit()
    db.session.remove()


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A browser without a session."""
    return app.test_client()


@pytest.fixture
def session(app: Flask) -> Iterator[object]:
    """A database session for tests below the web; not to be mixed with `client` in one test."""
    with app.app_context():
        yield db.session
        db.session.rollback()


@pytest.fixture
def officer(app: Flask, client: PageClient) -> PageClient:
    """The browser of a one-stop officer of Na Son, where a tiny course is published."""
    with app.app_context():
        publish_course()
        given_officer()
    client.sign_in("hocvien", PASSWORD)
    return client


@pytest.fixture
def province(app: Flask) -> Province:
    """Three communes with their people, as they stand now."""
    with app.app_context():
        return make_province(NOW)


@pytest.fixture
def signed_in(app: Flask, province: Province) -> Callable[[str], PageClient]:
    """Open a browser of somebody of the province who has signed in, by their name there."""
    return partial(browser_of, app)


@pytest.fixture
def learner(signed_in: Callable[[str], PageClient]) -> PageClient:
    """The browser of a learner of Na Son."""
    return signed_in("hocvien")


@pytest.fixture
def office(signed_in: Callable[[str], PageClient]) -> PageClient:
    """The browser of the province's training office."""
    return signed_in("lanhdao.tinh")


@pytest.fixture
def administrator(signed_in: Callable[[str], PageClient]) -> PageClient:
    """The browser of the province's administrator."""
    return signed_in("quantri")
