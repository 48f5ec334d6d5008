"""One's own data: the page, taking everything along, asking, agreeing."""

import json
from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.models import DataRequest, RequestKind
from trainer.privacy import blueprint, queries, services
from trainer.privacy.forms import RequestForm
from trainer.privacy.words import PURPOSES, kind_names, state_names
from trainer.records import audit
from trainer.records.consents import standing_consent
from trainer.records.own_data import own_data
from trainer.web.access import own, signed_in
from trainer.web.clock import now


@blueprint.get("/privacy")
@signed_in
def overview() -> str:
    """Show what a person can do about their data, what they asked and agreed to, who looked."""
    return _page(RequestForm())


@blueprint.get("/privacy/data.json")
@signed_in
def export() -> Response:
    """Give everything that is kept about the person."""
    content = json.dumps(own_data(current_user.person_id), ensure_ascii=False, indent=1)
    response = Response(content, mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="du-lieu-cua-toi.json"'
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/privacy/requests")
@signed_in
def ask() -> ResponseReturnValue:
    """Write down a request."""
    form = RequestForm()
    if not form.validate():
        return _page(form), 422
    kind = RequestKind(form.kind.data)
    services.ask(current_user.person, kind, form.text.data, UUID(form.form_id.data), now())
    flash(_("Đã ghi yêu cầu. Anh/chị được trả lời trong hai ngày làm việc."), "done")
    return redirect(url_for(".overview"), 303)


@blueprint.post("/privacy/requests/<uuid:request_id>/withdraw")
@signed_in
def withdraw(request_id: UUID) -> ResponseReturnValue:
    """Take a request back."""
    services.withdraw(own(DataRequest, request_id), now())
    return redirect(url_for(".overview"), 303)


@blueprint.post("/privacy/consents/<purpose>/<any(give, withdraw):wish>")
@signed_in
def consent(purpose: str, wish: str) -> ResponseReturnValue:
    """Agree to a purpose, or take that back."""
    if purpose not in PURPOSES:
        abort(404)
    change = services.agree if wish == "give" else services.disagree
    change(current_user.person_id, purpose, now())
    return redirect(url_for(".overview"), 303)


def _page(form: RequestForm) -> str:
    person = current_user.person_id
    return render_template(
        "privacy/overview.html",
        form=form,
        requests=queries.requests_of(person),
        looks=audit.looks(person),
        consents={
            purpose: (words, standing_consent(person, purpose))
            for purpose, words in PURPOSES.items()
        },
        kinds=kind_names(),
        states=state_names(),
        waiting=queries.WAITING,
    )
