"""How often a page asks the database."""

from collections.abc import Callable

from flask import Flask
from sqlalchemy import event

from trainer.extensions import db


def selects(app: Flask, act: Callable[[], object]) -> int:
    """Return how many SELECT statements an act sends."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    act()
    event.remove(engine, "before_cursor_execute", note)
    return sum(statement.startswith("SELECT") for statement in asked)
