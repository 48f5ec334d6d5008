"""Printing one-time sign-in slips. A code is shown once, on the page that is printed."""

from uuid import UUID

from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.administration import blueprint, queries, services
from trainer.administration.present import me, now
from trainer.models import Account
from trainer.records.slips import LIFETIME
from trainer.web.access import (
    administered_accounts,
    administered_person,
    administrator_required,
)

MOST = 200


@blueprint.post("/administration/people/<uuid:key>/slip")
@administrator_required
def slip(key: UUID) -> ResponseReturnValue:
    """Print a slip for one person."""
    return _printed(queries.accounts_of([administered_person(key).id]))


@blueprint.post("/administration/slips")
@administrator_required
def slips() -> ResponseReturnValue:
    """Print slips for the people who were ticked."""
    keys = request.form.getlist("person", type=UUID)[:MOST]
    return _printed(administered_accounts(queries.accounts_of(keys)))


def _printed(accounts: list[Account]) -> ResponseReturnValue:
    if not accounts:
        abort(400)
    at = now()
    page = render_template(
        "administration/slips.html",
        slips=services.print_slips(me(), accounts, at),
        address=url_for("accounts.slip", _external=True),
        until=at + LIFETIME,
    )
    response = Response(page)
    response.headers["Cache-Control"] = "no-store"
    return response
