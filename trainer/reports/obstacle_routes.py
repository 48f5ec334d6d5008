"""What managers see of reported obstacles, and the province's answers."""

from io import BytesIO
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.domain.vietnamese import sort_key
from trainer.extensions import db
from trainer.models import Obstacle, ObstacleStatus, OrgUnit
from trainer.records.obstacles import Wanted, listed
from trainer.reports import blueprint
from trainer.reports.obstacle_forms import AnswerForm, ObstacleFilter
from trainer.reports.obstacle_tables import obstacle_table
from trainer.reports.obstacles import (
    Answer,
    answer,
    obstacle_report,
    procedure_names,
    profile_names,
)
from trainer.web import catalogue, exports
from trainer.web.access import (
    commune_in_scope,
    communes_in_scope,
    manager_required,
    province_manager_required,
)
from trainer.web.clock import now, today
from trainer.web.obstacles import SIGNS, kind_names, status_names


@blueprint.get("/reports/obstacles")
@manager_required
def obstacles() -> str:
    """List what staff of the communes in scope report, newest first, with its numbers."""
    form = ObstacleFilter.read(request.args)
    communes = communes_in_scope()
    page = min(max(1, request.args.get("page", 1, type=int)), 10_000)
    return render_template(
        "reports/obstacles.html",
        form=form,
        communes=communes,
        units=[(unit.code, unit.name) for unit in communes],
        offered=_offered(form.procedure),
        page=page,
        report=obstacle_report(_wanted(form, communes), communes, page),
        address=lambda number: url_for(".obstacles", **form.address(page=number)),
        **_names(),
    )


@blueprint.get("/reports/obstacles.<any(csv, xlsx):sheet>")
@manager_required
def export_obstacles(sheet: str) -> ResponseReturnValue:
    """Give the reports asked for as a spreadsheet."""
    wanted = _wanted(ObstacleFilter.read(request.args), communes_in_scope())
    content = exports.written(sheet, obstacle_table(listed(wanted)), _("Vướng mắc"))
    name = f"vuong-mac-{today().isoformat()}.{sheet}"
    return send_file(BytesIO(content), download_name=name, as_attachment=True)


@blueprint.route("/reports/obstacles/<uuid:obstacle_id>", methods=["GET", "POST"])
@province_manager_required
def answer_obstacle(obstacle_id: UUID) -> ResponseReturnValue:
    """Show one report and say what becomes of it."""
    obstacle = db.session.get(Obstacle, obstacle_id) or abort(404)
    form = AnswerForm(obj=obstacle)
    if not form.validate_on_submit():
        page = _page(obstacle, form)
        return page, 422 if form.errors else 200
    answer(obstacle, _given(form), current_user, now())
    flash(_("Đã ghi tình trạng và câu trả lời."), "done")
    return redirect(url_for(".obstacles"), 303)


def _wanted(form: ObstacleFilter, communes: list[OrgUnit]) -> Wanted:
    """Return what is asked for: of one commune if the manager may see it, else of all in scope."""
    units = [commune_in_scope(form.unit)] if form.unit else communes
    return form.of([unit.code for unit in units])


def _offered(chosen: str) -> list[tuple[str, str]]:
    """Return the procedures to choose from, by name; the chosen one even if it is retired."""
    names = procedure_names()
    if chosen:
        names.setdefault(chosen, chosen)
    return sorted(names.items(), key=lambda each: sort_key(each[1]))


def _given(form: AnswerForm) -> Answer:
    return Answer(
        status=ObstacleStatus(form.status.data), text=form.answer.data, shared=form.shared.data
    )


def _page(obstacle: Obstacle, form: AnswerForm) -> str:
    rule = catalogue.book().shown(obstacle.rule, today())
    return render_template(
        "reports/obstacle.html", obstacle=obstacle, form=form, rule=rule, **_names()
    )


def _names() -> dict[str, dict[str, str]]:
    return {
        "procedures": procedure_names(),
        "profiles": profile_names(),
        "kinds": kind_names(),
        "statuses": status_names(),
        "signs": dict(SIGNS),
    }
