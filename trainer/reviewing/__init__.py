"""Looking at results that were held back: the province's list and cases, and the person's own."""

from flask import Blueprint

blueprint = Blueprint("reviewing", __name__, template_folder="templates")

from trainer.reviewing import own_routes as own_routes  # noqa: E402  routes need the blueprint
from trainer.reviewing import routes as routes  # noqa: E402
