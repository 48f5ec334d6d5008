"""The pages after or beside a run: the reference watched step by step, the debrief, a new start."""

from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.models import Run
from trainer.practice import (
    bench,
    blueprint,
    day_figures,
    looking_back,
    queries,
    services,
    watching,
)
from trainer.practice.forms import RestartForm
from trainer.practice.modes import Mode
from trainer.practice.screens import chosen
from trainer.practice.services import BadSequence, NotPractice
from trainer.web.access import learner_required, own
from trainer.web.clock import now
from trainer.web.criteria import criterion_names
from trainer.web.reviews import review_on


@blueprint.get("/practice/runs/<uuid:run_id>/watch")
@learner_required
def watch(run_id: UUID) -> str:
    """Show one step of the reference run, with what is done next and why."""
    run = _in_mode(run_id, Mode.WATCH)
    number = request.args.get("step", 0, type=int)
    step = watching.step(run.revision, run.seed, number)
    here = watching.in_front(step, chosen(request.args), opened=bool(request.args.get("app")))
    return render_template(
        "practice/watch.html",
        **queries.run_page(run),
        **bench.watched(run, here, step.number),
        station=watching.station(step, here),
        watch=step,
    )


def _in_mode(run_id: UUID, mode: Mode) -> Run:
    run: Run = own(Run, run_id)
    if run.mode != mode:
        abort(404)
    return run


@blueprint.get("/practice/runs/<uuid:run_id>/debrief")
@learner_required
def debrief(run_id: UUID) -> ResponseReturnValue:
    """Show the mark of a finished run, row by row, and where it left the reference."""
    run: Run = own(Run, run_id)
    if run.finished_at is None or run.mode == Mode.WATCH:
        return redirect(url_for("practice.run", run_id=run.id))
    return render_template(
        "practice/debrief.html",
        **queries.run_page(run),
        **looking_back.of(run),
        criteria=criterion_names(),
        report=day_figures.of(run),
        review=review_on(run.id),
        can_restart=Mode(run.mode).is_practice and not queries.is_retired(run),
    )


@blueprint.post("/practice/runs/<uuid:run_id>/restart")
@learner_required
def restart(run_id: UUID) -> ResponseReturnValue:
    """Begin again from the moment before one of the run's actions."""
    run: Run = own(Run, run_id)
    if queries.is_retired(run):
        return redirect(url_for("practice.debrief", run_id=run.id), 303)
    form = RestartForm()
    if not form.validate():
        abort(400)
    try:
        begun = services.restart(run, form.event.data, UUID(form.form_id.data), now())
    except (NotPractice, BadSequence):
        abort(400)
    return redirect(url_for("practice.run", run_id=own(Run, begun.id).id), 303)
