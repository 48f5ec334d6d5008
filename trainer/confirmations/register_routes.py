"""The register of confirmations, for the province: finding one, revoking it, who issues."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.confirmations import blueprint, queries, services
from trainer.confirmations.forms import IssuerForm, RevokeForm
from trainer.confirmations.paper import paper_of
from trainer.extensions import db
from trainer.models import Confirmation
from trainer.web.access import province_administrator_required
from trainer.web.clock import now, today


@blueprint.get("/confirmations/register")
@province_administrator_required
def register() -> str:
    """List the confirmations, newest first; by number or a part of a name."""
    wanted = request.args.get("q", "")[:80].strip()
    page = min(max(1, request.args.get("page", 1, type=int)), 10_000)
    rows, pages = queries.register(wanted, page)
    name, licence = queries.issuer()
    return render_template(
        "confirmations/register.html",
        papers=[(row.id, paper_of(row)) for row in rows],
        wanted=wanted,
        page=page,
        pages=pages,
        address=lambda number: url_for(".register", q=wanted or None, page=number),
        form=IssuerForm(name=name, licence=licence),
        today=today(),
    )


@blueprint.post("/confirmations/issuer")
@province_administrator_required
def set_issuer() -> ResponseReturnValue:
    """Set who issues from now on."""
    form = IssuerForm()
    if form.validate():
        services.set_issuer(form.name.data, form.licence.data, current_user, now())
        flash(_("Đã ghi cơ quan cấp."), "done")
    else:
        flash(_("Chưa ghi: cần tên cơ quan cấp, mỗi ô tối đa 120 ký tự."), "error")
    return redirect(url_for(".register"), 303)


@blueprint.route("/confirmations/<uuid:key>/revoke", methods=["GET", "POST"])
@province_administrator_required
def revoke(key: UUID) -> ResponseReturnValue:
    """Ask for the reason, and revoke."""
    found = db.session.get(Confirmation, key) or abort(404)
    form = RevokeForm()
    if form.validate_on_submit():
        services.revoke(found, form.reason.data, current_user, now())
        flash(_("Đã thu hồi giấy số %(number)s.", number=paper_of(found).reference), "done")
        return redirect(url_for(".register"), 303)
    page = render_template("confirmations/revoke.html", paper=paper_of(found), form=form)
    return page, 422 if form.errors else 200
