"""Reporting, from a run's rule book or debrief, what does not work as written."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.models import Obstacle, Run
from trainer.practice import blueprint, obstacles, queries
from trainer.practice.obstacle_forms import ObstacleForm
from trainer.practice.screens import chosen
from trainer.records.obstacles import of_person
from trainer.simulator.rulebook import Rule
from trainer.web.access import learner_required, own
from trainer.web.catalogue import procedure_names
from trainer.web.clock import now
from trainer.web.obstacles import SIGNS, kind_names, status_names


@blueprint.get("/practice/obstacles")
@learner_required
def own_obstacles() -> str:
    """List the person's own reports and what became of them."""
    return render_template(
        "practice/obstacles.html",
        obstacles=of_person(current_user.person_id),
        procedures=procedure_names(),
        kinds=kind_names(),
        statuses=status_names(),
        signs=SIGNS,
    )


@blueprint.route("/practice/runs/<uuid:run_id>/obstacle", methods=["GET", "POST"])
@learner_required
def report_obstacle(run_id: UUID) -> ResponseReturnValue:
    """Report that a procedure of the run, or its rule `about`, does not work as written."""
    run: Run = own(Run, run_id)
    rule = _rule(run)
    form = ObstacleForm(obstacles.procedures_of(run, rule))
    if not form.validate_on_submit():
        return _page(run, rule, form)
    own(Obstacle, obstacles.report(form, current_user.person_id, rule, now()).id)
    flash(_("Đã gửi vướng mắc. Xem kết quả xử lý ở trang Thực hành."), "done")
    return redirect(_back(run, rule), 303)


def _rule(run: Run) -> Rule | None:
    key = request.args.get("about", "")
    return (obstacles.rule_of(run, key) or abort(404)) if key else None


def _page(run: Run, rule: Rule | None, form: ObstacleForm) -> ResponseReturnValue:
    if form.form_id.errors:
        abort(400)
    page = render_template(
        "practice/obstacle.html",
        **queries.run_page(run),
        rule=rule,
        form=form,
        here=chosen(request.args),
        back=_back(run, rule),
    )
    return page, 422 if form.errors else 200


def _back(run: Run, rule: Rule | None) -> str:
    """Return where the report was begun: the rule book, or the debrief."""
    if rule is None:
        return url_for("practice.run", run_id=run.id)
    return url_for("practice.rules", run_id=run.id, **chosen(request.args).query())
