"""Contesting evidence about oneself."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.passport import blueprint, queries, services
from trainer.passport.forms import ContestForm
from trainer.passport.words import reason_names, state_names
from trainer.web import catalogue
from trainer.web.access import learner_required
from trainer.web.clock import now
from trainer.web.evidence import kind_name


@blueprint.get("/contests")
@learner_required
def contests() -> str:
    """Show one's own contests and what became of them."""
    return render_template(
        "passport/contests.html",
        contests=queries.contests_of(current_user.person_id),
        skills=catalogue.skills(),
        reasons=reason_names(),
        states=state_names(),
    )


@blueprint.route("/contests/<skill>/<uuid:occasion>", methods=["GET", "POST"])
@learner_required
def contest(skill: str, occasion: UUID) -> ResponseReturnValue:
    """Say why what one occasion tells about one skill is not accepted."""
    person = current_user.person_id
    found = queries.contested(person, occasion, skill) or abort(404)
    form = ContestForm()
    if not form.validate_on_submit():
        page = render_template(
            "passport/contest.html",
            form=form,
            contested=found,
            kind=kind_name(found.kind),
            skill=catalogue.skills()[skill],
            waiting=queries.open_contest(person, occasion, skill),
            days=services.ANSWER_WORKING_DAYS,
        )
        return page, 422 if form.errors else 200
    objection = services.Objection(
        occasion=occasion, skill=skill, reason=form.reason.data, text=form.text.data
    )
    made = services.contest(current_user.person, objection, UUID(form.form_id.data), now())
    if made is None:
        abort(404)
    flash(_("Đã ghi đề nghị xem lại."), "done")
    return redirect(url_for(".contests"), 303)
