"""Placement: a short adaptive start that says where learning begins. Only the person sees it."""

from flask import Blueprint

blueprint = Blueprint("placement", __name__, template_folder="templates")

from trainer.placement import routes as routes  # noqa: E402  routes need the blueprint
