"""The verbs that carry a dossier on after reception, or out of the ordinary.

The forms named are those of Circular 03/2025/TT-VPCP.
"""

from collections.abc import Mapping

from trainer.domain.values import Text
from trainer.simulator.acts import Action
from trainer.simulator.dossier import progress
from trainer.simulator.setting import Setting
from trainer.simulator.system import Argument, Handler, Verb
from trainer.simulator.world import World

_DOSSIER = Argument(
    name="dossier", kind="dossier", label=Text(vi="Hồ sơ", en="Dossier"), required=False
)
_COLLEAGUE = Argument(name="colleague", kind="colleague", label=Text(vi="Nơi nhận", en="To"))


def _one_stop(setting: Setting, world: World, action: Action) -> str:
    return "one-stop"


def _exchange(setting: Setting, world: World, action: Action) -> str:
    return "portal-sync"


def _verb(label: Text, minutes: int, handler: Handler, *arguments: Argument) -> Verb:
    return Verb(
        label=label,
        pane="dossier",
        stage="dossier",
        minutes=minutes,
        handler=handler,
        rare=True,
        program=_exchange if handler is progress.synchronise else _one_stop,
        arguments=(*arguments, _DOSSIER),
    )


def _chosen(name: str, kind: str, label: Text) -> Argument:
    return Argument(name=name, kind=kind, label=label)


PROGRESS_VERBS: Mapping[str, Verb] = {
    "take-up": Verb(
        label=Text(
            vi="Mở hồ sơ đang chờ trong danh sách", en="Open a dossier that waits in the list"
        ),
        pane="dossier",
        stage="dossier",
        minutes=2,
        handler=progress.take_up,
        rare=True,
        program=_one_stop,
        arguments=(_chosen("dossier", "waiting-dossier", Text(vi="Hồ sơ", en="Dossier")),),
    ),
    "take-supplement": _verb(
        Text(vi="Ghi nhận đã bổ sung hồ sơ", en="Record that the supplement is here"),
        2,
        progress.take_supplement,
    ),
    "forward": _verb(
        Text(
            vi="Chuyển hồ sơ đến cơ quan có thẩm quyền", en="Pass on to the authority that decides"
        ),
        2,
        progress.forward,
        _COLLEAGUE,
    ),
    "assign": _verb(
        Text(vi="Phân công xử lý", en="Assign the dossier"),
        1,
        progress.assign,
        _COLLEAGUE,
    ),
    "propose": _verb(
        Text(vi="Lập đề xuất giải quyết", en="Draft the decision"),
        10,
        progress.propose,
        _chosen("decision", "decision", Text(vi="Đề xuất", en="Proposal")),
    ),
    "submit-approval": _verb(
        Text(vi="Trình ký, phê duyệt", en="Submit for signature"),
        2,
        progress.submit_approval,
        _COLLEAGUE,
    ),
    "issue": _verb(
        Text(vi="Cấp số, phát hành kết quả", en="Number and issue the result"),
        3,
        progress.issue,
    ),
    "ask-payment": _verb(
        Text(vi="Yêu cầu thực hiện nghĩa vụ tài chính", en="Ask for the payment due"),
        2,
        progress.ask_payment,
    ),
    "waive": _verb(
        Text(vi="Miễn thu phí, lệ phí", en="Waive the charge"),
        1,
        progress.waive,
        _chosen("ground", "waiver", Text(vi="Căn cứ miễn", en="Ground")),
    ),
    "suspend": _verb(
        Text(vi="Tạm dừng xử lý", en="Suspend processing"),
        2,
        progress.suspend,
        _chosen("reason", "pause-reason", Text(vi="Lý do", en="Reason")),
    ),
    "resume": _verb(
        Text(vi="Tiếp tục xử lý", en="Go on processing"),
        1,
        progress.resume,
    ),
    "apologise": _verb(
        Text(
            vi="Xin lỗi và hẹn lại ngày trả kết quả (Mẫu 04)",
            en="Apologise, with a new date (form 04)",
        ),
        3,
        progress.apologise,
        _chosen("appointment", "new-date", Text(vi="Ngày hẹn mới", en="New date")),
    ),
    "withdraw": _verb(
        Text(vi="Ghi nhận công dân rút hồ sơ", en="Record that the citizen withdraws"),
        2,
        progress.withdraw,
    ),
    "stop": _verb(
        Text(vi="Dừng giải quyết hồ sơ (Mẫu 05)", en="Stop processing (form 05)"),
        3,
        progress.stop,
        _chosen("reason", "stop-reason", Text(vi="Lý do", en="Reason")),
    ),
    "recreate": _verb(
        Text(vi="Hủy và tạo lại hồ sơ", en="Delete and enter anew"),
        2,
        progress.recreate,
    ),
    "synchronise": _verb(
        Text(
            vi="Đồng bộ lại lên Cổng Dịch vụ công quốc gia",
            en="Synchronise with the National Portal",
        ),
        2,
        progress.synchronise,
    ),
}
