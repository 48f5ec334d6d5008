"""What things on the passport are called, in words that need no statistics."""

from flask_babel import gettext as _

from trainer.domain.levels import AWARDED, HELD
from trainer.models import CertificateState, ContestReason, ContestState

LITTLE, CLEARLY = 0.05, 0.3
"""From which shift of an estimate on it is said to have moved, and to have moved clearly."""


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


def chance_words(chance: float) -> str:
    """Return a chance from 0 to 1 as people say it."""
    if chance >= AWARDED:
        return _("gần như chắc chắn (trên 95 trong 100 khả năng)")
    if chance >= HELD:
        return _("khoảng %(n)s trong 10 khả năng", n=min(9, round(chance * 10)))
    return _("chưa đến một nửa khả năng")


def short_chance(chance: float) -> str:
    """Return a chance as a cell of a table has room for it."""
    if chance >= AWARDED:
        return _("gần như chắc chắn")
    return _("%(n)s/10 khả năng", n=min(9, round(chance * 10)))


def moved(shift: float | None) -> str:
    """Return what an occasion did to an estimate, None: it counts for nothing there.

    A shift is in the estimate's own unit, in which two levels lie about one half to one and a half
    apart.
    """
    if shift is None:
        return _("không tính")
    if abs(shift) < LITTLE:
        return _("hầu như không đổi")
    if shift > 0:
        return _("▲ tăng rõ") if shift >= CLEARLY else _("▲ tăng một chút")
    return _("▼ giảm rõ") if shift <= -CLEARLY else _("▼ giảm một chút")
