"""The verbs of the one-stop system. The forms named are those of Circular 03/2025/TT-VPCP."""

from collections.abc import Callable, Mapping

from trainer.domain.values import Text
from trainer.simulator.acts import Action
from trainer.simulator.dossier.filing import (
    hand_over,
    name,
    reconcile,
    register,
    register_fields,
    register_program,
    return_result,
    scan,
    sign,
)
from trainer.simulator.dossier.progress_verbs import PROGRESS_VERBS
from trainer.simulator.dossier.reception import (
    accept,
    collect,
    look_up,
    open_dossier,
    opening_program,
    record_program,
    refuse,
    request_supplement,
    submit_online,
    tick,
)
from trainer.simulator.dossier.samples import (
    disputed_ticks,
    entries_owed,
    entry_samples,
    name_samples,
    openings,
    plain_ticks,
    scans_owed,
    signatures_owed,
    supplement_samples,
    tick_samples,
)
from trainer.simulator.setting import Setting
from trainer.simulator.system import Argument, Verb, none
from trainer.simulator.world import World

Program = Callable[[Setting, World, Action], str]


def _always(program: str) -> Program:
    return lambda setting, world, action: program


_ONE_STOP = _always("one-stop")
_DOSSIER = Argument(
    name="dossier", kind="dossier", label=Text(vi="Hồ sơ", en="Dossier"), required=False
)
_COMPONENT = Argument(
    name="component", kind="component", label=Text(vi="Thành phần hồ sơ", en="Component")
)
_APPOINTMENT = Argument(
    name="appointment", kind="appointment", label=Text(vi="Ngày hẹn trả", en="Appointment date")
)
_FILE = Argument(name="file", kind="file", label=Text(vi="Tệp đã quét", en="Scanned file"))

