"""Certificates before the province's administrators, who have seen the original. Looks are logged."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.domain.framework import Skill
from trainer.extensions import db
from trainer.models import Certificate, CertificateState
from trainer.passport import blueprint
from trainer.passport import certificate_queries as queries
from trainer.passport import certificate_services as services
from trainer.passport.certificate_forms import DecisionForm, RevocationForm
from trainer.passport.words import certificate_states
from trainer.web import catalogue
from trainer.web.access import province_administrator_required, writes
from trainer.web.clock import now, today


@blueprint.get("/certificates/all")
@province_administrator_required
def all_certificates() -> str:
    """List the certificates to be looked at, and the latest decided ones; without names."""
    return render_template(
        "passport/all_certificates.html",
        waiting=queries.waiting(),
        decided=queries.decided(),
        skills=catalogue.skills(),
        states=certificate_states(),
    )


@blueprint.route("/certificates/<uuid:certificate_id>", methods=["GET", "POST"])
@province_administrator_required
@writes
def certificate(certificate_id: UUID) -> ResponseReturnValue:
    """Show one certificate with the person's name, which is logged, and decide on it."""
    row, skill = _found(certificate_id)
    form = DecisionForm(skill)
    if form.validate_on_submit():
        given = services.Decision(
            state=CertificateState(form.state.data),
            level=int(form.level.data) if form.confirms else None,
            text=form.answer.data,
        )
        _say(services.decide(row, skill, given, current_user, now()), _("Đã ghi kết luận."))
        return redirect(url_for(".all_certificates"), 303)
    return _page(row, skill, form, RevocationForm(formdata=None))


@blueprint.post("/certificates/<uuid:certificate_id>/revoke")
@province_administrator_required
def revoke_certificate(certificate_id: UUID) -> ResponseReturnValue:
    """Say that a certificate was confirmed wrongly."""
    row, skill = _found(certificate_id)
    form = RevocationForm()
    if form.validate_on_submit():
        _say(services.revoke(row, form.answer.data, current_user, now()), _("Đã thu hồi."))
        return redirect(url_for(".all_certificates"), 303)
    return _page(row, skill, DecisionForm(skill, formdata=None), form)


def _found(certificate_id: UUID) -> tuple[Certificate, Skill]:
    row = db.session.get(Certificate, certificate_id) or abort(404)
    return row, catalogue.skills().get(row.skill) or abort(404)


def _say(done: bool, words: str) -> None:
    if done:
        flash(words, "done")
    else:
        flash(_("Giấy này đã có kết luận, hoặc là của chính anh/chị: người khác xem xét."), "error")


def _page(
    row: Certificate, skill: Skill, form: DecisionForm, revocation: RevocationForm
) -> ResponseReturnValue:
    services.looked_at(row, current_user, now())
    page = render_template(
        "passport/certificate.html",
        row=row,
        skill=skill,
        form=form,
        revocation=revocation,
        states=certificate_states(),
        today=today(),
    )
    return page, 422 if form.errors or revocation.errors else 200
