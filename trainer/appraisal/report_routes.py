"""Platform against observation, for the province: whether the cuts can be confirmed."""

from io import BytesIO

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from trainer.appraisal import blueprint
from trainer.appraisal.report import as_table, level_report
from trainer.domain.agreement import FEWEST, KAPPA_NEEDED, PAIRS_NEEDED
from trainer.web import catalogue
from trainer.web.access import province_manager_required
from trainer.web.clock import today
from trainer.web.exports import as_csv


@blueprint.get("/observations/report")
@province_manager_required
def report() -> str:
    """Show the comparison, by skill and in all; groups of fewer than five without figures."""
    return render_template(
        "appraisal/report.html",
        report=level_report(catalogue.framework_or_empty().skills),
        fewest=FEWEST,
        pairs_needed=PAIRS_NEEDED,
        kappa_needed=KAPPA_NEEDED,
    )


@blueprint.get("/observations/report.csv")
@province_manager_required
def report_csv() -> ResponseReturnValue:
    """Give the same figures as a spreadsheet."""
    content = as_csv(as_table(level_report(catalogue.framework_or_empty().skills)))
    name = f"doi-chieu-quan-sat-{today().isoformat()}.csv"
    return send_file(BytesIO(content), download_name=name, as_attachment=True, mimetype="text/csv")
