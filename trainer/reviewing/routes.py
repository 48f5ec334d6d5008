"""Reviews for the province's training office. Each look at whose result it is is logged."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime
from flask_babel import gettext as _
from flask_login import current_user

from trainer.extensions import db
from trainer.models import HeldEvidence, ReviewState
from trainer.reviewing import blueprint, queries, services
from trainer.reviewing.cases import case_of
from trainer.reviewing.forms import AnswerForm
from trainer.web.access import province_manager_required, writes
from trainer.web.clock import now, today
from trainer.web.evidence import kind_name
from trainer.web.reviews import as_review


@blueprint.get("/reviews")
@province_manager_required
def all_reviews() -> str:
    """List the results that wait for a look, due first in front, and those answered; no names."""
    return render_template(
        "reviewing/all_reviews.html",
        waiting=[as_review(held) for held in queries.reviews(waiting=True)],
        answered=[as_review(held) for held in queries.reviews(waiting=False)],
        today=today(),
        kind_name=kind_name,
    )


@blueprint.route("/reviews/<uuid:review_id>", methods=["GET", "POST"])
@province_manager_required
@writes
def review(review_id: UUID) -> ResponseReturnValue:
    """Show one case with what was found, whose look is logged, and answer it."""
    held = db.session.get(HeldEvidence, review_id) or abort(404)
    if queries.is_party(held, current_user.person_id):
        abort(403)
    form = AnswerForm()
    if form.validate_on_submit():
        given = services.Answer(state=ReviewState(form.state.data), text=form.answer.data)
        if services.answer(held, given, current_user, now()):
            flash(_("Đã trả lời."), "done")
        else:
            flash(_("Kết quả này đã được trả lời trước đó."), "error")
        return redirect(url_for(".all_reviews"), 303)
    services.looked_at(held, current_user, now())
    page = render_template(
        "reviewing/review.html",
        review=as_review(held),
        case=case_of(held),
        form=form,
        kind=kind_name(held.kind),
        today=today(),
        clock=lambda at: format_datetime(at, "HH:mm:ss"),
    )
    return page, 422 if form.errors else 200
