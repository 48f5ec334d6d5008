"""What is said when the work at the counter is out of order."""

from collections.abc import Mapping

from trainer.domain.values import Text

MESSAGES: Mapping[str, Text] = {
    "run-ended": Text(vi="Phiên làm việc đã kết thúc.", en="The session is over."),
    "nobody-at-counter": Text(
        vi="Chưa có người dân nào ở quầy. Hãy mời người tiếp theo.",
        en="Nobody is at the counter. Call the next person first.",
    ),
    "somebody-at-counter": Text(
        vi="Vẫn đang có người dân ở quầy.", en="Somebody is still at the counter."
    ),
    "citizen-on-phone": Text(
        vi="Công dân đang nói chuyện qua điện thoại, không có mặt ở quầy.",
        en="The citizen is on the telephone, not at the counter.",
    ),
    "waiting-outside": Text(
        vi="Công dân đang chờ ngoài sảnh, không cần gọi điện.",
        en="The citizen is waiting outside; no need to telephone.",
    ),
    "no-telephone": Text(
        vi="Không liên lạc được: công dân không có điện thoại hoặc ngoài vùng phủ sóng.",
        en="Cannot be reached: the citizen has no telephone or no signal.",
    ),
    "colleague-away": Text(
        vi="Đồng nghiệp này hôm nay vắng mặt.", en="This colleague is away today."
    ),
    "already-asked": Text(
        vi="Đã gửi văn bản, đang chờ trả lời.", en="The inquiry was sent; the reply is pending."
    ),
    "last-day": Text(
        vi="Đây là ngày làm việc cuối của tình huống: hãy kết thúc phiên.",
        en="This is the last working day of the scenario: finish the session.",
    ),
    "nobody-waiting": Text(vi="Không có ai đang chờ.", en="Nobody is waiting."),
    "somebody-waiting": Text(
        vi="Vẫn còn người dân đang chờ ngoài sảnh.", en="People are still waiting."
    ),
    "somebody-to-come": Text(
        vi="Chưa hết việc trong phiên: còn người dân đã lấy số và sẽ đến sau.",
        en="The session is not over: somebody holds a number and is still to come.",
    ),
    "nothing-to-say": Text(
        vi="Điều này đã trao đổi rồi, hoặc chưa phải lúc.",
        en="This has been talked about already, or it is not the moment.",
    ),
    "not-on-table": Text(vi="Giấy tờ này không có trên bàn.", en="This paper is not on the table."),
    "already-examined": Text(vi="Giấy tờ này đã xem kỹ.", en="This has been examined already."),
    "not-read": Text(
        vi="Chưa xem kỹ giấy tờ có mục này, nên chưa thể ghi nhận.",
        en="The paper with this item has not been examined yet.",
    ),
    "rule-needed": Text(vi="Cần chỉ rõ quy định liên quan.", en="Name the rule that it offends."),
    "already-marked": Text(vi="Điểm này đã ghi nhận rồi.", en="This has been noted already."),
    "not-marked": Text(vi="Chưa ghi nhận điểm này.", en="This has not been noted."),
    "copies-out-of-range": Text(
        vi="Mỗi lần chụp từ 1 đến 100 bản.", en="Between 1 and 100 copies at a time."
    ),
    "wait-out-of-range": Text(
        vi="Mỗi lần chờ từ 1 đến 600 phút.", en="Between 1 and 600 minutes at a time."
    ),
    "nothing-in-hand": Text(
        vi="“Thế hồ sơ của tôi thế nào rồi, cán bộ ơi?” Người dân chưa có phiếu nào trong tay nên"
        " chưa rời quầy.",
        en="“And what about my dossier?” The citizen has no slip in hand and does not leave.",
    ),
    "system-works": Text(
        vi="Hệ thống một cửa đang hoạt động. Sổ giấy chỉ dùng khi hệ thống gián đoạn.",
        en="The one-stop system works. The paper log is for outages only.",
    ),
    "already-logged": Text(
        vi="Hồ sơ của người dân này đã ghi sổ giấy.", en="This citizen is in the paper log already."
    ),
}
