"""Gap reports, heat map, map, progress and their exports."""

from flask import Blueprint

blueprint = Blueprint("reports", __name__, template_folder="templates")

from trainer.reports import obstacle_routes as obstacle_routes  # noqa: E402
from trainer.reports import routes as routes  # noqa: E402  routes need the blueprint
