"""Learning: today, courses, modules, questions, assessments, one's own skills, search, help."""

from flask import Blueprint

blueprint = Blueprint("learning", __name__, template_folder="templates")

from trainer.learning import routes as routes  # noqa: E402  routes need the blueprint
