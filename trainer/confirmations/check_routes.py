"""The public check: of a paper by its code, of a badge by its signature. Nothing else is told."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from trainer.confirmations import blueprint, queries
from trainer.confirmations.badge import opened
from trainer.confirmations.forms import CheckForm
from trainer.confirmations.keys import signing_key
from trainer.confirmations.paper import Paper, paper_of
from trainer.confirmations.pdf import spaced
from trainer.web.access import public
from trainer.web.clock import today


@blueprint.get("/check")
@public
def check_form() -> str:
    """Ask for a code or a badge."""
    return render_template("confirmations/check_form.html", form=CheckForm(), forged=False)


@blueprint.post("/check")
@public
def check_given() -> ResponseReturnValue:
    """Find what a typed code or a badge stands for."""
    form = CheckForm()
    if not form.validate():
        return render_template("confirmations/check_form.html", form=form, forged=False), 422
    if "." not in form.code.data:
        return redirect(
            url_for(".check", token=queries.plain_code(form.code.data)[:60] or "0"), 303
        )
    found = _of_badge("".join(form.code.data.split()))
    if found is None:
        return render_template("confirmations/check_form.html", form=form, forged=True), 422
    return _shown(found, by_badge=True)


@blueprint.get("/check/<token>")
@public
def check(token: str) -> ResponseReturnValue:
    """Show the paper that a code stands for, and whether it still holds."""
    found = queries.with_token(token)
    if found is None:
        form = CheckForm(code=token[:60])
        page = render_template("confirmations/check_form.html", form=form, forged=True)
        return page, 404
    return _shown(paper_of(found), by_badge=False)


def _of_badge(token: str) -> Paper | None:
    """Return the paper of a badge that we signed: whatever was changed in it breaks the signature."""
    said = opened(token, signing_key())
    row = queries.with_token(str(said.get("id", "")).rpartition("/")[2]) if said else None
    return paper_of(row) if row else None


def _shown(paper: Paper, by_badge: bool) -> Response:
    page = render_template(
        "confirmations/check.html",
        paper=paper,
        code=spaced(paper.token),
        by_badge=by_badge,
        today=today(),
    )
    response = Response(page, mimetype="text/html")
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response
