"""The verbs of the counter: what each is called, costs and asks for."""

from collections.abc import Mapping

from trainer.domain.values import Text
from trainer.simulator.desk.handlers import (
    call_next,
    close_day,
    compare,
    consult,
    copy,
    end_visit,
    examine,
    finish,
    hand_back,
    inquire,
    log_outage,
    phone,
    post_publicly,
    raise_topic,
    send_away,
    unmark,
    wait,
)
from trainer.simulator.desk.samples import (
    compare_samples,
    copies_owed,
    defect_marks,
    papers_to_return,
    posting_samples,
    wait_samples,
)
from trainer.simulator.system import Argument, Verb, none

_SHEET = Argument(name="sheet", kind="sheet", label=Text(vi="Giấy tờ", en="Paper"))
_ITEMS = Argument(
    name="items", kind="items", label=Text(vi="Một hoặc hai mục", en="One or two items"), most=2
)
_RULE = Argument(
    name="rule", kind="rule", label=Text(vi="Quy định liên quan", en="Rule"), required=False
)
_COLLEAGUE = Argument(
    name="colleague", kind="colleague", label=Text(vi="Người, cơ quan nhận", en="To")
)

VERBS: Mapping[str, Verb] = {
    "call-next": Verb(
        label=Text(vi="Mời người tiếp theo", en="Call the next person"),
        pane="desk",
        stage="free",
        minutes=1,
        handler=call_next,
    ),
    "ask": Verb(
        label=Text(vi="Hỏi", en="Ask"),
        pane="citizen",
        stage="talk",
        minutes=1,
        handler=raise_topic,
        gathers=True,
        arguments=(Argument(name="topic", kind="ask", label=Text(vi="Hỏi về", en="Ask about")),),
    ),
    "explain": Verb(
        label=Text(vi="Giải thích", en="Explain"),
        pane="citizen",
        stage="talk",
        minutes=2,
        handler=raise_topic,
        gathers=True,
        arguments=(Argument(name="topic", kind="explain", label=Text(vi="Nội dung", en="What")),),
    ),
    "examine": Verb(
        label=Text(vi="Xem kỹ", en="Examine"),
        pane="papers",
        stage="always",
        minutes=2,
        handler=examine,
        gathers=True,
        arguments=(Argument(name="sheet", kind="unread", label=_SHEET.label),),
    ),
    "compare": Verb(
        label=Text(vi="Ghi nhận điểm không khớp hoặc sai", en="Note what does not agree"),
        pane="papers",
        stage="always",
        minutes=1,
        handler=compare,
        arguments=(_ITEMS, _RULE),
        samples=compare_samples,
        decisive=defect_marks,
    ),
    "unmark": Verb(
        label=Text(vi="Bỏ ghi nhận", en="Take a note back"),
        pane="papers",
        stage="always",
        minutes=0,
        handler=unmark,
        arguments=(_ITEMS,),
        samples=none,
    ),
    "copy": Verb(
        label=Text(vi="Chụp bản sao", en="Photocopy"),
        pane="papers",
        stage="citizen",
        minutes=2,
        handler=copy,
        decisive=copies_owed,
        arguments=(
            Argument(name="sheet", kind="original", label=_SHEET.label),
            Argument(name="copies", kind="copies", label=Text(vi="Số bản", en="Copies")),
        ),
    ),
    "hand-back": Verb(
        label=Text(vi="Trả lại giấy tờ", en="Hand back"),
        pane="papers",
        stage="citizen",
        minutes=1,
        handler=hand_back,
        routine=papers_to_return,
        decisive=none,
        arguments=(_SHEET,),
    ),
    "send-away": Verb(
        label=Text(vi="Đề nghị công dân về, không lập phiếu", en="Send home without a slip"),
        pane="citizen",
        stage="citizen",
        minutes=1,
        handler=send_away,
        arguments=(
            Argument(
                name="components",
                kind="components",
                label=Text(vi="Yêu cầu mang thêm", en="Told to bring"),
                required=False,
                least=0,
            ),
        ),
    ),
    "end-visit": Verb(
        label=Text(vi="Kết thúc lượt tiếp", en="End the visit"),
        pane="citizen",
        stage="talk",
        minutes=1,
        handler=end_visit,
    ),
    "phone": Verb(
        label=Text(vi="Gọi điện cho công dân", en="Telephone a citizen"),
        pane="desk",
        stage="free",
        minutes=3,
        handler=phone,
        rare=True,
        arguments=(
            Argument(name="citizen", kind="absent", label=Text(vi="Công dân", en="Citizen")),
        ),
    ),
    "consult": Verb(
        label=Text(vi="Hỏi ý kiến đồng nghiệp", en="Ask a colleague"),
        pane="desk",
        stage="always",
        minutes=2,
        handler=consult,
        gathers=True,
        arguments=(
            Argument(name="topic", kind="consult", label=Text(vi="Hỏi về", en="Ask about")),
        ),
    ),
    "inquire": Verb(
        label=Text(vi="Gửi văn bản xác minh, lấy ý kiến", en="Send a written inquiry"),
        pane="desk",
        stage="always",
        minutes=4,
        handler=inquire,
        rare=True,
        arguments=(_COLLEAGUE,),
    ),
    "post-publicly": Verb(
        label=Text(vi="Niêm yết, công khai", en="Post publicly"),
        pane="papers",
        stage="always",
        minutes=4,
        handler=post_publicly,
        rare=True,
        samples=posting_samples,
        arguments=(
            Argument(
                name="items",
                kind="postable",
                label=Text(vi="Nội dung công khai", en="What is shown"),
            ),
            Argument(name="places", kind="places", label=Text(vi="Nơi niêm yết", en="Where")),
        ),
    ),
    "log-outage": Verb(
        label=Text(vi="Ghi sổ giấy khi hệ thống gián đoạn", en="Write in the paper log"),
        pane="desk",
        stage="citizen",
        minutes=4,
        handler=log_outage,
        arguments=(
            Argument(name="procedure", kind="procedure", label=Text(vi="Thủ tục", en="Procedure")),
            Argument(
                name="appointment",
                kind="appointment",
                label=Text(vi="Ngày hẹn trả", en="Appointment date"),
            ),
        ),
    ),
    "wait": Verb(
        label=Text(vi="Chờ", en="Wait"),
        pane="desk",
        stage="always",
        minutes=0,
        handler=wait,
        arguments=(Argument(name="minutes", kind="minutes", label=Text(vi="Phút", en="Minutes")),),
        samples=wait_samples,
    ),
    "close-day": Verb(
        label=Text(
            vi="Hết giờ, sang ngày làm việc tiếp theo", en="Close; on to the next working day"
        ),
        pane="desk",
        stage="free",
        minutes=0,
        handler=close_day,
    ),
    "finish": Verb(
        label=Text(vi="Kết thúc phiên làm việc", en="Finish the session"),
        pane="desk",
        stage="free",
        minutes=0,
        handler=finish,
    ),
}
