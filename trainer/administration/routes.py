"""The pages of administrators."""

from trainer.administration import blueprint
from trainer.web.access import administrator_required


@blueprint.get("/administration")
@administrator_required
def overview() -> str:
    """Show what there is to do."""
    return ""
