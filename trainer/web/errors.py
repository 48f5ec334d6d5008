"""What a person reads when something cannot be done: one plain sentence, and the way back."""

from collections.abc import Callable, Mapping

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from trainer.extensions import db


def register(app: Flask) -> None:
    """Answer every error with a page in the reader's language."""
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(OperationalError, _database_busy)


Said = tuple[str, str]
"""A title, and a sentence that says what happened and what to do."""


def _said(code: int) -> Said:
    said = _OF_CODE.get(code, _failed)
    return said()


def _not_understood() -> Said:
    return (
        _("Yêu cầu không hợp lệ"),
        _("Máy chủ không hiểu nội dung vừa gửi. Hãy quay lại và thử lại."),
    )


def _not_allowed() -> Said:
    return (
        _("Không có quyền xem"),
        _(
            "Trang này dành cho vai trò hoặc đơn vị khác. Nếu anh/chị cần xem, hãy liên hệ quản trị viên."
        ),
    )


def _not_found() -> Said:
    return (
        _("Không tìm thấy trang"),
        _("Địa chỉ này không có, hoặc nội dung không thuộc về anh/chị."),
    )


def _wrong_way() -> Said:
    return (
        _("Yêu cầu không hợp lệ"),
        _("Trang này không nhận cách gửi đó. Hãy quay lại và dùng các nút trên trang."),
    )


def _changed_meanwhile() -> Said:
    return (
        _("Nội dung đã thay đổi"),
        _("Nội dung đã được cập nhật trong lúc anh/chị làm. Không có gì bị mất; hãy mở lại trang."),
    )


def _too_large() -> Said:
    return (
        _("Nội dung gửi quá lớn"),
        _("Nội dung vừa gửi vượt quá dung lượng cho phép. Hãy rút gọn rồi gửi lại."),
    )


def _too_often() -> Said:
    return (
        _("Thử quá nhiều lần"),
        _("Anh/chị đã thử quá nhiều lần. Hãy đợi ít phút rồi thử lại."),
    )


def _busy() -> Said:
    return _("Hệ thống đang bận"), _("Yêu cầu chưa được ghi. Hãy thử lại sau ít giây.")


def _failed() -> Said:
    return (
        _("Hệ thống gặp sự cố"),
        _("Việc vừa làm chưa được ghi. Hãy thử lại; nếu vẫn lỗi, báo cho quản trị viên."),
    )


_OF_CODE: Mapping[int, Callable[[], Said]] = {
    400: _not_understood,
    403: _not_allowed,
    404: _not_found,
    405: _wrong_way,
    409: _changed_meanwhile,
    413: _too_large,
    429: _too_often,
    503: _busy,
}


def _page(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.response
    code = error.code or 500
    if code == 401:
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
    return _answer(_said(code), code)


def _form_expired(_error: CSRFError) -> ResponseReturnValue:
    title = _("Biểu mẫu đã hết hạn")
    sentence = _("Phiên làm việc đã đổi từ khi trang này được mở. Hãy mở lại trang và gửi lần nữa.")
    return _answer((title, sentence), 400)


def _database_busy(_error: OperationalError) -> ResponseReturnValue:
    db.session.rollback()
    return _answer(_busy(), 503)


def _answer(said: Said, code: int) -> ResponseReturnValue:
    title, sentence = said
    return render_template("web/error.html", title=title, sentence=sentence, code=code), code
