"""Signing in and out, one-time slips, one's own password."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__, template_folder="templates")

from trainer.accounts import routes as routes  # noqa: E402  routes need the blueprint
