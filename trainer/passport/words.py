"""What things on the passport are called, in words that need no statistics."""

from flask_babel import gettext as _

from trainer.models import CertificateState, ContestReason, ContestState


def reason_names() -> dict[str, str]:
    """Return why somebody may contest, in the order in which the form offers it."""
    return {
        ContestReason.NOT_MINE: _("Không phải tôi làm"),
        ContestReason.TECHNICAL: _("Sự cố kỹ thuật: mất điện, mất mạng, máy treo"),
        ContestReason.CONTENT_WRONG: _("Câu hỏi hoặc tình huống sai, không rõ"),
        ContestReason.MARKED_WRONG: _("Câu hỏi đúng, nhưng chấm sai"),
    }


def state_names() -> dict[str, str]:
    """Return what became of a contest."""
    return {
        ContestState.OPEN: _("chờ trả lời"),
        ContestState.UPHELD: _("chấp nhận: minh chứng không còn được tính"),
        ContestState.REFUSED: _("giữ nguyên minh chứng"),
    }


def certificate_states() -> dict[str, str]:
    """Return what became of a certificate."""
    return {
        CertificateState.OPEN: _("chờ quản trị viên xem bản chính"),
        CertificateState.CONFIRMED: _("đã xác nhận"),
        CertificateState.REFUSED: _("không được xác nhận"),
        CertificateState.WITHDRAWN: _("người khai đã rút"),
        CertificateState.REVOKED: _("đã thu hồi, không còn được tính"),
    }
