"""What modes, panes and the like are called on the pages."""

from collections.abc import Collection, Iterable, Mapping

from flask_babel import gettext as _

from trainer.practice import blueprint
from trainer.practice.modes import Mode


def mode_names() -> dict[str, str]:
    """Return the name of each mode, in the order in which a newcomer takes them."""
    return {
        Mode.WATCH: _("Xem mẫu"),
        Mode.GUIDED: _("Có gợi ý"),
        Mode.OWN: _("Tự làm"),
        Mode.ASSESSMENT: _("Sát hạch thực hành"),
    }


def mode_explanations() -> dict[str, str]:
    """Return what each mode is for and what it counts for."""
    return {
        Mode.WATCH: _(
            "Xem một lượt xử lý đúng từ đầu đến cuối, mỗi bước có lời giải thích vì sao. Không tính kết quả."
        ),
        Mode.GUIDED: _(
            "Tự xử lý, khi cần thì mở gợi ý ba nấc: điều cần lưu ý, việc cần làm, thao tác cụ thể. Chỉ anh/chị thấy kết quả."
        ),
        Mode.OWN: _(
            "Tự xử lý, không có gợi ý; xem nhận xét khi kết thúc và có thể làm lại từ bất kỳ bước nào. Chỉ anh/chị thấy kết quả."
        ),
        Mode.ASSESSMENT: _(
            "Một tình huống mới, không gợi ý, không làm lại từ giữa chừng. Kết quả được tính vào mức năng lực chính thức."
        ),
    }


def pane_names(without: Collection[str] = ()) -> dict[str, str]:
    """Return the workstation's applications, in the order of their number keys."""
    names = {
        "counter": _("Quầy"),
        "papers": _("Giấy tờ"),
        "dossier": _("Một cửa"),
        "search": _("Tra cứu"),
        "book": _("Theo dõi"),
        "rules": _("Quy định"),
        "notes": _("Sổ tay"),
        "map": _("Bản đồ"),
        "land": _("Đất đai"),
    }
    return {name: label for name, label in names.items() if name not in without}


def speakers() -> dict[str, str]:
    """Return who speaks, for those who hear the page read out; colleagues give their names."""
    return {"citizen": _("Người dân:"), "officer": _("Anh/chị:"), "system": _("Hệ thống:")}


KEYS: Mapping[str, str] = {
    "call-next": "n",
    "ask": "h",
    "explain": "i",
    "end-visit": "e",
    "examine": "x",
    "compare": "c",
    "hand-back": "b",
    "open-dossier": "m",
    "look-up": "t",
    "tick": "p",
    "scan": "q",
    "name": "d",
    "sign": "k",
    "accept": "a",
    "request-supplement": "s",
    "refuse": "f",
    "collect": "u",
    "hand-over": "v",
    "return-result": "l",
}
"""The letter of a verb. One letter alone, and only while no field is being typed in."""


@blueprint.app_template_global()
def key_of(verb: str) -> str:
    """Return the letter of a verb, "" if it has none."""
    return KEYS.get(verb, "")


def shortcuts(panes: Iterable[str]) -> list[tuple[str, str]]:
    """Return the keyboard's shortcuts and what each does."""
    numbered = [(str(n), name) for n, name in enumerate(panes, 1)]
    return [
        *numbered,
        ("n", _("Mời người tiếp theo")),
        ("h i", _("Đến phần hỏi, giải thích")),
        ("e", _("Kết thúc lượt tiếp")),
        ("x", _("Xem kỹ tờ tiếp theo")),
        ("c", _("Ghi nhận các mục đang đánh dấu")),
        ("b", _("Trả lại giấy tờ")),
        ("m", _("Tạo hồ sơ mới")),
        ("t", _("Tra cứu cơ sở dữ liệu")),
        ("p q d k", _("Thành phần hồ sơ, quét, đặt tên, ký số")),
        ("a s f", _("Tiếp nhận, yêu cầu bổ sung, từ chối (Mẫu 01, 02, 03)")),
        ("u v l", _("Thu tiền, chuyển xử lý, trả kết quả")),
        ("r", _("Tìm trong quy định")),
        ("w", _("Viết vào sổ tay")),
        ("g", _("Gợi ý (khi chế độ có gợi ý)")),
        ("?", _("Bảng phím tắt này")),
    ]


def difficulty_names() -> dict[int, str]:
    """Return the name of each difficulty of a scenario."""
    return {1: _("Cơ bản"), 2: _("Trung bình"), 3: _("Khó")}


def confidences() -> dict[str, str]:
    """Return how sure a fact is, in words."""
    return {
        "V": _("đã đối chiếu văn bản"),
        "V2": _("đã đối chiếu nguồn thứ cấp"),
        "S": _("theo báo chí"),
        "B": _("kiến thức nền, chưa đối chiếu"),
        "U": _("chưa xác minh"),
    }


def field_names() -> dict[str, str]:
    """Return the fields of procedures, in the order in which they are listed."""
    return {
        "chung-thuc": _("Chứng thực"),
        "ho-tich": _("Hộ tịch"),
        "bao-tro-xa-hoi": _("Bảo trợ xã hội"),
        "giam-ngheo": _("Giảm nghèo"),
        "ho-kinh-doanh": _("Hộ kinh doanh"),
        "dat-dai": _("Đất đai"),
        "tiep-cong-dan": _("Tiếp công dân, xử lý đơn"),
    }
