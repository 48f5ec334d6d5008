"""The pages of trainers. Files are edited with an editor and published with `trainer publish`."""

from flask import abort, render_template, request

from trainer.authoring import blueprint, facts, hours, items, labels, leaning, problems, served
from trainer.domain.wording import right_words
from trainer.web import catalogue
from trainer.web.access import trainer_required
from trainer.web.clock import today
from trainer.web.language import current

LONGEST_QUERY = 100


@blueprint.get("/authoring")
@trainer_required
def overview() -> str:
    """Show what is served now, and what was wrong with the files at the last publication."""
    return render_template(
        "authoring/overview.html",
        courses=catalogue.courses(),
        scenarios=catalogue.scenarios(),
        stamps=served.stamps(),
        counted=served.words(),
        stock=served.stock(),
        listed=problems.listed(current()),
        skills=catalogue.skills(),
    )


@blueprint.get("/authoring/facts")
@trainer_required
def fact_book() -> str:
    """Search the book of dated facts."""
    query = request.args.get("q", "")[:LONGEST_QUERY]
    found = facts.found(query, today())
    pages = max(1, -(-len(found) // facts.A_PAGE))
    page = min(max(request.args.get("page", 1, int), 1), pages)
    return render_template(
        "authoring/facts.html",
        query=query,
        count=len(found),
        entries=found[(page - 1) * facts.A_PAGE : page * facts.A_PAGE],
        page=page,
        pages=pages,
        leaning=leaning.leaning(),
        confidence=labels.confidence(),
    )


@blueprint.get("/authoring/facts/<path:key>")
@trainer_required
def fact(key: str) -> str:
    """Show every dated row of one fact, and what leans on it."""
    rows = facts.history(key) or abort(404)
    return render_template(
        "authoring/fact.html",
        key=key,
        rows=rows,
        today=today(),
        leaners=leaning.named_leaners(key),
        confidence=labels.confidence(),
    )


@blueprint.get("/authoring/items")
@trainer_required
def item_statistics() -> str:
    """Show how hard the questions of one module or assessment are, and how well they separate."""
    owners = items.owners()
    wanted = request.args.get("in", "")
    owner = next((o for o in owners if o.key == wanted), None)
    if wanted and owner is None:
        abort(404)
    owner = owner or next(iter(owners), None)
    return render_template(
        "authoring/items.html",
        owners=owners,
        owner=owner,
        rows=items.measured(owner) if owner else [],
        skills=catalogue.skills(),
        kinds=labels.question_kinds(),
        verdicts=labels.verdicts(),
    )


@blueprint.get("/authoring/items/<path:key>")
@trainer_required
def item(key: str) -> str:
    """Show one question with its answer, its statistics and the wrong answers people give."""
    found = items.item_named(key) or abort(404)
    return render_template(
        "authoring/item.html",
        found=found,
        right=right_words(found.item.question),
        wrong=items.wrong_answers(found),
        skills=catalogue.skills(),
        kinds=labels.question_kinds(),
        verdicts=labels.verdicts(),
    )


@blueprint.get("/authoring/framework")
@trainer_required
def framework() -> str:
    """Show the areas, the skills with their indicators, and what each position requires."""
    served = catalogue.framework()
    return render_template(
        "authoring/framework.html",
        framework=served,
        times=hours.by_profile(served),
        skills=catalogue.skills(),
        kinds=labels.skill_kinds(),
        measures=labels.measures(),
    )
