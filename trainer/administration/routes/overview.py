"""The first page of administrators, and the record of what they did."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from trainer.administration import blueprint, queries
from trainer.administration.present import now, only_units
from trainer.administration.words import act_name
from trainer.web.access import administered_units, administrator_required

RECENT = 12


@blueprint.get("/administration")
@administrator_required
def overview() -> ResponseReturnValue:
    """Show the figures and what was done last."""
    units = only_units()
    codes = {unit.code for unit in administered_units()}
    return render_template(
        "administration/overview.html",
        counts=queries.counts(units, codes, now()),
        entries=queries.audit_entries(units, 1, RECENT),
        act_name=act_name,
    )


@blueprint.get("/administration/audit")
@administrator_required
def audit() -> ResponseReturnValue:
    """Show what administrators did, latest first."""
    page = max(1, request.args.get("page", 1, type=int))
    entries = queries.audit_entries(only_units(), min(page, 10_000))
    return render_template(
        "administration/audit.html",
        entries=entries,
        page=page,
        act_name=act_name,
        most=queries.PAGE,
    )
