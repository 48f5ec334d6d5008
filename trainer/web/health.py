"""A page for machines that ask whether the site lives."""

from flask import Blueprint
from sqlalchemy import text

from trainer.extensions import db
from trainer.web.access import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def alive() -> str:
    """Answer "ok" when the database answers."""
    db.session.execute(text("select 1"))
    return "ok"
