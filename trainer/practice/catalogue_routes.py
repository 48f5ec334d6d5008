"""The pages before a run: which scenarios there are, and beginning one."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.models import Run
from trainer.practice import blueprint, labels, queries, scenarios, services
from trainer.practice.forms import StartForm
from trainer.practice.modes import Mode
from trainer.practice.services import NothingNew, UnknownScenario
from trainer.web.access import learner_required, own
from trainer.web.catalogue import skills
from trainer.web.clock import now


@blueprint.get("/practice")
@learner_required
def overview() -> str:
    """List the scenarios with the person's own best results, and the runs still open."""
    person = current_user.person_id
    return render_template(
        "practice/overview.html",
        offered=queries.offered(person),
        fields=labels.field_names(),
        open_runs=[queries.run_page(run) for run in queries.open_runs(person)],
        modes=labels.mode_names(),
        explanations=labels.mode_explanations(),
        difficulties=labels.difficulty_names(),
    )


@blueprint.get("/practice/<scenario>")
@learner_required
def scenario(scenario: str) -> str:
    """Show one scenario, the ways to play it, and the person's own runs of it."""
    revision = scenarios.current_revision(scenario)
    if revision is None:
        abort(404)
    return render_template(
        "practice/scenario.html",
        key=scenario,
        published=scenarios.published(revision),
        scenario=scenarios.published(revision).compiled.definition,
        runs=queries.runs_of(current_user.person_id, scenario),
        revision=revision,
        modes=labels.mode_names(),
        explanations=labels.mode_explanations(),
        difficulties=labels.difficulty_names(),
        skills=skills(),
    )


@blueprint.post("/practice/<scenario>/start")
@learner_required
def start(scenario: str) -> ResponseReturnValue:
    """Begin a run in the mode asked for, and show its brief."""
    form = StartForm()
    if not form.validate():
        abort(400)
    mode, run_id = Mode(form.mode.data), UUID(form.form_id.data)
    try:
        begun = services.start(current_user.person, scenario, mode, run_id, now())
    except UnknownScenario:
        abort(404)
    except NothingNew:
        flash(
            _("Anh/chị đã gặp mọi biến thể của kịch bản này. Hãy sát hạch ở một kịch bản khác."),
            "error",
        )
        return redirect(url_for("practice.scenario", scenario=scenario), 303)
    run = own(Run, begun.id)
    page = "practice.watch" if mode is Mode.WATCH else "practice.brief"
    return redirect(url_for(page, run_id=run.id), 303)
