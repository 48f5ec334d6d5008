"""People, posts, accounts, roles, slips and imports."""

from flask import Blueprint

blueprint = Blueprint("administration", __name__, template_folder="templates")

from trainer.administration import routes as routes  # noqa: E402  routes need the blueprint
