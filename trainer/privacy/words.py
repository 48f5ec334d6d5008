"""What requests, states and purposes are called."""

from collections.abc import Mapping

from flask_babel import gettext as _

from trainer.domain.values import Text
from trainer.models import RequestKind, RequestState
from trainer.records.consents import PILOT, RESEARCH

PURPOSES: Mapping[str, Text] = {
    RESEARCH: Text(
        vi="Tôi đồng ý để tỉnh dùng kết quả của tôi, không kèm tên, vào nghiên cứu cải tiến việc bồi "
        "dưỡng và ngưỡng của các mức. Tôi có thể rút lại bất cứ lúc nào, và việc học không bị ảnh hưởng.",
        en="I agree that the province uses my results, without my name, in research that improves "
        "training and the cuts between levels. I can take this back at any time; it changes nothing "
        "in my training.",
    ),
    PILOT: Text(
        vi="Tôi đồng ý để giảng viên hoặc cán bộ bồi dưỡng của tỉnh, biết họ tên tôi, quan sát tôi làm "
        "việc tại quầy và ghi lại mức quan sát được, chỉ để kiểm tra ngưỡng của các mức có đúng không. "
        "Kết quả không làm thay đổi mức của tôi. Tôi có thể rút lại bất cứ lúc nào.",
        en="I agree that trainers or training staff of the province, who know my name, watch me work at "
        "the counter and write down the level they saw, only to test whether the cuts between levels "
        "are right. It does not change my level. I can take this back at any time.",
    ),
}
"""Purposes beyond the platform's own, in the words that people agree to."""


def kind_names() -> dict[str, str]:
    """Return what can be asked for, in the order in which the form offers it."""
    return {
        RequestKind.CORRECTION: _("Đính chính dữ liệu về tôi"),
        RequestKind.OBJECTION: _("Phản đối hoặc hạn chế việc xử lý dữ liệu"),
        RequestKind.ERASURE: _("Xoá danh tính của tôi"),
    }


def state_names() -> dict[str, str]:
    """Return what became of a request."""
    return {
        RequestState.OPEN: _("chờ trả lời"),
        RequestState.ACCEPTED: _("đã nhận, đang thực hiện"),
        RequestState.DONE: _("đã thực hiện"),
        RequestState.REFUSED: _("không thực hiện được"),
        RequestState.WITHDRAWN: _("đã rút lại"),
    }
