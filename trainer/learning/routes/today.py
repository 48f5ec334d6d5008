"""Today and the whole learning plan: what the post requires, what to do next, and why."""

from flask import render_template, request
from flask_login import current_user

from trainer.domain.plan_weeks import PACES
from trainer.learning import blueprint, today_page
from trainer.learning.plan_page import naming, plan_page
from trainer.learning.recent import recent
from trainer.web.access import learner_required
from trainer.web.clock import HERE, now
from trainer.web.evidence import kind_name


@blueprint.get("/today")
@learner_required
def today() -> str:
    """Show the person's day."""
    at = now()
    found = today_page.today(current_user.person_id, at)
    named = naming(found.own)
    return render_template(
        "learning/today.html",
        day=found,
        own=found.own,
        naming=named,
        recent=recent(current_user.person_id, named.courses, named.scenarios),
        kind_name=kind_name,
        hour=at.astimezone(HERE).hour,
        ten_minutes=today_page.TEN_MINUTES,
    )


@blueprint.get("/plan")
@learner_required
def plan() -> str:
    """Show the person's whole learning plan, week by week, at the pace that the address names."""
    page = plan_page(current_user.person_id, request.args.get("pace", type=int), now())
    return render_template("learning/plan.html", page=page, paces=PACES)
