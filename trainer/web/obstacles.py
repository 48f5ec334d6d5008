"""Reported obstacles, for every room that shows them: what they are called, how they are written."""

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, TextAreaField, ValidationError

from trainer.models import ObstacleKind, ObstacleStatus
from trainer.models.obstacles import LONGEST

_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){8,}")
"""Nine digits or more: an identity number, a telephone number or the number of a dossier."""


def kind_names() -> dict[str, str]:
    """Return what can stand in the way, in the order in which a form offers it."""
    return {
        ObstacleKind.RULE_UNCLEAR: _("Quy định chưa rõ hoặc trái nhau"),
        ObstacleKind.FORM_MISSING: _("Thiếu biểu mẫu, biểu mẫu điện tử"),
        ObstacleKind.SOFTWARE_FAILS: _("Phần mềm lỗi, không liên thông"),
        ObstacleKind.PAPER_DEMANDED: _("Phải yêu cầu giấy tờ lẽ ra không cần"),
        ObstacleKind.LINE_EQUIPMENT: _("Đường truyền, điện, thiết bị"),
        ObstacleKind.OTHER: _("Vướng mắc khác"),
    }


def status_names() -> dict[str, str]:
    """Return what became of a report, in the order in which it happens."""
    return {
        ObstacleStatus.OPEN: _("Mới gửi"),
        ObstacleStatus.LOOKED_AT: _("Đang xem xét"),
        ObstacleStatus.ANSWERED: _("Đã trả lời"),
    }


SIGNS = {
    ObstacleStatus.OPEN: "none",
    ObstacleStatus.LOOKED_AT: "stale",
    ObstacleStatus.ANSWERED: "met",
}
"""The look of the badge of each state."""


def tidied(text: str | None) -> str:
    """Return a text without characters that cannot be shown, its line ends alike."""
    lines = (text or "").replace("\r\n", "\n").replace("\t", " ")
    return "".join(c for c in lines if c == "\n" or c.isprintable()).strip()


def words_field(label: Any) -> TextAreaField:
    """Return a field for a short text that may stay empty."""
    return TextAreaField(
        label,
        filters=[tidied],
        validators=[short_and_plain],
        render_kw={"rows": 3, "maxlength": LONGEST},
    )


def short_and_plain(_form: Any, field: Field) -> None:
    """Refuse a text that is too long or holds a number by which a citizen can be found."""
    length = len(field.data)
    if length > LONGEST:
        raise ValidationError(
            _("Nội dung dài %(length)s ký tự; tối đa %(most)s.", length=length, most=LONGEST)
        )
    if _LONG_NUMBER.search(field.data):
        raise ValidationError(
            _(
                "Nội dung có một dãy số giống số định danh, số điện thoại hoặc mã hồ sơ. Hãy bỏ dãy số này."
            )
        )
