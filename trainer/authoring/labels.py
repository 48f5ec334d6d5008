"""What codes in the content are called."""

from flask_babel import gettext as _


def confidence() -> dict[str, str]:
    """Return how sure a fact is, in words."""
    return {
        "V": _("Đã đối chiếu với văn bản gốc"),
        "V2": _("Đã đối chiếu với nguồn thứ hai dẫn lại văn bản"),
        "S": _("Theo cơ quan báo chí hoặc cổng thông tin nêu"),
        "B": _("Thông tin nền, chưa đối chiếu; không tính là lỗi nghiêm trọng"),
        "U": _("Chưa chắc chắn; không dùng để chấm đúng sai"),
    }


def question_kinds() -> dict[str, str]:
    """Return the kinds of questions."""
    return {
        "choice": _("Chọn một"),
        "choices": _("Chọn nhiều"),
        "number": _("Điền số"),
        "date": _("Điền ngày"),
        "order": _("Xếp thứ tự"),
        "match": _("Ghép cặp"),
        "text": _("Trả lời ngắn"),
    }


def skill_kinds() -> dict[str, str]:
    """Return the kinds of skills."""
    return {
        "task": _("Công việc của cấp xã"),
        "digital": _("Kỹ năng số (Nghị định 224/2026/NĐ-CP, Điều 77)"),
        "specialist": _("Lĩnh vực chuyên môn"),
    }


def measures() -> dict[str, str]:
    """Return what a skill can be measured by."""
    return {
        "assessment": _("sát hạch bằng câu hỏi"),
        "run": _("sát hạch thực hành"),
        "appraisal": _("nhận xét của lãnh đạo"),
        "certificate": _("giấy tờ đã có"),
    }


def verdicts() -> dict[str, str]:
    """Return what a statistic suggests to do with a question."""
    return {
        "few": _("Chưa đủ năm người trả lời"),
        "hard": _("Rất khó: xem lại lời hỏi và đáp án"),
        "easy": _("Gần như ai cũng làm đúng"),
        "flat": _("Ít phân biệt: người làm tốt cũng hay sai câu này"),
        "good": _("Dùng được"),
    }
