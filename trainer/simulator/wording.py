"""How actions and events read, in both languages: for the conversation, the timeline and hints."""

from collections.abc import Iterator, Mapping

from trainer.domain.values import Text
from trainer.simulator.acts import Action, Event, event_text
from trainer.simulator.engine import refusal_text
from trainer.simulator.land.messages import TOLD
from trainer.simulator.land.wording import answer_text, dialog_text, found_text
from trainer.simulator.scenario import Citizen, Colleague
from trainer.simulator.setting import Setting
from trainer.simulator.system import Verb
from trainer.simulator.systems import KINDS, VERBS
from trainer.simulator.world import World


def described(setting: Setting, world: World, action: Action) -> Text:
    """Return the action as a sentence: what was done, with what."""
    verb = VERBS[action.verb]
    details = list(_details(setting, world, verb, action))
    if not details:
        return verb.label
    return Text(
        vi=f"{verb.label.vi}: {', '.join(d.vi for d in details)}",
        en=f"{verb.label.en}: {', '.join(d.en for d in details)}",
    )


def _details(setting: Setting, world: World, verb: Verb, action: Action) -> Iterator[Text]:
    kinds = {a.name: a.kind for a in verb.arguments}
    for name, given in action.args.items():
        if name not in kinds:
            yield answer_text(setting, action, name)
        elif isinstance(given, tuple):
            named = [KINDS[kinds[name]].named(setting, world, each) for each in given[:_MOST_NAMED]]
            if len(given) > _MOST_NAMED:
                named.append(_plain(f"… ({len(given)})"))
            yield Text(vi=" + ".join(t.vi for t in named), en=" + ".join(t.en for t in named))
        elif given != "" and kinds[name] != "dossier":
            yield KINDS[kinds[name]].named(setting, world, str(given))


_MOST_NAMED = 12
"""Of a longer list (the vertices of a line) only the first are named."""


def _plain(text: str) -> Text:
    return Text(vi=text, en=text)


def answer(setting: Setting, event: Event) -> Text | None:
    """Return what is said or shown when the event happens, None where nothing is."""
    citizen = setting.citizens.get(event_text(event, "citizen"))
    if _speaks_first(event, citizen):
        return citizen.opening if citizen else None
    told = _TOLD.get(event.kind) or TOLD.get(event.kind)
    if told:
        return told
    if event.kind == "refused":
        return refusal_text(setting, event)
    if event.kind in ("topic-raised", "colleague-consulted"):
        return _told_about(setting, event)
    if event.kind == "citizen-sent-away" and citizen:
        return citizen.sent_away
    colleague = setting.colleagues.get(event_text(event, "colleague"))
    if event.kind == "colleague-spoke" and colleague:
        return _from(colleague, colleague.says)
    if event.kind == "draft-sent-back" and colleague and colleague.sends_back:
        return _from(colleague, colleague.sends_back.says)
    if event.kind in ("save-asked", "dialog-shown"):
        return dialog_text(setting, event_text(event, "dialog") or "save")
    if event.kind == "records-found":
        return found_text(event)
    if event.kind == "fault-began":
        return setting.faults[event_text(event, "fault")].message
    return None


def _speaks_first(event: Event, citizen: Citizen | None) -> bool:
    """Say whether a citizen's opening words fall: at the counter, or at once on the telephone.

    Who comes to the counter opens there; on the telephone such a citizen only answers.
    """
    if citizen is None:
        return False
    return event.kind == "citizen-called" or (event.kind == "citizen-phoned" and not citizen.visits)


def _told_about(setting: Setting, event: Event) -> Text:
    answer = setting.topics[event_text(event, "topic")].answer
    colleague = setting.colleagues.get(event_text(event, "colleague"))
    return _from(colleague, answer) if colleague else answer


def _from(colleague: Colleague, words: Text | None) -> Text:
    """Return what a colleague says, with the name before it."""
    said, name = words or _plain(""), colleague.name
    return Text(vi=f"{name.vi}: {said.vi}", en=f"{name.en}: {said.en}")


