"""The pages of the counter day: what it is mixed from, and beginning one."""

from uuid import UUID

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from trainer.models import Run
from trainer.practice import blueprint, day_queries, day_services, labels
from trainer.practice.forms import BeginForm
from trainer.records.people import unit_of
from trainer.simulator.day import NoDay
from trainer.web.access import learner_required, own
from trainer.web.clock import now


@blueprint.get("/practice/counter-day")
@learner_required
def counter_day() -> str:
    """Show the commune's mix, how hard the next day will be, and the person's own days."""
    return _page()


@blueprint.post("/practice/counter-day/start")
@learner_required
def start_day() -> ResponseReturnValue:
    """Begin a new day and show its brief."""
    form = BeginForm()
    if not form.validate():
        abort(400)
    try:
        begun = day_services.start(current_user.person, UUID(form.form_id.data), now())
    except NoDay:
        return _page(impossible=True), 409
    return redirect(url_for("practice.brief", run_id=own(Run, begun.id).id), 303)


def _page(impossible: bool = False) -> str:
    person = current_user.person
    return render_template(
        "practice/day.html",
        mix=day_queries.shown_mix(unit_of(person)),
        difficulty=day_queries.next_difficulty(person.id, now()),
        last=day_queries.last_score(person.id),
        days=day_queries.own_days(person.id),
        difficulties=labels.difficulty_names(),
        impossible=impossible,
    )
