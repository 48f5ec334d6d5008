"""A learner's own confirmations: what can be confirmed, issuing one, its PDF and its badge."""

from io import BytesIO
from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.confirmations import blueprint, pdf, queries, services
from trainer.confirmations.badge import credential, signed
from trainer.confirmations.forms import IssueForm
from trainer.confirmations.keys import signing_key
from trainer.confirmations.paper import Paper, paper_of
from trainer.confirmations.site import issuer
from trainer.models import Confirmation
from trainer.web.access import learner_required, own
from trainer.web.clock import now, today
from trainer.web.templating import demonstration


@blueprint.get("/confirmations")
@learner_required
def overview() -> str:
    """Show what can be confirmed now, and the papers issued so far."""
    person, at = current_user.person_id, now()
    return render_template(
        "confirmations/overview.html",
        lines=queries.confirmable(person, at),
        papers=[(row.id, paper_of(row)) for row in queries.issued_to(person)],
        licence=queries.issuer()[1],
        today=today(),
    )


@blueprint.post("/confirmations")
@learner_required
def issue() -> ResponseReturnValue:
    """Issue a confirmation of the skills chosen."""
    form = IssueForm()
    if not form.validate():
        abort(400)
    chosen = form.skills.data or []
    issued = services.issue(current_user.person, chosen, UUID(form.form_id.data), now())
    if issued is None:
        flash(_("Hãy chọn ít nhất một năng lực đang có mức chính thức còn giá trị."), "error")
    else:
        flash(_("Đã cấp giấy số %(number)s.", number=paper_of(issued).reference), "done")
    return redirect(url_for(".overview"), 303)


@blueprint.get("/confirmations/<uuid:key>.pdf")
@learner_required
def paper(key: UUID) -> ResponseReturnValue:
    """Give the paper."""
    found = _own(key)
    address = url_for(".check", token=found.token, _external=True)
    content = pdf.written(found, address, specimen=demonstration())
    return send_file(
        BytesIO(content),
        mimetype="application/pdf",
        download_name=f"xac-nhan-{found.number:04}.pdf",
    )


@blueprint.get("/confirmations/<uuid:key>.jwt")
@learner_required
def badge(key: UUID) -> ResponseReturnValue:
    """Give the signed badge."""
    found, by = _own(key), issuer()
    token = signed(credential(found, by), by, signing_key())
    response = Response(token, mimetype="application/vc+jwt")
    name = f"huy-hieu-{found.number:04}.jwt"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _own(key: UUID) -> Paper:
    """Return the person's own paper; a revoked one is given to nobody."""
    found = paper_of(own(Confirmation, key))
    return abort(404) if found.revoked_at else found