_TOLD: Mapping[str, Text] = {
    "citizen-arrived": Text(vi="Có người dân mới lấy số chờ.", en="Somebody has taken a number."),
    "citizen-left-queue": Text(
        vi="Một người dân chờ lâu quá nên đã bỏ về.", en="Somebody waited too long and left."
    ),
    "fault-ended": Text(vi="Hệ thống đã hoạt động trở lại.", en="The system works again."),
    "items-marked": Text(vi="Đã ghi vào sổ tay.", en="Noted."),
    "items-unmarked": Text(vi="Đã bỏ ghi nhận.", en="Taken back."),
    "dossier-opened": Text(vi="Đã tạo hồ sơ mới.", en="A new dossier is open."),
    "component-ticked": Text(vi="Đã ghi nhận thành phần hồ sơ.", en="Component recorded."),
    "record-looked-up": Text(
        vi="Đã có kết quả tra cứu, để cùng giấy tờ trên bàn.",
        en="The record has been found; it lies with the papers on the desk.",
    ),
    "dossier-accepted": Text(
        vi="Đã in giấy tiếp nhận hồ sơ và hẹn trả kết quả.", en="The receipt has been printed."
    ),
    "supplement-asked": Text(
        vi="Đã in phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.",
        en="The request to supplement has been printed.",
    ),
    "dossier-refused": Text(
        vi="Đã in phiếu từ chối tiếp nhận giải quyết hồ sơ.", en="The refusal has been printed."
    ),
    "charge-collected": Text(vi="Đã thu tiền và giao biên lai.", en="Collected, receipt given."),
    "sheet-copied": Text(vi="Máy đã chụp xong.", en="The copies are made."),
    "sheet-handed-back": Text(vi="Đã trả lại giấy tờ.", en="Handed back."),
    "sheet-scanned": Text(vi="Đã quét vào hồ sơ, tệp chưa có tên.", en="Scanned, not named yet."),
    "file-named": Text(vi="Đã đặt tên và gắn tệp.", en="Named and indexed."),
    "file-signed": Text(vi="Đã ký số.", en="Signed."),
    "dossier-submitted": Text(
        vi="Đã nộp hồ sơ trực tuyến; hệ thống trả mã hồ sơ cho công dân.",
        en="Sent online; the citizen receives the dossier code.",
    ),
    "dossier-handed-over": Text(
        vi="Đã chuyển hồ sơ, trạng thái: đang xử lý.", en="Handed over; status: processing."
    ),
    "result-ready": Text(vi="Có kết quả đã ký.", en="A signed result is ready."),
    "result-returned": Text(vi="Đã trả kết quả cho người dân.", en="The result is returned."),
    "entry-made": Text(vi="Đã lưu bản ghi.", en="The entry is saved."),
    "outage-logged": Text(
        vi="Đã ghi sổ giấy và giao phiếu viết tay cho người dân.",
        en="Written in the paper log; the citizen has a handwritten slip.",
    ),
    "dossier-reconciled": Text(
        vi="Đã nhập hồ sơ từ sổ giấy, giữ nguyên thời điểm tiếp nhận.",
        en="Entered from the paper log, with the time of receipt kept.",
    ),
    "citizen-set-off": Text(
        vi="Người dân về lấy giấy tờ, sẽ quay lại.", en="The citizen has gone to fetch the papers."
    ),
    "post-came": Text(
        vi="Giấy tờ bổ sung của công dân đã gửi đến.", en="The citizen's supplement has arrived."
    ),
    "citizen-phoned": Text(vi="A lô, tôi nghe đây.", en="Hello, yes?"),
    "call-ended": Text(vi="Đã gác máy.", en="The call is over."),
    "inquiry-sent": Text(vi="Đã gửi văn bản, chờ trả lời.", en="Sent; the reply is pending."),
    "reply-came": Text(vi="Đã có văn bản trả lời.", en="The reply has come."),
    "posted-publicly": Text(vi="Đã niêm yết, công khai.", en="Posted."),
    "day-closed": Text(
        vi="Hết giờ làm việc. Bắt đầu ngày làm việc tiếp theo.",
        en="The office closes. The next working day begins.",
    ),
    "dossier-came-in": Text(
        vi="Có hồ sơ trong danh sách chờ.", en="A dossier has come into the list."
    ),
    "dossier-taken-up": Text(vi="Đã mở hồ sơ.", en="The dossier is open."),
    "supplement-taken": Text(
        vi="Đã ghi nhận bổ sung; thời hạn tiếp tục tính.",
        en="The supplement is recorded; the clock goes on.",
    ),
    "dossier-forwarded": Text(
        vi="Đã chuyển hồ sơ đến cơ quan có thẩm quyền.", en="Passed on to the authority."
    ),
    "dossier-suspended": Text(
        vi="Hồ sơ tạm dừng; thời hạn tạm ngừng tính.", en="Suspended; the clock stands still."
    ),
    "dossier-resumed": Text(
        vi="Tiếp tục xử lý; thời hạn tiếp tục tính.",
        en="Processing goes on, and so does the clock.",
    ),
    "payment-asked": Text(
        vi="Đã gửi thông báo nghĩa vụ tài chính; thời hạn tạm ngừng tính.",
        en="Payment has been asked for; the clock stands still.",
    ),
    "payment-received": Text(
        vi="Đã ghi nhận thanh toán; thời hạn tiếp tục tính.",
        en="The payment is recorded; the clock goes on.",
    ),
    "charge-waived": Text(vi="Đã ghi nhận miễn thu.", en="The charge is waived."),
    "dossier-withdrawn": Text(
        vi="Trạng thái: công dân yêu cầu rút hồ sơ.",
        en="Status: withdrawn at the citizen's request.",
    ),
    "dossier-stopped": Text(
        vi="Đã in thông báo dừng giải quyết hồ sơ.", en="The notice of stopping has been printed."
    ),
    "delay-apologised": Text(
        vi="Đã in phiếu xin lỗi và hẹn lại ngày trả kết quả.",
        en="The apology with the new date has been printed.",
    ),
    "dossier-recreated": Text(
        vi="Đã hủy hồ sơ cũ và tạo hồ sơ mới với thời điểm tiếp nhận mới.",
        en="The old dossier is deleted; a new one counts from now.",
    ),
    "sync-failed": Text(
        vi="Chưa đồng bộ được lên Cổng Dịch vụ công quốc gia.",
        en="The National Portal has not received this.",
    ),
    "dossier-synchronised": Text(
        vi="Cổng Dịch vụ công quốc gia đã nhận.", en="The National Portal has received it."
    ),
    "dossier-assigned": Text(vi="Đã phân công xử lý.", en="Assigned."),
    "decision-proposed": Text(vi="Đã lưu đề xuất.", en="The draft is saved."),
    "approval-asked": Text(vi="Đã trình, chờ phê duyệt.", en="Submitted for approval."),
    "draft-approved": Text(vi="Dự thảo đã được ký duyệt.", en="The draft has been signed."),
    "result-issued": Text(
        vi="Đã cấp số và phát hành kết quả.", en="The result is numbered and issued."
    ),
    "ended": Text(vi="Phiên làm việc kết thúc.", en="The session ends."),
}
