"""What every template can ask for."""

from collections.abc import Hashable
from functools import lru_cache
from uuid import uuid4

from flask import Flask, g
from jinja2.runtime import Macro

from trainer.extensions import db, rows
from trainer.models import Setting
from trainer.web.access import administers_province, manages_province, may
from trainer.web.language import of_page
from trainer.web.roles import role_name


def register(app: Flask) -> None:
    """Give templates, and the macros they import, the account's rights and fresh form ids."""
    for helper in (may, manages_province, administers_province, demonstration):
        app.add_template_global(helper)
    app.add_template_global(role_name)
    app.add_template_global(form_id)
    app.add_template_global(drawn)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def form_id() -> str:
    """Return a fresh id for a form that must do nothing when it is sent twice."""
    fresh = uuid4().hex
    form_ids().append(fresh)
    return fresh


def form_ids() -> list[str]:
    """Return the form ids that were given out for the present page so far."""
    given: list[str] = g.setdefault("form_ids", [])
    return given


_SETTINGS = Setting.__table__.c
_DEMONSTRATION = db.select(_SETTINGS.name).where(_SETTINGS.name == "demonstration")


def demonstration() -> bool:
    """Say whether this installation holds invented people."""
    return rows(_DEMONSTRATION).first() is not None


def drawn(piece: Macro, *shown: Hashable) -> str:
    """Return what a piece of a page looks like when it shows these frozen values, drawn once.

    The piece is a macro that was imported without context, so these and the language are all that
    it can show: on a workstation, most of the screen is the same after an action.
    """
    return _drawn(piece, of_page(), shown)


@lru_cache(maxsize=4096)
def _drawn(piece: Macro, language: str, shown: tuple[Hashable, ...]) -> str:
    return piece(*shown)
