"""What the map program and the land information system say: refusals, dialogs, what was done."""

from collections.abc import Mapping

from trainer.domain.values import Text

MESSAGES: Mapping[str, Text] = {
    "no-map": Text(vi="Không có bản đồ trên bàn.", en="There is no map on the table."),
    "not-on-map": Text(
        vi="Không vẽ được với các điểm này. Bản vẽ giữ nguyên.",
        en="These points cannot be drawn. The drawing is kept as it was.",
    ),
    "no-such-feature": Text(
        vi="Không có nét vẽ hoặc nhãn này trên bản vẽ.",
        en="There is no such line or label on the drawing.",
    ),
    "nothing-to-change": Text(vi="Không có gì thay đổi.", en="Nothing would change."),
    "label-off-sheet": Text(
        vi="Điểm đặt nhãn nằm ngoài khung tờ bản đồ.",
        en="The label lies outside the sheet's frame.",
    ),
    "no-area": Text(
        vi="Diện tích phải là số lớn hơn 0, ví dụ 466.6.",
        en="The area must be a number above 0, e.g. 466.6.",
    ),
    "no-number": Text(
        vi="Số thửa phải là số nguyên từ 1 trở lên.", en="A parcel number is a whole number from 1."
    ),
    "no-size": Text(
        vi="Khoảng cách hoặc diện tích phải là số lớn hơn 0.",
        en="The distance or area must be a number above 0.",
    ),
    "no-such-side": Text(
        vi="Thửa đất không có cạnh này. Cạnh thứ nhất nối đỉnh 1 với đỉnh 2.",
        en="The parcel has no such side. Side 1 joins corners 1 and 2.",
    ),
    "already-struck": Text(vi="Số thửa này đã hủy.", en="This number is cancelled already."),
    "no-such-parcel": Text(
        vi="Không tìm thấy thửa đất khép vùng mang số này. Ghi dạng tờ/thửa, ví dụ 12/45.",
        en="No closed parcel bears this number. Write sheet/parcel, e.g. 12/45.",
    ),
    "change-noted": Text(
        vi="Bảng thửa đất biến động đã có dòng này.",
        en="The table of changes has this row already.",
    ),
    "nothing-to-take-back": Text(vi="Không còn thao tác nào để hoàn tác.", en="Nothing to undo."),
    "already-checked": Text(
        vi="Đã kiểm tra; bản vẽ chưa thay đổi từ lần kiểm tra trước.",
        en="Checked already; nothing has changed on the drawing since.",
    ),
    "fault-noted": Text(vi="Lỗi này đã ghi nhận.", en="This fault has been noted already."),
    "fault-not-noted": Text(vi="Chưa ghi nhận lỗi này.", en="This fault has not been noted."),
    "already-chosen": Text(vi="Thửa này đang được chọn.", en="This parcel is chosen already."),
    "dialog-open": Text(
        vi="Hộp thoại đang chờ trả lời. Chưa trả lời thì chưa làm việc khác được.",
        en="A dialog is waiting. Nothing else can be done until it has been answered.",
    ),
    "no-dialog": Text(vi="Không có hộp thoại nào đang mở.", en="No dialog is open."),
    "application-dropped": Text(
        vi="Hồ sơ này đã gỡ khỏi danh sách.", en="This dossier was taken off the list."
    ),
    "application-open": Text(vi="Hồ sơ này đang mở.", en="This dossier is open already."),
    "application-begun": Text(
        vi="Hồ sơ đã có bước hoàn thành, không gỡ được.",
        en="Tasks of this dossier are done; it cannot be taken off the list.",
    ),
    "nothing-to-search": Text(vi="Hãy nhập giá trị tìm kiếm.", en="Type what to search for."),
    "record-not-found": Text(
        vi="Bản ghi này không có trong kết quả tìm kiếm.",
        en="This record is not among those found.",
    ),
    "no-application": Text(
        vi="Chưa chọn hồ sơ trong danh sách. Hãy mở hồ sơ trước.",
        en="No dossier of the list is open. Open it first.",
    ),
    "no-record": Text(
        vi="Chưa chọn thửa đất. Hãy tra cứu và chọn thửa.",
        en="No parcel is chosen. Search for it and choose it.",
    ),
    "form-open": Text(
        vi="Biểu mẫu cập nhật đang mở. Hãy lưu hoặc đóng lại.",
        en="A form is open. Save it or leave it.",
    ),
    "no-form": Text(vi="Biểu mẫu cập nhật chưa mở.", en="The form has not been opened."),
    "application-twice": Text(
        vi="Trùng đơn: danh sách có hồ sơ khác cho cùng thửa đất này. Hãy gỡ đơn nhập trùng.",
        en="Duplicate application: the list holds another dossier for this parcel. Drop the repeated one.",
    ),
    "not-in-list": Text(
        vi="Giá trị không có trong danh mục.", en="This value is not in the list of codes."
    ),
    "no-origin": Text(
        vi="Chưa nhập nguồn gốc sử dụng đất. Không lưu được.",
        en="The origin of use is missing. It cannot be saved.",
    ),
    "no-issue-number": Text(
        vi="Chưa có số phát hành giấy chứng nhận. Không lưu được.",
        en="There is no certificate issue number. It cannot be saved.",
    ),
    "not-a-number": Text(
        vi="Trường số có ký tự không hợp lệ.", en="A number field holds something else."
    ),
    "parcel-twice": Text(
        vi="Số tờ, số thửa này đã có ở bản ghi khác.",
        en="Another record bears this sheet and parcel number.",
    ),
    "no-such-task": Text(
        vi="Bước này không còn trong quy trình của hồ sơ.",
        en="The dossier has no such task left.",
    ),
    "task-out-of-order": Text(
        vi="Chưa hoàn thành bước trước của quy trình.", en="An earlier task is not done yet."
    ),
    "not-updated": Text(
        vi="Chưa lưu thông tin thửa đất cho hồ sơ này.",
        en="Nothing has been saved for this dossier yet.",
    ),
    "one-stop-open": Text(
        vi="Hồ sơ trên Hệ thống một cửa chưa có kết quả, chưa kết thúc được.",
        en="The one-stop dossier has no result yet; it cannot be closed.",
    ),
    "no-such-row": Text(vi="Không có dòng này.", en="There is no such row."),
    "no-such-column": Text(vi="Danh sách không có cột này.", en="The list has no such column."),
    "list-imported": Text(vi="Danh sách đã nhập.", en="The list has been imported."),
    "broken-cell": Text(
        vi="Không nhập được: có ô lỗi #REF!.", en="Not imported: a cell reads #REF!."
    ),
    "no-identity": Text(
        vi="Không nhập được: có dòng thiếu số định danh.",
        en="Not imported: a row lacks its identity number.",
    ),
    "rows-twice": Text(
        vi="Không nhập được: trùng số tờ, số thửa.",
        en="Not imported: sheet and parcel number stand twice.",
    ),
}
"""Refusals, by the code that the event carries."""

