"""What every template can ask for."""

from uuid import uuid4

from flask import Flask
from flask_babel import gettext as _

from trainer.extensions import db
from trainer.models import Setting
from trainer.web.access import administers_province, manages_province, may
from trainer.web.roles import role_name


def register(app: Flask) -> None:
    """Give templates, and the macros they import, the account's rights and fresh form ids."""
    for helper in (may, manages_province, administers_province, demonstration, navigation):
        app.add_template_global(helper)
    app.add_template_global(role_name)
    app.add_template_global(form_id)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def form_id() -> str:
    """Return a fresh id for a form that must do nothing when it is sent twice."""
    return uuid4().hex


def navigation() -> list[tuple[str, str]]:
    """Return (endpoint, label) of the pages that the present account's roles lead to."""
    learner = may("learner")
    learns = learner or may("helper")
    entries = [
        (learns, "learning.today", _("Hôm nay")),
        (learns, "learning.courses", _("Khoá học")),
        (learner, "practice.overview", _("Thực hành")),
        (learner, "learning.skills", _("Năng lực của tôi")),
        (may("manager"), "reports.overview", _("Khoảng thiếu năng lực")),
        (may("manager"), "reports.progress", _("Tiến độ học")),
        (may("trainer"), "authoring.overview", _("Biên soạn")),
        (may("administrator"), "administration.overview", _("Quản trị")),
        (True, "learning.search", _("Tìm kiếm")),
    ]
    return [(endpoint, label) for shown, endpoint, label in entries if shown]


_SETTINGS = Setting.__table__.c
_DEMONSTRATION = db.select(_SETTINGS.name).where(_SETTINGS.name == "demonstration")


def demonstration() -> bool:
    """Say whether this installation holds invented people."""
    return db.session.scalar(_DEMONSTRATION) is not None
