"""What trainers see: published content, what is wrong with the files, what learners get wrong."""

from flask import Blueprint

blueprint = Blueprint("authoring", __name__, template_folder="templates")

from trainer.authoring import routes as routes  # noqa: E402  routes need the blueprint
