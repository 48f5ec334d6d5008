"""Stylesheets, scripts and pictures under names that change with their content.

`/static/<digest>/<room>/<file>` may be kept by browsers for ever; a page always names the present
digest. A room's files lie in its `static/` folder.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, send_from_directory

from trainer.web.access import public

TRAINER = Path(__file__).resolve().parent.parent
FOREVER = 365 * 24 * 3600

blueprint = Blueprint("assets", __name__)


def register(app: Flask) -> None:
    """Serve the rooms' static folders and give templates `asset(room, file)`."""
    app.register_blueprint(blueprint)
    app.add_template_global(asset, "asset")


def asset(room: str, file: str) -> str:
    """Return the address of `trainer/<room>/static/<file>`."""
    return f"/static/{_digest(room, file)}/{room}/{file}"


@cache
def _digest(room: str, file: str) -> str:
    return sha256((TRAINER / room / "static" / file).read_bytes()).hexdigest()[:12]


@blueprint.get("/static/<digest>/<room>/<path:file>")
@public
def served(digest: str, room: str, file: str) -> Response:
    """Serve one file; an old digest gives the present file, to be asked for again."""
    folder = TRAINER / room / "static"
    if not room.isidentifier() or not folder.is_dir():
        abort(404)
    response = send_from_directory(folder, file, max_age=FOREVER)
    known = (folder / file).is_file() and digest == _digest(room, file)
    response.headers["Cache-Control"] = (
        f"public, max-age={FOREVER}, immutable" if known else "no-cache"
    )
    return response
