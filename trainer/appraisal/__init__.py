"""Appraisal of real work, its blind second rating, and observation at real counters."""

from flask import Blueprint

blueprint = Blueprint("appraisal", __name__, template_folder="templates")

from trainer.appraisal import own_routes as own_routes  # noqa: E402  routes need the blueprint
from trainer.appraisal import province_routes as province_routes  # noqa: E402
from trainer.appraisal import report_routes as report_routes  # noqa: E402
from trainer.appraisal import routes as routes  # noqa: E402
from trainer.appraisal import second_routes as second_routes  # noqa: E402
from trainer.appraisal import watching_routes as watching_routes  # noqa: E402