VERBS: Mapping[str, Verb] = {
    "open-dossier": Verb(
        label=Text(vi="Tạo hồ sơ mới", en="Open a new dossier"),
        pane="dossier",
        stage="citizen",
        minutes=2,
        handler=open_dossier,
        decisive=openings,
        program=opening_program,
        arguments=(
            Argument(name="procedure", kind="procedure", label=Text(vi="Thủ tục", en="Procedure")),
            Argument(name="channel", kind="channel", label=Text(vi="Hình thức", en="Channel")),
            Argument(name="account", kind="account", label=Text(vi="Tài khoản", en="Signed in as")),
        ),
    ),
    "look-up": Verb(
        label=Text(vi="Tra cứu cơ sở dữ liệu", en="Look up in a database"),
        pane="dossier",
        stage="dossier",
        minutes=2,
        handler=look_up,
        program=record_program,
        gathers=True,
        arguments=(Argument(name="record", kind="record", label=Text(vi="Dữ liệu", en="Data")),),
    ),
    "tick": Verb(
        label=Text(vi="Ghi nhận thành phần hồ sơ", en="Record a component"),
        pane="dossier",
        stage="dossier",
        minutes=1,
        handler=tick,
        program=_ONE_STOP,
        samples=tick_samples,
        routine=plain_ticks,
        decisive=disputed_ticks,
        arguments=(
            _COMPONENT,
            Argument(name="sheet", kind="seen", label=Text(vi="Căn cứ vào", en="Resting on")),
            _DOSSIER,
        ),
    ),
    "accept": Verb(
        label=Text(
            vi="Tiếp nhận, in giấy hẹn trả kết quả (Mẫu 01)",
            en="Accept, with receipt and appointment slip (form 01)",
        ),
        pane="dossier",
        stage="dossier",
        minutes=2,
        handler=accept,
        program=_ONE_STOP,
        arguments=(_APPOINTMENT, _DOSSIER),
    ),
    "request-supplement": Verb(
        label=Text(
            vi="Yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)", en="Request a supplement (form 02)"
        ),
        pane="dossier",
        stage="dossier",
        minutes=3,
        handler=request_supplement,
        program=_ONE_STOP,
        samples=supplement_samples,
        arguments=(
            Argument(
                name="components",
                kind="components",
                label=Text(vi="Giấy tờ phải bổ sung, hoàn thiện", en="To be supplied or put right"),
            ),
            _DOSSIER,
        ),
    ),
    "refuse": Verb(
        label=Text(
            vi="Từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03)", en="Refuse the dossier (form 03)"
        ),
        pane="dossier",
        stage="dossier",
        minutes=3,
        handler=refuse,
        program=_ONE_STOP,
        arguments=(
            Argument(name="ground", kind="ground", label=Text(vi="Căn cứ từ chối", en="Ground")),
            _DOSSIER,
        ),
    ),
    "collect": Verb(
        label=Text(vi="Thu phí, lệ phí và giao biên lai", en="Collect the charge, give a receipt"),
        pane="dossier",
        stage="dossier",
        minutes=1,
        handler=collect,
        decisive=none,
        arguments=(
            Argument(name="amount", kind="amount", label=Text(vi="Số tiền (đồng)", en="Đồng")),
            _DOSSIER,
        ),
    ),
    "scan": Verb(
        label=Text(vi="Quét giấy tờ", en="Scan a paper"),
        pane="dossier",
        stage="dossier",
        minutes=1,
        handler=scan,
        routine=scans_owed,
        decisive=none,
        arguments=(
            Argument(name="sheet", kind="scannable", label=Text(vi="Giấy tờ", en="Paper")),
            _DOSSIER,
        ),
    ),
    "name": Verb(
        label=Text(vi="Đặt tên, gắn tệp vào thành phần", en="Name the file, index it"),
        pane="dossier",
        stage="dossier",
        minutes=1,
        handler=name,
        program=_ONE_STOP,
        samples=name_samples,
        routine=name_samples,
        decisive=none,
        arguments=(_FILE, _COMPONENT, _DOSSIER),
    ),
    "sign": Verb(
        label=Text(vi="Ký số tệp", en="Sign the file digitally"),
        pane="dossier",
        stage="dossier",
        minutes=1,
        handler=sign,
        routine=signatures_owed,
        decisive=none,
        program=_always("signature"),
        arguments=(_FILE, _DOSSIER),
    ),
    "submit-online": Verb(
        label=Text(vi="Nộp hồ sơ trực tuyến", en="Send the online dossier"),
        pane="dossier",
        stage="dossier",
        minutes=2,
        handler=submit_online,
        program=_always("national-portal"),
        arguments=(
            Argument(
                name="to",
                kind="colleague",
                label=Text(vi="Cơ quan giải quyết", en="Authority that decides"),
            ),
            _DOSSIER,
        ),
    ),
    "hand-over": Verb(
        label=Text(vi="Chuyển hồ sơ xử lý", en="Hand the dossier over"),
        pane="dossier",
        stage="dossier",
        minutes=1,
        handler=hand_over,
        program=_ONE_STOP,
        arguments=(
            Argument(name="colleague", kind="colleague", label=Text(vi="Người nhận", en="To")),
            _DOSSIER,
        ),
    ),
    "return-result": Verb(
        label=Text(vi="Trả kết quả", en="Return the result"),
        pane="dossier",
        stage="dossier",
        minutes=2,
        handler=return_result,
        program=_ONE_STOP,
        arguments=(_DOSSIER,),
    ),
    "register": Verb(
        label=Text(vi="Nhập và lưu sổ điện tử", en="Make the register entry"),
        pane="register",
        stage="register",
        minutes=5,
        handler=register,
        decisive=entries_owed,
        program=register_program,
        own_fields=register_fields,
        samples=entry_samples,
        arguments=(Argument(name="register", kind="register", label=Text(vi="Sổ", en="Register")),),
    ),
    "reconcile": Verb(
        label=Text(vi="Nhập hồ sơ đã ghi sổ giấy vào hệ thống", en="Enter a paper log line"),
        pane="dossier",
        stage="log",
        minutes=3,
        handler=reconcile,
        program=_ONE_STOP,
        arguments=(Argument(name="entry", kind="entry", label=Text(vi="Dòng sổ", en="Line")),),
    ),
    **PROGRESS_VERBS,
}
