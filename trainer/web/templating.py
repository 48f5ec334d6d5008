"""What every template can ask for."""

from datetime import UTC, datetime
from uuid import uuid4

from flask import Flask
from flask_babel import gettext as _
from flask_login import current_user

from trainer.extensions import db
from trainer.models import Setting
from trainer.web.access import manages_province, may
from trainer.web.roles import role_name


def register(app: Flask) -> None:
    """Give templates the account's rights, the demonstration mark and fresh form ids."""
    app.context_processor(_common)
    app.add_template_global(role_name)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _common() -> dict[str, object]:
    return {
        "may": may,
        "manages_province": manages_province,
        "demonstration": demonstration,
        "form_id": lambda: uuid4().hex,
        "now": datetime.now(UTC),
        "home_unit": home_unit,
        "navigation": navigation,
    }


def navigation() -> list[tuple[str, str]]:
    """Return (endpoint, label) of the pages that the present account's roles lead to."""
    entries = [
        (may("learner") or may("helper"), "learning.today", _("Hôm nay")),
        (may("learner") or may("helper"), "learning.courses", _("Khoá học")),
        (may("learner"), "practice.overview", _("Thực hành")),
        (may("learner"), "learning.skills", _("Năng lực của tôi")),
        (may("manager"), "reports.overview", _("Khoảng thiếu năng lực")),
        (may("manager"), "reports.progress", _("Tiến độ học")),
        (may("trainer"), "authoring.overview", _("Biên soạn")),
        (may("administrator"), "administration.overview", _("Quản trị")),
        (True, "learning.search", _("Tìm kiếm")),
    ]
    return [(endpoint, label) for shown, endpoint, label in entries if shown]


def demonstration() -> bool:
    """Say whether this installation holds invented people."""
    return db.session.get(Setting, "demonstration") is not None


def home_unit() -> str | None:
    """Return the name of the unit of the present account's first role, for the page's head."""
    if not current_user.is_authenticated or not current_user.grants:
        return None
    return current_user.grants[0].unit.name
