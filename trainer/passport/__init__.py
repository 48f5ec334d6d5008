"""The skill passport: contesting evidence, and the answers to that."""

from flask import Blueprint

blueprint = Blueprint("passport", __name__, template_folder="templates")

from trainer.passport import answering_routes as answering_routes  # noqa: E402  routes need the blueprint
from trainer.passport import routes as routes  # noqa: E402
