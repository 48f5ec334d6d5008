"""Observing at real counters: the level on the platform is never shown to an observer."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.appraisal import blueprint, queries, watching_queries, watching_services
from trainer.appraisal.forms import PlanForm, SheetForm
from trainer.appraisal.sheets import Mistake, Work, by_field, mistakes_in_one, work_of
from trainer.appraisal.showing import words_of_marks
from trainer.appraisal.watching_services import ENTERED_WITHIN
from trainer.domain.framework import Checklist
from trainer.extensions import db
from trainer.models import Observation, Watching
from trainer.records import published
from trainer.web import catalogue
from trainer.web.access import observer_required
from trainer.web.clock import now, today
from trainer.web.language import said

LEVELS = ("0", "1", "2", "3", "4")


@blueprint.route("/observations", methods=["GET", "POST"])
@observer_required
def observations() -> ResponseReturnValue:
    """List what one has to observe and has observed, and plan one more."""
    people, skills = watching_queries.observable(current_user.person_id), catalogue.skills()
    form = PlanForm()
    form.person.choices = [("", "–"), *((str(p.id), f"{p.name} · {p.unit}") for p in people)]
    form.skill.choices = [("", "–"), *_skill_choices()]
    if form.validate_on_submit():
        return _planned(form)
    page = render_template(
        "appraisal/observations.html",
        form=form,
        people=people,
        planned=watching_queries.planned_for(current_user.id),
        entered=watching_queries.entered_by(current_user.id),
        skills=skills,
        name_of=queries.name_of,
        today=today(),
    )
    return page, 422 if form.is_submitted() else 200


def _skill_choices() -> list[tuple[str, str]]:
    framework = catalogue.framework_or_empty()
    fitting = [skill for skill in framework.skills if framework.checklist(skill)]
    return [(skill.code, said(skill.name)) for skill in fitting]


def _planned(form: PlanForm) -> ResponseReturnValue:
    wanted = watching_services.Plan(
        person_id=UUID(form.person.data),
        skill=form.skill.data,
        day=form.day.data,
        revision=published.current_hash(*published.FRAMEWORK) or "",
        key=UUID(form.form_id.data),
    )
    made = watching_services.plan(wanted, current_user, now())
    if made is None:
        flash(_("Chưa ghi: người này không còn đồng ý được quan sát."), "error")
        return redirect(url_for(".observations"), 303)
    flash(_("Đã ghi kế hoạch quan sát."), "done")
    return redirect(url_for(".observe", watching_id=made.id), 303)


@blueprint.route("/observations/<uuid:watching_id>", methods=["GET", "POST"])
@observer_required
def observe(watching_id: UUID) -> ResponseReturnValue:
    """Enter what one saw; the other observer's part shows only when both have entered."""
    row, part = _mine(watching_id)
    framework = catalogue.framework_at(row.revision)
    skill = next(each for each in framework.skills if each.code == row.skill)
    checklist = framework.checklist(skill) or abort(404)
    form, work = SheetForm(), work_of(request.form, 1)
    level = request.form.get("level", "")
    wrong = _wrong(work, level, checklist) if form.is_submitted() else {}
    if form.validate_on_submit() and not wrong:
        _entered(part, row, watching_services.Seen(marks=work.marks, level=int(level)))
        return redirect(url_for(".observe", watching_id=watching_id), 303)
    page = render_template(
        "appraisal/observe.html",
        row=row,
        part=part,
        open=watching_services.may_enter(part, row, today()),
        complete=watching_queries.is_complete(row),
        last_day=row.day + ENTERED_WITHIN,
        skill=skill,
        checklist=checklist,
        work=work,
        level=level,
        wrong=wrong,
        **words_of_marks(),
        name_of=queries.name_of,
        today=today(),
    )
    return page, 422 if form.is_submitted() else 200


def _entered(part: Observation, row: Watching, seen: watching_services.Seen) -> None:
    """Write what was seen, and say what became of it."""
    if watching_services.enter(part, row, seen, now()):
        flash(_("Đã ghi kết quả quan sát."), "done")
    elif part.entered_at:
        flash(_("Anh/chị đã ghi từ trước; lần gửi này không thay đổi gì."))
    else:
        flash(_("Chưa ghi: không còn trong thời gian, hoặc người này đã rút lại."), "error")


def _wrong(work: Work, level: str, checklist: Checklist) -> dict[str, Mistake]:
    found = mistakes_in_one(work, checklist)
    if level not in LEVELS:
        found.append(Mistake(field="level-0", message=_("Chưa chọn mức quan sát được")))
    return by_field(found)


@blueprint.post("/observations/<uuid:watching_id>/cancel")
@observer_required
def cancel(watching_id: UUID) -> ResponseReturnValue:
    """Drop an observation that did not take place."""
    row, _part = _mine(watching_id)
    if watching_services.cancel(row, current_user):
        flash(_("Đã bỏ kế hoạch quan sát."), "done")
    else:
        flash(_("Không bỏ được: đã có kết quả, hoặc người khác lập kế hoạch này."), "error")
    return redirect(url_for(".observations"), 303)


def _mine(watching_id: UUID) -> tuple[Watching, Observation]:
    """Return the observation that the present account takes part in, or 404."""
    row = db.session.get(Watching, watching_id)
    part = watching_queries.mine(row, current_user.id) if row else None
    return (row, part) if row and part else abort(404)
