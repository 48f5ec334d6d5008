"""The verbs of the land information system, and of the lists that are loaded into it."""

from collections.abc import Mapping

from trainer.domain.values import Text
from trainer.simulator.acts import Action
from trainer.simulator.land import list_handlers as lists
from trainer.simulator.land import record_handlers as records
from trainer.simulator.land import samples
from trainer.simulator.setting import Setting
from trainer.simulator.system import Argument, Handler, Samples, Stage, Verb
from trainer.simulator.world import World


def _program(setting: Setting, world: World, action: Action) -> str:
    return "land-records"


def _verb(
    label: Text,
    minutes: int,
    handler: Handler,
    *arguments: Argument,
    tried: Samples | None = None,
    stage: Stage = "records",
) -> Verb:
    return Verb(
        label=label,
        pane="land",
        stage=stage,
        minutes=minutes,
        handler=handler,
        arguments=arguments,
        program=_program,
        samples=tried,
        rare=True,
        searched=samples.matters,
    )


def _given(name: str, kind: str, label: Text) -> Argument:
    return Argument(name=name, kind=kind, label=label)


_APPLICATION = _given("application", "application", Text(vi="Hồ sơ", en="Dossier"))
_ROW = _given("row", "row", Text(vi="Dòng", en="Row"))

RECORD_VERBS: Mapping[str, Verb] = {
    "open-application": _verb(
        Text(vi="Xử lý hồ sơ trong danh sách", en="Process a dossier of the list"),
        1,
        records.open_application,
        _APPLICATION,
    ),
    "drop-application": _verb(
        Text(vi="Gỡ hồ sơ nhập trùng", en="Take a repeated dossier off the list"),
        1,
        records.drop_application,
        _APPLICATION,
    ),
    "search-records": _verb(
        Text(vi="Tra cứu thửa đất, giấy chứng nhận", en="Search for a parcel or certificate"),
        1,
        records.search,
        _given("by", "search-by", Text(vi="Tìm theo", en="Search by")),
        _given("value", "searched", Text(vi="Giá trị", en="Value")),
        tried=samples.search_samples,
    ),
    "choose-record": _verb(
        Text(vi="Chọn thửa tìm được", en="Choose a parcel found"),
        1,
        records.choose_record,
        _given("record", "land-record", Text(vi="Thửa đất", en="Parcel")),
    ),
    "edit-record": _verb(Text(vi="Sửa thông tin thửa đất", en="Edit the parcel"), 1, records.edit),
    "fill-in": _verb(
        Text(vi="Nhập một trường", en="Fill in a field"),
        1,
        records.fill,
        _given("field", "record-field", Text(vi="Trường", en="Field")),
        _given("value", "content", Text(vi="Nội dung", en="Content")),
        tried=samples.fill_samples,
        stage="record-form",
    ),
    "leave-form": _verb(
        Text(vi="Đóng biểu mẫu, không lưu", en="Leave the form without saving"),
        0,
        records.leave_form,
        stage="record-form",
    ),
    "save-record": _verb(
        Text(vi="Lưu thửa đất", en="Save the parcel"), 1, records.save, stage="record-form"
    ),
    "answer-dialog": _verb(
        Text(vi="Trả lời hộp thoại", en="Answer the dialog"),
        0,
        records.answer_dialog,
        _given("choice", "dialog-choice", Text(vi="Trả lời", en="Answer")),
        stage="dialog",
    ),
    "do-task": _verb(
        Text(vi="Thực hiện bước trong quy trình", en="Do a task of the process"),
        2,
        records.do_task,
        _given("task", "land-task", Text(vi="Bước", en="Task")),
    ),
    "correct-cell": _verb(
        Text(vi="Sửa một ô", en="Correct a cell"),
        1,
        lists.correct_cell,
        _ROW,
        _given("field", "row-field", Text(vi="Cột", en="Column")),
        _given("value", "cell", Text(vi="Nội dung", en="Content")),
        tried=samples.cell_samples,
        stage="lists",
    ),
    "settle-row": _verb(
        Text(vi="Giữ, bỏ hoặc gửi lại một dòng", en="Keep, drop or send back a row"),
        1,
        lists.settle_row,
        _ROW,
        _given("fate", "fate", Text(vi="Xử lý", en="What to do")),
        tried=samples.fate_samples,
        stage="lists",
    ),
    "import-list": _verb(
        Text(vi="Nhập danh sách vào cơ sở dữ liệu", en="Import a list into the database"),
        2,
        lists.import_list,
        _given("list", "list", Text(vi="Danh sách", en="List")),
        stage="lists",
    ),
}
