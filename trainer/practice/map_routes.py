"""What the map editor fetches beside the workstation: the sheets as they lay there, and a picture."""

from uuid import UUID

from flask import Response, jsonify, make_response, render_template, request

from trainer.models import Run
from trainer.practice import blueprint, journal
from trainer.practice.map_picture import picture
from trainer.practice.map_wire import sheets_at_start
from trainer.web.access import learner_required, own

A_DAY = 24 * 3600


@blueprint.get("/practice/runs/<uuid:run_id>/map.json")
@learner_required
def map_sheets(run_id: UUID) -> Response:
    """Give what lay on the map when the run began; it never changes, so the browser keeps it."""
    answer = jsonify(sheets_at_start(journal.setting_of_run(own(Run, run_id))))
    answer.headers["Cache-Control"] = f"private, max-age={A_DAY}, immutable"
    return answer


@blueprint.get("/practice/runs/<uuid:run_id>/map.svg")
@learner_required
def map_picture(run_id: UUID) -> Response:
    """Give a sheet as a picture as it is now, for those who read without scripts."""
    drawn = picture(own(Run, run_id), request.args.get("sheet", ""))
    svg = render_template("practice/map_picture.svg", map=drawn)
    return make_response(svg, {"Content-Type": "image/svg+xml"})
