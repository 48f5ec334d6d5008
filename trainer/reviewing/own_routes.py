"""The person's own reviews: what was found, until when it is answered, and objecting to it."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.models import HeldEvidence
from trainer.reviewing import blueprint, queries, services
from trainer.reviewing.forms import ObjectionForm
from trainer.web.access import learner_required, own
from trainer.web.clock import now
from trainer.web.evidence import kind_name
from trainer.web.reviews import as_review


@blueprint.get("/reviews/own")
@learner_required
def own_reviews() -> str:
    """List the person's results that somebody looks at or has looked at."""
    found = queries.reviews_of(current_user.person_id)
    return render_template(
        "reviewing/own_reviews.html",
        reviews=[as_review(held) for held in found],
        kind_name=kind_name,
    )


@blueprint.route("/reviews/own/<uuid:key>", methods=["GET", "POST"])
@learner_required
def own_review(key: UUID) -> ResponseReturnValue:
    """Explain one review of the person's own result; a refusal can be objected to once."""
    held = own(HeldEvidence, key)
    form = ObjectionForm()
    if form.validate_on_submit():
        if services.object_to(held, form.text.data, now()):
            flash(_("Đã ghi đề nghị của anh/chị."), "done")
        return redirect(url_for(".own_review", key=key), 303)
    page = render_template(
        "reviewing/own_review.html",
        review=as_review(held),
        form=form,
        result=_result(held),
        kind=kind_name(held.kind),
    )
    return page, 422 if form.errors else 200


def _result(held: HeldEvidence) -> str:
    if held.kind == "assessment-run":
        return url_for("practice.debrief", run_id=held.occasion)
    return url_for("learning.result", key=held.occasion)
