"""The person's own skills."""

from flask import render_template

from trainer.learning import blueprint
from trainer.web.access import learner_required


@blueprint.get("/skills")
@learner_required
def skills() -> str:
    """List the skills."""
    return render_template("learning/skills.html")