ASKED = Text(vi="Bạn có chắc chắn muốn tiếp tục?", en="Are you sure you want to continue?")
"""The sentence with which every dialog ends: the usual ones and the warnings look alike."""

DIALOGS: Mapping[str, Text] = {
    "save": Text(vi="Hệ thống sẽ lưu thông tin thửa đất.", en="The system will save the parcel."),
    "registration": Text(
        vi="Hệ thống sẽ lưu đơn đăng ký của thửa đất.",
        en="The system will save the parcel's registration.",
    ),
}
"""The two usual dialogs."""

TOLD: Mapping[str, Text] = {
    "line-drawn": Text(vi="Đã vẽ.", en="Drawn."),
    "line-redrawn": Text(vi="Đã sửa nét vẽ.", en="The line is changed."),
    "line-relevelled": Text(vi="Đã chuyển lớp.", en="Moved to the level."),
    "feature-erased": Text(vi="Đã xóa khỏi bản vẽ.", en="Rubbed out."),
    "parcel-labelled": Text(vi="Đã đặt nhãn thửa.", en="Labelled."),
    "number-struck": Text(
        vi="Đã hủy số thửa; nhãn gạch bỏ vẫn giữ trên bản vẽ.",
        en="The number is cancelled; the struck label stays on the map.",
    ),
    "parcels-merged": Text(
        vi="Đã hợp thửa: ranh giới mới màu đỏ, ranh giới cũ chuyển lớp riêng.",
        en="Merged: the new boundary is red, the old ones are on their own level.",
    ),
    "parcel-split": Text(
        vi="Đã tách thửa: ranh giới mới màu đỏ, ranh giới cũ chuyển lớp riêng.",
        en="Split: the new boundaries are red, the old one is on its own level.",
    ),
    "change-noted": Text(
        vi="Đã ghi bảng thửa đất biến động.", en="Written in the table of changed parcels."
    ),
    "deed-taken-back": Text(vi="Đã hoàn tác.", en="Undone."),
    "map-checked": Text(
        vi="Đã kiểm tra bản vẽ; xem bảng kết quả.", en="The drawing is checked; see the panel."
    ),
    "map-fault-noted": Text(vi="Đã ghi nhận lỗi bản đồ.", en="The fault is noted."),
    "map-fault-dropped": Text(vi="Đã bỏ ghi nhận lỗi.", en="The note is taken back."),
    "parcel-chosen": Text(vi="Đã chọn thửa đất.", en="The parcel is chosen."),
    "extract-made": Text(vi="Đã lập trích lục.", en="The extract is made."),
    "sheet-answered": Text(vi="Đã ghi phiếu trả lời.", en="The answer sheet is filled in."),
    "application-opened": Text(
        vi="Đã mở hồ sơ, quy trình xử lý ở bên dưới.", en="The dossier is open, with its tasks."
    ),
    "application-dropped": Text(
        vi="Đã gỡ hồ sơ khỏi danh sách.", en="The dossier is off the list."
    ),
    "record-chosen": Text(vi="Đã mở thông tin thửa đất.", en="The parcel's record is open."),
    "form-opened": Text(vi="Biểu mẫu cập nhật đã mở.", en="The form is open."),
    "form-left": Text(vi="Đã đóng biểu mẫu, không lưu.", en="The form is closed, nothing saved."),
    "form-timed-out": Text(
        vi="Biểu mẫu mở quá lâu, phiên đã hết hạn. Nội dung vừa nhập bị mất; hãy mở lại.",
        en="The form was open too long and has expired. What was typed is lost; open it again.",
    ),
    "field-filled": Text(vi="Đã nhập.", en="Typed in."),
    "record-saved": Text(vi="Đã lưu thửa đất và đơn đăng ký.", en="Parcel and registration saved."),
    "task-done": Text(vi="Đã hoàn thành bước.", en="The task is done."),
    "row-touched": Text(vi="Đã sửa danh sách.", en="The list is changed."),
    "list-imported": Text(vi="Đã nhập danh sách vào cơ sở dữ liệu.", en="The list is imported."),
}
"""What the programs say when something was done."""
