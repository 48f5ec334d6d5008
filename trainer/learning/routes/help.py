"""Help: the pages of `trainer/help/`, for everybody, signed in or not."""

from flask import Response, abort, render_template, send_from_directory

from trainer.learning import blueprint, help_pages
from trainer.web.access import public
from trainer.web.language import current


@blueprint.get("/help")
@public
def help_index() -> str:
    """List the help pages by audience."""
    return render_template("learning/help_index.html", audiences=help_pages.contents(current()))


@blueprint.get("/help/<audience>/<page>")
@public
def help_page(audience: str, page: str) -> str:
    """Show one help page."""
    found = help_pages.page_named(audience, page, current()) or abort(404)
    return render_template("learning/help_page.html", page=found)


@blueprint.get("/help/pictures/<picture>")
@public
def help_picture(picture: str) -> Response:
    """Give a picture of a help page."""
    return send_from_directory(help_pages.FOLDER / "pictures", picture, max_age=3600)
