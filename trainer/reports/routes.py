"""The pages of managers."""

from io import BytesIO
from uuid import UUID

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.reports import blueprint, progress, schematic
from trainer.reports.commune import commune_report
from trainer.reports.forms import ReportForm
from trainer.reports.heat_map import heat_map
from trainer.reports.people import log_looks, official_evidence, people_behind
from trainer.reports.tables import gap_table
from trainer.web import exports
from trainer.web.access import (
    commune_in_scope,
    communes_in_scope,
    manager_required,
    manages_province,
    province_manager_required,
    writes,
)
from trainer.web.clock import now, today
from trainer.web.evidence import kind_name, titles


def _form() -> ReportForm:
    return ReportForm.read(request.args, today=today())


@blueprint.get("/reports")
@manager_required
def overview() -> ResponseReturnValue:
    """Show the communes in scope as a heat map; the manager of one commune goes straight to it."""
    communes = communes_in_scope()
    if not manages_province() and len(communes) == 1:
        return redirect(url_for("reports.commune", code=communes[0].code))
    form = _form()
    heat = heat_map(communes, form)
    return render_template("reports/overview.html", form=form, heat=heat)


@blueprint.get("/reports/map")
@province_manager_required
def province_map() -> str:
    """Show one skill, or all of them, over the province as a schematic map."""
    form = _form()
    heat = heat_map(communes_in_scope(), form)
    drawing = schematic.drawn(communes_in_scope())
    return render_template("reports/map.html", form=form, heat=heat, drawing=drawing)


@blueprint.get("/reports/communes/<code>")
@manager_required
def commune(code: str) -> str:
    """Show one commune's gap report."""
    unit = commune_in_scope(code)
    form = _form()
    report = commune_report(unit, form)
    return render_template("reports/commune.html", unit=unit, form=form, report=report)


@blueprint.get("/reports/communes/<code>/<skill>")
@manager_required
@writes
def people(code: str, skill: str) -> str:
    """Show the people behind one cell, by name; the look is logged."""
    unit = commune_in_scope(code)
    form = _form()
    behind = people_behind(unit, skill, form) or abort(404)
    log_looks(current_user, [p.id for p in behind.people], request.path, now())
    return render_template("reports/people.html", unit=unit, form=form, behind=behind)


@blueprint.get("/reports/communes/<code>/<skill>/<uuid:person_id>")
@manager_required
@writes
def evidence(code: str, skill: str, person_id: UUID) -> str:
    """Show what one person's level rests on; the look is logged."""
    unit = commune_in_scope(code)
    form = _form()
    behind = people_behind(unit, skill, form) or abort(404)
    person = next((p for p in behind.people if p.id == person_id), None) or abort(404)
    log_looks(current_user, [person.id], request.path, now())
    rows = official_evidence(person_id, skill, form.as_of)
    return render_template(
        "reports/evidence.html",
        unit=unit,
        form=form,
        behind=behind,
        person=person,
        rows=rows,
        kind_name=kind_name,
        title=titles(),
    )


@blueprint.get("/reports/gaps.<any(csv, xlsx):kind>")
@manager_required
def export(kind: str) -> ResponseReturnValue:
    """Give the same rows as the pages, as a spreadsheet."""
    form = _form()
    unit = request.args.get("unit")
    communes = [commune_in_scope(unit)] if unit else communes_in_scope()
    table = gap_table(communes, form)
    content = exports.written(kind, table, _("Khoảng thiếu năng lực"))
    name = f"khoang-thieu-nang-luc-{form.as_of.isoformat()}.{kind}"
    return send_file(BytesIO(content), download_name=name, as_attachment=True)


@blueprint.get("/reports/progress", endpoint="progress")
@manager_required
def progress_overview() -> str:
    """Show who has started, finished and fallen behind, by course and commune."""
    day = today()
    courses = progress.course_progress(communes_in_scope(), day)
    return render_template("reports/progress.html", courses=courses, today=day)


@blueprint.get("/reports/progress/<course>/<code>")
@manager_required
@writes
def progress_people(course: str, code: str) -> str:
    """Show one commune's people in one course, by name; the look is logged."""
    unit = commune_in_scope(code)
    day = today()
    listed = progress.people_in_course(course, unit, day) or abort(404)
    log_looks(current_user, [p.id for p in listed.people], request.path, now())
    return render_template("reports/progress_people.html", unit=unit, listed=listed, today=day)
