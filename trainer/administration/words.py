"""What acts are called, on pages and on the command line."""

from flask_babel import gettext as _


def act_name(act: str) -> str:
    """Return what an entry of the audit says was done; an act of another room as it is written."""
    names = {
        "slip-used": _("Đặt mật khẩu bằng phiếu"),
        "slip-printed": _("In phiếu đăng nhập"),
        "password-changed": _("Đổi mật khẩu"),
        "signed-out-everywhere": _("Đăng xuất mọi nơi"),
        "person-added": _("Thêm người"),
        "transferred": _("Điều chuyển"),
        "left": _("Ghi nhận nghỉ việc"),
        "renamed": _("Sửa họ tên"),
        "account-opened": _("Mở tài khoản"),
        "account-closed": _("Khoá tài khoản"),
        "account-reopened": _("Mở lại tài khoản"),
        "role-given": _("Giao vai trò"),
        "role-taken": _("Thu hồi vai trò"),
        "post-opened": _("Mở vị trí"),
        "post-closed": _("Đóng vị trí"),
        "people-imported": _("Nhập danh sách cán bộ"),
        "dossiers-imported": _("Nhập số liệu hồ sơ"),
        "holidays-imported": _("Nhập ngày nghỉ"),
        "holiday-set": _("Ghi ngày nghỉ"),
        "holiday-removed": _("Xoá ngày nghỉ"),
        "obstacle-answered": _("Trả lời vướng mắc"),
        "confirmation-revoked": _("Thu hồi giấy xác nhận"),
        "confirmation-issuer": _("Ghi cơ quan cấp giấy"),
        "data-request-answered": _("Trả lời yêu cầu về dữ liệu"),
        "contest-answered": _("Trả lời đề nghị xem lại"),
        "certificate-confirmed": _("Xác nhận văn bằng, chứng chỉ"),
        "certificate-refused": _("Không xác nhận văn bằng, chứng chỉ"),
        "certificate-revoked": _("Thu hồi xác nhận văn bằng, chứng chỉ"),
        "person-erased": _("Xoá danh tính"),
    }
    return names.get(act, act)


def change_name(act: str) -> str:
    """Return what an import does to a person."""
    names = {
        "create": _("Thêm mới"),
        "transfer": _("Điều chuyển"),
        "return": _("Trở lại làm việc"),
        "rename": _("Sửa họ tên"),
        "account": _("Mở tài khoản"),
        "roles": _("Thêm vai trò"),
        "unchanged": _("Không thay đổi"),
    }
    return names[act]
