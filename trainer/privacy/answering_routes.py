"""Answering what people ask about their data, for the province's administrators."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.extensions import db
from trainer.models import DataRequest, RequestState
from trainer.privacy import blueprint, queries, services
from trainer.privacy.forms import AnswerForm
from trainer.privacy.words import kind_names, state_names
from trainer.web.access import province_administrator_required
from trainer.web.clock import now, today


@blueprint.get("/privacy/requests")
@province_administrator_required
def requests() -> str:
    """List the requests, what is due first in front."""
    return render_template(
        "privacy/requests.html",
        waiting=queries.waiting(),
        closed=queries.closed(),
        today=today(),
        **_names(),
    )


@blueprint.route("/privacy/requests/<uuid:request_id>", methods=["GET", "POST"])
@province_administrator_required
def answer(request_id: UUID) -> ResponseReturnValue:
    """Show one request and answer it."""
    request = db.session.get(DataRequest, request_id) or abort(404)
    form = AnswerForm(obj=request)
    if not form.validate_on_submit():
        page = render_template("privacy/answer.html", request=request, form=form, **_names())
        return page, 422 if form.errors else 200
    given = services.Answer(state=RequestState(form.state.data), text=form.answer.data)
    if services.answer(request, given, current_user, now()):
        flash(_("Đã trả lời yêu cầu."), "done")
    else:
        flash(_("Yêu cầu đã đóng, hoặc là của chính anh/chị: người khác trả lời."), "error")
    return redirect(url_for(".requests"), 303)


def _names() -> dict[str, dict[str, str]]:
    return {"kinds": kind_names(), "states": state_names()}
