"""The application's table of contents."""

from pathlib import Path

from flask import Flask

from trainer import (
    accounts,
    administration,
    appraisal,
    authoring,
    confirmations,
    extensions,
    learning,
    passport,
    placement,
    practice,
    privacy,
    reports,
    reviewing,
)
from trainer import models as models  # every table is known once this is imported
from trainer.config import Config, configured
from trainer.extensions import babel, csrf, db, login, migrate
from trainer.web import (
    access,
    assets,
    errors,
    frame,
    headers,
    health,
    language,
    logs,
    pages,
    sessions,
    templating,
)

FEATURES = (
    accounts,
    learning,
    practice,
    authoring,
    reports,
    administration,
    confirmations,
    passport,
    placement,
    appraisal,
    privacy,
    reviewing,
)


def create_app(config: Config | None = None) -> Flask:
    """Build the application of one installation."""
    config = config or configured()
    app = Flask(__name__, static_folder=None, instance_path=str(config.instance.resolve()))
    app.config.from_mapping(config.flask())
    logs.register(app)  # first, so that what the libraries refuse is logged too
    _connect_libraries(app)
    for part in (sessions, headers, access, language, templating, frame, assets, errors):
        part.register(app)
    for room in (health, pages, *FEATURES):
        app.register_blueprint(room.blueprint)
    access.refuse_undeclared(app)
    return app


def _connect_libraries(app: Flask) -> None:
    extensions.register(app)
    migrate.init_app(app, db, directory=str(Path(__file__).parent / "migrations"))
    csrf.init_app(app)
    login.init_app(app)
    babel.init_app(app, locale_selector=language.chosen)
