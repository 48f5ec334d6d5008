"""Today: what the post requires, where the person stands, the next ten minutes."""

from flask import render_template
from flask_login import current_user

from trainer.learning import blueprint, today_page
from trainer.learning.recent import recent
from trainer.web.access import learner_required
from trainer.web.clock import HERE, now
from trainer.web.evidence import kind_name


@blueprint.get("/today")
@learner_required
def today() -> str:
    """Show the person's day."""
    at = now()
    found = today_page.today(current_user.person_id, at)
    courses = {course.key: course for course in found.courses}
    return render_template(
        "learning/today.html",
        day=found,
        courses=courses,
        recent=recent(current_user.person_id, courses, found.scenarios),
        kind_name=kind_name,
        hour=at.astimezone(HERE).hour,
    )
