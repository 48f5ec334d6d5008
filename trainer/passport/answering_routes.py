"""Answering contests, for the province's training office. Each named look is logged."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.extensions import db
from trainer.models import Contest, ContestState
from trainer.passport import blueprint, queries, services
from trainer.passport.forms import AnswerForm
from trainer.passport.words import reason_names, state_names
from trainer.web import catalogue
from trainer.web.access import province_manager_required, writes
from trainer.web.clock import now, today
from trainer.web.evidence import kind_name


@blueprint.get("/contests/all")
@province_manager_required
def all_contests() -> str:
    """List the contests, what is due first in front; without names."""
    return render_template(
        "passport/all_contests.html",
        waiting=queries.contests(waiting=True),
        answered=queries.contests(waiting=False),
        today=today(),
        **_names(),
    )


@blueprint.route("/contests/<uuid:contest_id>", methods=["GET", "POST"])
@province_manager_required
@writes
def answer(contest_id: UUID) -> ResponseReturnValue:
    """Show one contest with the person's name, which is logged, and answer it."""
    row = db.session.get(Contest, contest_id) or abort(404)
    form = AnswerForm(obj=row)
    if form.validate_on_submit():
        given = services.Answer(state=ContestState(form.state.data), text=form.answer.data)
        if services.answer(row, given, current_user, now()):
            flash(_("Đã trả lời đề nghị."), "done")
        else:
            flash(
                _("Đề nghị đã được trả lời, hoặc là của chính anh/chị: người khác trả lời."),
                "error",
            )
        return redirect(url_for(".all_contests"), 303)
    services.looked_at(row, current_user, now())
    page = render_template(
        "passport/answer.html",
        row=row,
        form=form,
        contested=queries.contested(row.person_id, row.occasion, row.skill),
        kind_name=kind_name,
        **_names(),
    )
    return page, 422 if form.errors else 200


def _names() -> dict[str, object]:
    return {"skills": catalogue.skills(), "reasons": reason_names(), "states": state_names()}
