"""Appraising the people of one's commune."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.appraisal import blueprint, queries, services, watching_queries
from trainer.appraisal.forms import SheetForm
from trainer.appraisal.sheets import Work, mistakes_with_days, works_of
from trainer.appraisal.showing import told, words_of_marks
from trainer.domain.appraisal import SPACING, next_day
from trainer.domain.framework import Checklist, Framework, Skill
from trainer.extensions import db
from trainer.models import Appraisal
from trainer.records import audit, published
from trainer.web import catalogue
from trainer.web.access import (
    commune_in_scope,
    communes_in_scope,
    manager_or_trainer_required,
    manager_required,
    may,
    observes,
    writes,
)
from trainer.web.clock import now, today


@blueprint.get("/appraisals")
@manager_or_trainer_required
def overview() -> str:
    """Show what an account has to rate or observe, and what it has done."""
    return render_template(
        "appraisal/overview.html",
        communes=communes_in_scope() if may("manager") else [],
        waiting=queries.waiting_for(current_user.id),
        again=queries.rated_again_by(current_user.id),
        given=queries.given_by(current_user.id),
        planned=watching_queries.planned_for(current_user.id) if observes() else None,
        skills=catalogue.skills(),
        name_of=queries.name_of,
        today=today(),
    )


@blueprint.get("/appraisals/communes/<code>")
@manager_required
def commune(code: str) -> str:
    """List who works in the commune; nobody's levels."""
    unit = commune_in_scope(code)
    people = queries.colleagues(code, today(), catalogue.framework_or_empty())
    return render_template("appraisal/commune.html", unit=unit, people=people)


@blueprint.get("/appraisals/communes/<code>/<uuid:person_id>")
@manager_required
def person(code: str, person_id: UUID) -> str:
    """List the skills in which the person can be appraised, and from when."""
    unit, framework = commune_in_scope(code), catalogue.framework_or_empty()
    found = _colleague(code, person_id, framework)
    own, others = queries.skills_to_appraise(person_id, today(), framework)
    return render_template(
        "appraisal/person.html",
        unit=unit,
        person=found,
        own=own,
        others=others,
        last=queries.last_appraised(person_id),
        next_day=next_day,
        today=today(),
    )


@blueprint.route("/appraisals/communes/<code>/<uuid:person_id>/<skill>", methods=["GET", "POST"])
@manager_required
def appraise(code: str, person_id: UUID, skill: str) -> ResponseReturnValue:
    """Show the checklist for three pieces of work, and take the appraisal: all or nothing."""
    unit, framework = commune_in_scope(code), catalogue.framework_or_empty()
    found = _colleague(code, person_id, framework)
    wanted = catalogue.skills().get(skill) or abort(404)
    checklist = framework.checklist(wanted)
    if checklist is None or not queries.can_be_appraised(wanted, framework):
        abort(404)
    form, works = SheetForm(), works_of(request.form)
    wrong = mistakes_with_days(works, checklist, today()) if form.is_submitted() else {}
    if form.validate_on_submit() and not wrong:
        return _taken(code, found, wanted, works, UUID(form.form_id.data))
    page = render_template(
        "appraisal/appraise.html",
        unit=unit,
        person=found,
        skill=wanted,
        free_from=next_day(queries.last_appraised(person_id).get(skill)),
        spacing=SPACING.days,
        today=today(),
        **_sheet(checklist, works, wrong, form),
    )
    return page, 422 if form.is_submitted() else 200


def _taken(
    code: str, found: queries.Colleague, skill: Skill, works: tuple[Work, ...], key: UUID
) -> ResponseReturnValue:
    given = services.Given(
        person_id=found.id,
        skill=skill.code,
        unit=code,
        works=works,
        revision=published.current_hash(*published.FRAMEWORK) or "",
        key=key,
    )
    made = services.appraise(given, current_user, now())
    if made is None:
        flash(_("Người này vừa được nhận xét về năng lực này; chưa ghi nhận xét mới."), "error")
        return redirect(url_for(".person", code=code, person_id=found.id), 303)
    flash(_("Đã ghi nhận xét."), "done")
    return redirect(url_for(".show", appraisal_id=made.id), 303)


@blueprint.get("/appraisals/<uuid:appraisal_id>")
@manager_required
@writes
def show(appraisal_id: UUID) -> str:
    """Show one appraisal with its marks and the person's name; the look is logged."""
    row = db.session.get(Appraisal, appraisal_id) or abort(404)
    commune_in_scope(row.unit_code)
    audit.log_look(current_user, row.person_id, "appraisal", now())
    db.session.commit()
    return render_template("appraisal/show.html", row=row, own=False, **told(row))


def _sheet(
    checklist: Checklist, works: tuple[Work, ...], wrong: object, form: SheetForm
) -> dict[str, object]:
    return {
        "checklist": checklist,
        "works": works,
        "wrong": wrong,
        "form": form,
        **words_of_marks(),
    }


def _colleague(code: str, person_id: UUID, framework: Framework) -> queries.Colleague:
    """Return somebody of the commune other than oneself, or end the request."""
    found = queries.colleague(code, person_id, today(), framework) or abort(404)
    return abort(403) if person_id == current_user.person_id else found
