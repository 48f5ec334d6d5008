"""One's own certificates: enter them, see what became of them, take them back."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.models import Certificate
from trainer.passport import blueprint
from trainer.passport import certificate_queries as queries
from trainer.passport import certificate_services as services
from trainer.passport.certificate_forms import CertificateForm
from trainer.passport.words import certificate_states
from trainer.web import catalogue
from trainer.web.access import learner_required, own
from trainer.web.clock import now, today


@blueprint.route("/certificates", methods=["GET", "POST"])
@learner_required
def certificates() -> ResponseReturnValue:
    """List one's own certificates and take down another."""
    form = CertificateForm(catalogue.framework_or_empty(), today())
    if form.validate_on_submit():
        entry = services.Entry(
            skill=form.skill.data,
            title=form.title.data,
            issuer=form.issuer.data,
            number=form.number.data,
            issued_on=form.issued_on.data,
            expires_on=form.expires_on.data,
        )
        made = services.enter(current_user.person, entry, UUID(form.form_id.data), now())
        if made is None:
            abort(404)
        flash(_("Đã ghi. Hãy đưa bản chính cho quản trị viên của tỉnh xem."), "done")
        return redirect(url_for(".certificates"), 303)
    page = render_template(
        "passport/certificates.html",
        form=form,
        certificates=queries.certificates_of(current_user.person_id),
        skills=catalogue.skills(),
        states=certificate_states(),
        today=today(),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/certificates/<uuid:certificate_id>/withdraw")
@learner_required
def withdraw_certificate(certificate_id: UUID) -> ResponseReturnValue:
    """Take one's own certificate back."""
    if services.withdraw(own(Certificate, certificate_id), now()):
        flash(_("Đã rút. Giấy này không còn được tính."), "done")
    return redirect(url_for(".certificates"), 303)
