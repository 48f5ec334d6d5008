"""Importing a list of people: file, preview, confirmation."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from trainer.administration import blueprint
from trainer.administration.forms import UploadForm
from trainer.administration.importing import packing, people
from trainer.administration.importing.mistakes import Unreadable
from trainer.administration.importing.people_doing import carry_out
from trainer.administration.importing.people_plan import PeoplePlan
from trainer.administration.importing.people_rows import COLUMNS
from trainer.administration.importing.tables import Named
from trainer.administration.importing.templates import empty_csv
from trainer.administration.present import me, now, only_units, today
from trainer.administration.profiles import profile_names
from trainer.administration.words import change_name
from trainer.web.access import administered_units, administrator_required
from trainer.web.language import current

SHOWN = 200


@blueprint.route("/administration/import", methods=["GET", "POST"])
@administrator_required
def people_list() -> ResponseReturnValue:
    """Take a file and show what it would do."""
    form = UploadForm()
    if not form.validate_on_submit():
        return render_template("administration/upload.html", form=form, columns=COLUMNS)
    try:
        rows = people.people_table(form.file.data.read())
        sealed = packing.packed(rows, me().id)
    except Unreadable as unreadable:
        page = render_template(
            "administration/upload.html", form=form, columns=COLUMNS, mistake=unreadable.mistake
        )
        return page, 422
    return _preview(_planned(rows), sealed)


@blueprint.post("/administration/import/confirm")
@administrator_required
def confirm_people() -> ResponseReturnValue:
    """Carry out what was shown; whatever has changed since is shown first."""
    sealed = request.form.get("rows", "")
    try:
        rows = packing.unpacked(sealed, me().id)
    except packing.Tampered:
        abort(400)
    plan = _planned(rows)
    if plan.mistakes or request.form.get("mark") != plan.mark:
        return _preview(plan, sealed, changed=True)
    carry_out(plan, me(), now())
    flash(_("Đã nhập danh sách: %(count)s thay đổi.", count=len(plan.changes)), "done")
    return redirect(url_for(".people", state="no-password"))


@blueprint.get("/administration/import/template.csv")
@administrator_required
def people_template() -> ResponseReturnValue:
    """Give an empty file with its headings."""
    file = Response(empty_csv(COLUMNS), mimetype="text/csv")
    file.headers["Content-Disposition"] = 'attachment; filename="can-bo.csv"'
    return file


def _planned(rows: list[Named]) -> PeoplePlan:
    units = only_units()
    return people.planned(rows, today(), None if units is None else set(units))


def _preview(plan: PeoplePlan, sealed: str, changed: bool = False) -> ResponseReturnValue:
    page = render_template(
        "administration/preview.html",
        plan=plan,
        sealed=sealed,
        changed=changed,
        most=SHOWN,
        units={unit.code: unit.name for unit in administered_units()},
        profiles=profile_names(current()),
        change_name=change_name,
    )
    return page, 422 if plan.mistakes else 200
