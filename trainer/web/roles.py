"""What the roles are called."""

from flask_babel import gettext as _

from trainer.models import Role


def role_name(role: str) -> str:
    """Return a role's name in the reader's language."""
    names = {
        Role.LEARNER: _("Học viên"),
        Role.TRAINER: _("Giảng viên"),
        Role.MANAGER: _("Lãnh đạo, quản lý"),
        Role.ADMINISTRATOR: _("Quản trị viên"),
        Role.HELPER: _("Thành viên hỗ trợ cộng đồng"),
    }
    return names[Role(role)]
