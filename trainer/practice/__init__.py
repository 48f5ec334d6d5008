"""Practice: simulation runs at the workstation, and their debrief."""

from flask import Blueprint

blueprint = Blueprint("practice", __name__, template_folder="templates")

from trainer.practice import routes as routes  # noqa: E402  routes need the blueprint
