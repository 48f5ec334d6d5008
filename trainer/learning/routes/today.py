"""Today: what the post requires, where the person stands, the next ten minutes."""

from flask import render_template

from trainer.learning import blueprint
from trainer.web.access import learner_required


@blueprint.get("/today")
@learner_required
def today() -> str:
    """Show the person's day."""
    return render_template("learning/today.html")
