"""What is said of oneself: one's own appraisals and observations, with every mark."""

from uuid import UUID

from flask import render_template
from flask_login import current_user

from trainer.appraisal import blueprint, queries, watching_queries
from trainer.appraisal.showing import told
from trainer.appraisal.words import mark_names
from trainer.models import Appraisal
from trainer.web import catalogue
from trainer.web.access import learner_required, own
from trainer.web.criteria import criterion_names


@blueprint.get("/appraisals/mine")
@learner_required
def mine() -> str:
    """List one's own appraisals, and the observations that are complete."""
    return render_template(
        "appraisal/mine.html",
        appraisals=queries.appraisals_of(current_user.person_id),
        watchings=watching_queries.complete_of(current_user.person_id),
        skills=catalogue.skills(),
        marks=mark_names(),
        criteria=criterion_names(),
    )


@blueprint.get("/appraisals/mine/<uuid:own_id>")
@learner_required
def my_appraisal(own_id: UUID) -> str:
    """Show one's own appraisal."""
    row = own(Appraisal, own_id)
    return render_template("appraisal/show.html", row=row, own=True, **told(row))
