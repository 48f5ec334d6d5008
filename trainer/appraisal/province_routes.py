"""How far first and second ratings agree, and what the province decides where they do not."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.appraisal import blueprint, queries, second_services
from trainer.appraisal.forms import DecisionForm
from trainer.appraisal.report import marks_agreement
from trainer.appraisal.showing import told
from trainer.appraisal.words import decision_names
from trainer.domain.agreement import FEWEST
from trainer.domain.appraisal import TOLERANCE
from trainer.extensions import db
from trainer.models import Decision, ReRating
from trainer.records import audit
from trainer.web import catalogue
from trainer.web.access import province_manager_required, writes
from trainer.web.clock import now, today


@blueprint.get("/appraisals/agreement")
@province_manager_required
def agreement() -> str:
    """Show the agreement of both ratings, those in doubt, and those that wait; no names."""
    framework, seconds = catalogue.framework_or_empty(), queries.both_rated()
    doubtful = [row for row in seconds if second_services.flagged(row)]
    return render_template(
        "appraisal/agreement.html",
        groups=marks_agreement(seconds, framework.areas, framework.skills),
        undecided=[row for row in doubtful if not row.decision],
        decided=[row for row in doubtful if row.decision],
        waiting=queries.open_seconds(),
        skills=catalogue.skills(),
        decisions=decision_names(),
        fewest=FEWEST,
        tolerance=TOLERANCE,
        today=today(),
    )


@blueprint.route("/appraisals/<uuid:appraisal_id>/decision", methods=["GET", "POST"])
@province_manager_required
@writes
def decide(appraisal_id: UUID) -> ResponseReturnValue:
    """Show both ratings of an appraisal in doubt, with the name, and decide; the look is logged."""
    row = db.session.get(ReRating, appraisal_id)
    if row is None or row.rated_at is None:
        abort(404)
    form = DecisionForm()
    if form.validate_on_submit():
        decision = Decision(form.decision.data)
        if second_services.decide(row, decision, form.reason.data, current_user, now()):
            flash(_("Đã ghi kết luận."), "done")
        else:
            flash(_("Không ghi được: đã có kết luận, hoặc đây là việc của chính anh/chị."), "error")
        return redirect(url_for(".agreement"), 303)
    audit.log_look(current_user, row.appraisal.person_id, "appraisal", now())
    db.session.commit()
    page = render_template(
        "appraisal/decide.html",
        row=row.appraisal,
        form=form,
        **told(row.appraisal),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/appraisals/<uuid:appraisal_id>/reassign")
@province_manager_required
def reassign(appraisal_id: UUID) -> ResponseReturnValue:
    """Ask somebody else for a second rating that does not come."""
    row = db.session.get(ReRating, appraisal_id) or abort(404)
    if second_services.reassign(row, current_user, now()):
        flash(_("Đã giao cho người khác."), "done")
    else:
        flash(_("Chưa giao được: không còn ai khác phù hợp, hoặc đã có nhận xét lần hai."), "error")
    return redirect(url_for(".agreement"), 303)
