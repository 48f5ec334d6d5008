"""Search, for everybody who has signed in."""

from flask import render_template, request

from trainer.learning import blueprint, searching
from trainer.web.access import signed_in
from trainer.web.language import current


@blueprint.get("/search")
@signed_in
def search() -> str:
    """Show what was found for `q` in courses, modules and help."""
    query = request.args.get("q", "")[: searching.LONGEST_QUERY]
    words = searching.words_in(query)
    found = searching.search(words, current())
    return render_template("learning/search.html", query=query, words=words, found=found)
