"""What a person reads when something cannot be done: one plain sentence, and the way back."""

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


def _said(code: int) -> tuple[str, str]:
    sentences = {
        400: (
            _("Yêu cầu không hợp lệ"),
            _("Máy chủ không hiểu nội dung vừa gửi. Hãy quay lại và thử lại."),
        ),
        403: (
            _("Không có quyền xem"),
            _(
                "Trang này dành cho vai trò hoặc đơn vị khác. Nếu anh/chị cần xem, hãy liên hệ quản trị viên."
            ),
        ),
        404: (
            _("Không tìm thấy trang"),
            _("Địa chỉ này không có, hoặc nội dung không thuộc về anh/chị."),
        ),
        405: (
            _("Yêu cầu không hợp lệ"),
            _("Trang này không nhận cách gửi đó. Hãy quay lại và dùng các nút trên trang."),
        ),
        409: (
            _("Nội dung đã thay đổi"),
            _(
                "Nội dung đã được cập nhật trong lúc anh/chị làm. Không có gì bị mất; hãy mở lại trang."
            ),
        ),
        413: (
            _("Nội dung gửi quá lớn"),
            _("Nội dung vừa gửi vượt quá dung lượng cho phép. Hãy rút gọn rồi gửi lại."),
        ),
        429: (
            _("Thử quá nhiều lần"),
            _("Anh/chị đã thử quá nhiều lần. Hãy đợi ít phút rồi thử lại."),
        ),
        503: (_("Hệ thống đang bận"), _("Yêu cầu chưa được ghi. Hãy thử lại sau ít giây.")),
    }
    fallback = (
        _("Hệ thống gặp sự cố"),
        _("Việc vừa làm chưa được ghi. Hãy thử lại; nếu vẫn lỗi, báo cho quản trị viên."),
    )
    return sentences.get(code, fallback)


def _page(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.response
    code = error.code or 500
    if code == 401:
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
    title, sentence = _said(code)
    return render_template("web/error.html", title=title, sentence=sentence, code=code), code


def _form_expired(error: CSRFError) -> ResponseReturnValue:
    title = _("Biểu mẫu đã hết hạn")
    sentence = _("Phiên làm việc đã đổi từ khi trang này được mở. Hãy mở lại trang và gửi lần nữa.")
    return render_template("web/error.html", title=title, sentence=sentence, code=400), 400


def _database_busy(error: OperationalError) -> ResponseReturnValue:
    db.session.rollback()
    title, sentence = _said(503)
    return render_template("web/error.html", title=title, sentence=sentence, code=503), 503
