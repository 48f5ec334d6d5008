"""What kinds of evidence are called, for every room that shows them."""

from flask_babel import gettext as _

from trainer.models import EvidenceKind


def kind_name(kind: str) -> str:
    """Return what a kind of evidence is called."""
    names = {
        EvidenceKind.LESSON: _("Câu hỏi trong bài học"),
        EvidenceKind.GUIDED_RUN: _("Thực hành có hướng dẫn"),
        EvidenceKind.OWN_RUN: _("Thực hành tự làm"),
        EvidenceKind.REFRESHER: _("Ôn lại"),
        EvidenceKind.PLACEMENT: _("Kiểm tra đầu vào"),
        EvidenceKind.ASSESSMENT_ITEM: _("Bài sát hạch"),
        EvidenceKind.ASSESSMENT_RUN: _("Sát hạch thực hành"),
        EvidenceKind.APPRAISAL: _("Nhận xét của lãnh đạo"),
        EvidenceKind.CERTIFICATE: _("Giấy chứng nhận đã có"),
        EvidenceKind.REAL_WORK: _("Hồ sơ thật đã giải quyết"),
    }
    return names.get(EvidenceKind(kind), kind)
