"""Pages that belong to no feature: the front door, the choice of language."""

from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from trainer.domain.values import LANGUAGES
from trainer.extensions import db
from trainer.web.access import manages_province, may, public

blueprint = Blueprint("web", __name__, template_folder="templates")


@blueprint.get("/")
@public
def front() -> ResponseReturnValue:
    """Lead each person to where their work is."""
    return redirect(url_for(_home()))


def _home() -> str:
    if not current_user.is_authenticated:
        return "accounts.sign_in"
    if may("learner") or may("helper"):
        return "learning.today"
    if manages_province() or may("manager"):
        return "reports.overview"
    return "authoring.overview" if may("trainer") else "administration.overview"


@blueprint.post("/language")
@public
def choose_language() -> ResponseReturnValue:
    """Speak the language asked for from now on, and go back to the page."""
    wanted = request.form.get("language", "")
    if wanted not in LANGUAGES:
        abort(400)
    session["language"] = wanted
    if current_user.is_authenticated:
        current_user.account.language = wanted
        db.session.commit()
    return redirect(local(request.form.get("back", "/")))


def local(address: str) -> str:
    """Return `address` if it lies on this site, else the front page."""
    parts = urlsplit(address)
    safe = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if safe and not parts.netloc and not parts.scheme else "/"
