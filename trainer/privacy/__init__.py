"""One's own data: what is kept, taking it along, asking for erasure, consent; and answering that."""

from flask import Blueprint

blueprint = Blueprint("privacy", __name__, template_folder="templates")

from trainer.privacy import answering_routes as answering_routes  # noqa: E402  routes need the blueprint
from trainer.privacy import routes as routes  # noqa: E402
