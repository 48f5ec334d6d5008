"""The second rating of a sampled appraisal: neither the first marks nor the name are shown."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.appraisal import blueprint, second_services
from trainer.appraisal.forms import SheetForm
from trainer.appraisal.sheets import by_field, mistakes, works_of
from trainer.appraisal.showing import alike, words_of_marks
from trainer.extensions import db
from trainer.models import ReRating
from trainer.web import catalogue
from trainer.web.access import manager_or_trainer_required
from trainer.web.clock import now


@blueprint.route("/appraisals/second/<uuid:second_id>", methods=["GET", "POST"])
@manager_or_trainer_required
def second(second_id: UUID) -> ResponseReturnValue:
    """Show the work and the checklist to whoever was asked; afterwards, both ratings."""
    row = _asked_of_me(second_id)
    framework = catalogue.framework_at(row.appraisal.revision)
    skill = next(each for each in framework.skills if each.code == row.appraisal.skill)
    checklist = framework.checklist(skill) or abort(404)
    form, works = SheetForm(), works_of(request.form)
    wrong = by_field(mistakes(works, checklist)) if form.is_submitted() else {}
    if form.validate_on_submit() and not wrong:
        if second_services.rate(row, [work.marks for work in works], current_user, now()):
            flash(_("Đã ghi nhận xét lần hai."), "done")
        else:
            flash(_("Anh/chị đã ghi từ trước; lần gửi này không thay đổi gì."))
        return redirect(url_for(".second", second_id=second_id), 303)
    page = render_template(
        "appraisal/compared.html" if row.rated_at else "appraisal/second.html",
        row=row,
        first=row.appraisal,
        alike=alike(row),
        skill=skill,
        checklist=checklist,
        works=works,
        wrong=wrong,
        **words_of_marks(),
    )
    return page, 422 if form.is_submitted() else 200


def _asked_of_me(second_id: UUID) -> ReRating:
    """Return the second rating that the present account was asked for, or 404."""
    row = db.session.get(ReRating, second_id)
    return row if row is not None and row.rated_by == current_user.id else abort(404)
