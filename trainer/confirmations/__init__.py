"""Confirmations of results: papers with a QR code, signed badges, and the page that checks both."""

from flask import Blueprint

blueprint = Blueprint("confirmations", __name__, template_folder="templates")

from trainer.confirmations import badge_routes as badge_routes  # noqa: E402  routes need the blueprint
from trainer.confirmations import check_routes as check_routes  # noqa: E402
from trainer.confirmations import register_routes as register_routes  # noqa: E402
from trainer.confirmations import routes as routes  # noqa: E402
