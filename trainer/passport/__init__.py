"""The skill passport: levels and what they rest on, contests of evidence, earlier certificates."""

from flask import Blueprint

blueprint = Blueprint("passport", __name__, template_folder="templates")

from trainer.passport import answering_routes as answering_routes  # noqa: E402  routes need the blueprint
from trainer.passport import certificate_office_routes as certificate_office_routes  # noqa: E402
from trainer.passport import certificate_routes as certificate_routes  # noqa: E402
from trainer.passport import routes as routes  # noqa: E402
from trainer.passport import skill_routes as skill_routes  # noqa: E402
