"""The one-stop system's own validation messages."""

from collections.abc import Mapping

from trainer.domain.values import Text

MESSAGES: Mapping[str, Text] = {
    "program-down": Text(vi="Hệ thống không phản hồi.", en="The system does not respond."),
    "no-dossier": Text(
        vi="Không tìm thấy hồ sơ. Hãy tạo hồ sơ trước.", en="No dossier found. Open one first."
    ),
    "wrong-status": Text(
        vi="Không thực hiện được: trạng thái hồ sơ không cho phép thao tác này.",
        en="Not possible: the dossier's status does not allow this.",
    ),
    "not-taken-up": Text(
        vi="Hồ sơ đang chờ trong danh sách. Hãy mở hồ sơ trước khi thao tác.",
        en="The dossier waits in the list. Open it first.",
    ),
    "already-taken-up": Text(
        vi="Hồ sơ này đã được mở.", en="This dossier has been opened already."
    ),
    "nothing-supplied": Text(
        vi="Chưa có giấy tờ bổ sung nào của công dân.",
        en="Nothing has been supplied by the citizen yet.",
    ),
    "already-suspended": Text(
        vi="Hồ sơ đang tạm dừng xử lý.", en="The dossier is suspended already."
    ),
    "not-suspended": Text(
        vi="Hồ sơ không ở tình trạng tạm dừng.", en="The dossier is not suspended."
    ),
    "not-a-waiver": Text(
        vi="Căn cứ miễn thu không thuộc thủ tục này.",
        en="This ground for waiving the charge is not of this procedure.",
    ),
    "already-apologised": Text(
        vi="Hồ sơ này đã xin lỗi và hẹn lại một lần.",
        en="An apology with a new date was given once already.",
    ),
    "already-synchronised": Text(
        vi="Hồ sơ đã đồng bộ với Cổng Dịch vụ công quốc gia.",
        en="The National Portal shows this dossier as it is.",
    ),
    "draft-with-approver": Text(
        vi="Dự thảo đã trình, đang ở bước phê duyệt hoặc đã được ký.",
        en="The draft has been submitted or signed already.",
    ),
    "no-draft": Text(vi="Chưa có đề xuất giải quyết để trình.", en="There is no draft to submit."),
    "not-approved": Text(
        vi="Kết quả chưa được người có thẩm quyền ký.",
        en="The result has not been signed by whoever is competent.",
    ),
    "counter-in-citizen-account": Text(
        vi="Hồ sơ nộp trực tiếp tại quầy được tạo bằng tài khoản của cán bộ tiếp nhận.",
        en="A dossier handed in at the counter is opened in the receiving officer's account.",
    ),
    "look-up-without-case": Text(
        vi="Phải gắn việc tra cứu với một hồ sơ cụ thể. Hãy tạo hồ sơ trước.",
        en="A look-up must belong to a dossier. Open one first.",
    ),
    "already-looked-up": Text(
        vi="Dữ liệu này đã được tra cứu.", en="These data have been looked up already."
    ),
    "not-a-component": Text(
        vi="Giấy tờ không thuộc thành phần hồ sơ của thủ tục này.",
        en="This is not a component of the procedure.",
    ),
    "nothing-ticked": Text(
        vi="Chưa ghi nhận thành phần hồ sơ nào. Không in được giấy tiếp nhận (Mẫu 01).",
        en="No component has been recorded. The receipt (form 01) cannot be printed.",
    ),
    "appointment-in-the-past": Text(
        vi="Ngày hẹn trả không hợp lệ: trước ngày tiếp nhận.",
        en="The appointment date is invalid: it lies before the day of receipt.",
    ),
    "not-a-ground": Text(
        vi="Căn cứ từ chối không thuộc thủ tục này.", en="This ground is not of this procedure."
    ),
    "nothing-to-collect": Text(
        vi="Số tiền phải lớn hơn 0 đồng.", en="The amount must be more than 0 đồng."
    ),
    "nothing-to-scan": Text(
        vi="Máy quét không có giấy. Chỉ quét được giấy tờ đang có trên bàn.",
        en="The scanner is empty. Only a paper on the table can be scanned.",
    ),
    "already-scanned": Text(
        vi="Giấy tờ này đã được quét vào hồ sơ.", en="This paper is in the dossier already."
    ),
    "no-file": Text(vi="Không có tệp quét này trong hồ sơ.", en="No such file in the dossier."),
    "file-not-named": Text(
        vi="Tệp chưa được đặt tên và gắn vào thành phần hồ sơ. Không thể ký số.",
        en="The file has not been named and indexed. It cannot be signed.",
    ),
    "file-signed": Text(
        vi="Tệp đã ký số, không thể thay đổi.", en="The file is signed and cannot be changed."
    ),
    "not-online": Text(
        vi="Hồ sơ này được tạo là hồ sơ trực tiếp tại quầy, không nộp trực tuyến được.",
        en="This dossier was opened as one handed in at the counter; it cannot be sent online.",
    ),
    "already-submitted": Text(
        vi="Hồ sơ đã nộp trực tuyến; cơ quan có thẩm quyền sẽ tiếp nhận.",
        en="The dossier has been sent online; the competent authority will receive it.",
    ),
    "nothing-attached": Text(
        vi="Chưa đính kèm thành phần hồ sơ nào. Không thể nộp.",
        en="Nothing is attached yet. It cannot be sent.",
    ),
    "not-my-work": Text(
        vi="“Việc này không thuộc phần của tôi, anh/chị chuyển giúp đúng người.”",
        en="“This is not for me. Please send it to the right person.”",
    ),
    "citizen-not-here": Text(
        vi="Người dân chưa đến nhận: chưa đến ngày hẹn trả.",
        en="The citizen is not here: the appointment is on another day.",
    ),
    "field-empty": Text(vi="Còn trường bắt buộc chưa nhập.", en="A required field is empty."),
    "no-accepted-dossier": Text(
        vi="Chưa có hồ sơ được tiếp nhận để ghi vào sổ.",
        en="There is no accepted dossier to enter.",
    ),
    "no-log-entry": Text(
        vi="Dòng sổ này không có, hoặc đã nhập vào hệ thống.",
        en="There is no such line, or it has been entered already.",
    ),
}
