"""Practice: simulation runs at the workstation, and their debrief."""

from flask import Blueprint

blueprint = Blueprint("practice", __name__, template_folder="templates")

from trainer.practice import catalogue_routes as catalogue_routes  # noqa: E402
from trainer.practice import day_routes as day_routes  # noqa: E402
from trainer.practice import land_view as land_view  # noqa: E402  what the land records' templates call
from trainer.practice import looking_back_routes as looking_back_routes  # noqa: E402
from trainer.practice import map_routes as map_routes  # noqa: E402
from trainer.practice import map_view as map_view  # noqa: E402  what the map's templates call
from trainer.practice import months as months  # noqa: E402  what the calendar's template calls
from trainer.practice import obstacle_routes as obstacle_routes  # noqa: E402
from trainer.practice import run_routes as run_routes  # noqa: E402  routes need the blueprint
