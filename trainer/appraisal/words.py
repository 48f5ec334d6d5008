"""What marks, decisions and pieces of work are called."""

from flask_babel import gettext as _

from trainer.domain.framework import Checklist
from trainer.models import Decision


def mark_names() -> dict[str, str]:
    """Return the three answers to a check, in the order in which a form offers them."""
    return {"yes": _("Có"), "no": _("Không"), "na": _("Không áp dụng")}


def decision_names() -> dict[str, str]:
    """Return what the province can decide about an appraisal that is in doubt."""
    return {
        Decision.KEPT: _("giữ nguyên: nhận xét lần đầu vẫn được tính"),
        Decision.VOIDED: _("bỏ: nhận xét không còn được tính"),
    }


def work_name(checklist: Checklist, number: int) -> str:
    """Return what the first, second or third piece of work is called; never by a citizen's name."""
    if checklist.about == "dossier":
        return _("Hồ sơ %(number)s", number=number)
    return _("Việc đã làm %(number)s", number=number)
