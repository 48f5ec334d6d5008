"""The frame around every page, drawn once for all who see it alike.

It hangs on the roles, the language, the section and whether the people here are invented. What is
one visitor's own (name, form token, where to come back to) is filled into the drawing.
"""

from functools import lru_cache

from flask import Flask, get_template_attribute, request
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from trainer.models import Role
from trainer.web.language import current
from trainer.web.templating import demonstration

Roles = frozenset[str]
LEARNERS = {Role.LEARNER, Role.HELPER}
RATERS = {Role.MANAGER, Role.TRAINER}
TOKEN, BACK, NAME = "{csrf-token}", "{back}", "{name}"


def register(app: Flask) -> None:
    """Give the base template `page_top(section)` and `page_foot()`."""
    app.add_template_global(page_top)
    app.add_template_global(page_foot)


def page_top(section: str) -> Markup:
    """Return the head of the present page; `section` is the endpoint of its navigation entry."""
    present = current_user.is_authenticated
    roles = frozenset(grant.role for grant in current_user.grants) if present else None
    invented = current_user.invented if present else demonstration()
    drawing = _top(roles, section, invented, current())
    filled = drawing.replace(TOKEN, generate_csrf())
    filled = filled.replace(BACK, str(escape(request.full_path.rstrip("?"))))
    name = str(escape(current_user.username)) if present else ""
    return Markup(filled.replace(NAME, name))  # noqa: S704  drawn by a template, filled escaped


def page_foot() -> Markup:
    """Return the foot of a page."""
    return _foot(current())


def navigation(roles: Roles) -> list[tuple[str, str]]:
    """Return (endpoint, label) of the pages that an account's roles lead to."""
    entries = [
        (roles & LEARNERS, "learning.today", _("Hôm nay")),
        (roles & LEARNERS, "learning.courses", _("Khoá học")),
        (Role.LEARNER in roles, "practice.overview", _("Thực hành")),
        (Role.LEARNER in roles, "passport.skills", _("Năng lực của tôi")),
        (Role.MANAGER in roles, "reports.overview", _("Khoảng thiếu")),
        (Role.MANAGER in roles, "reports.progress", _("Tiến độ")),
        (roles & RATERS, "appraisal.overview", _("Nhận xét công việc")),
        (Role.TRAINER in roles, "authoring.overview", _("Biên soạn")),
        (Role.ADMINISTRATOR in roles, "administration.overview", _("Quản trị")),
        (True, "learning.search", _("Tìm kiếm")),
    ]
    return [(endpoint, label) for shown, endpoint, label in entries if shown]


@lru_cache(maxsize=1024)
def _top(roles: Roles | None, section: str, invented: bool, language: str) -> str:
    draw = get_template_attribute("web/frame.html", "top")
    entries = None if roles is None else navigation(roles)
    return str(draw(entries, section, invented, language, TOKEN, BACK, NAME))


@lru_cache(maxsize=8)
def _foot(language: str) -> Markup:
    return get_template_attribute("web/frame.html", "foot")()  # type: ignore[no-any-return]
