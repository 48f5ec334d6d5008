"""What the criteria of work are called, for every room that marks by them."""

from flask_babel import gettext as _


def criterion_names() -> dict[str, str]:
    """Return the province's six criteria, and the two that stand beside them."""
    return {
        "sequence": _("Trình tự"),
        "components": _("Thành phần hồ sơ"),
        "method": _("Cách thức thực hiện"),
        "time-limit": _("Thời hạn"),
        "charges": _("Phí, lệ phí"),
        "requirements": _("Yêu cầu, điều kiện"),
        "data-protection": _("Bảo vệ dữ liệu cá nhân"),
        "record-keeping": _("Ghi chép, lưu trữ"),
    }
