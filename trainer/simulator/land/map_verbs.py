"""The verbs of the map table: each is one small action, and `take-back` undoes the last change."""

from collections.abc import Mapping

from trainer.domain.values import Text
from trainer.simulator.acts import Action
from trainer.simulator.land import drawing_handlers as drawing
from trainer.simulator.land import reading_handlers as reading
from trainer.simulator.land import samples
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Argument, Handler, Refusal, Samples, Stage, Verb, none
from trainer.simulator.world import World


def on_map(handler: Handler) -> Handler:
    """Refuse where there is no map on the table."""

    def handle(setting: Setting, world: World, action: Action) -> Answer:
        if setting.map_table is None:
            return Refusal(code="no-map")
        return handler(setting, world, action)

    return handle


def _verb(
    label: Text,
    minutes: int,
    handler: Handler,
    *arguments: Argument,
    tried: Samples | None = None,
    stage: Stage = "map",
) -> Verb:
    return Verb(
        label=label,
        pane="map",
        stage=stage,
        minutes=minutes,
        handler=on_map(handler),
        arguments=arguments,
        samples=tried,
        rare=True,
        searched=samples.matters,
    )


def _given(name: str, kind: str, label: Text, required: bool = True, least: int = 1) -> Argument:
    return Argument(name=name, kind=kind, label=label, required=required, least=least)


_LEVEL = _given("level", "level", Text(vi="Lớp", en="Level"))
_COLOUR = _given("colour", "colour", Text(vi="Màu", en="Colour"), required=False)
_POINTS = _given("points", "points", Text(vi="Các đỉnh", en="Vertices"), least=2)
_FEATURE = _given("feature", "feature", Text(vi="Nét vẽ", en="Line"))
_PARCEL = _given("parcel", "parcel", Text(vi="Thửa (tờ/thửa)", en="Parcel (sheet/number)"))
_FEATURES = _given(
    "features", "features", Text(vi="Nét vẽ, nhãn có lỗi", en="Lines and labels at fault")
)
_RULE = _given("rule", "map-rule", Text(vi="Lỗi", en="Fault"))

MAP_VERBS: Mapping[str, Verb] = {
    "draw": _verb(
        Text(vi="Vẽ đường", en="Draw a line"),
        3,
        drawing.draw,
        _LEVEL,
        _COLOUR,
        _POINTS,
        tried=samples.draw_samples,
    ),
    "redraw": _verb(
        Text(vi="Sửa đỉnh của đường", en="Change the vertices of a line"),
        2,
        drawing.redraw,
        _FEATURE,
        _POINTS,
        tried=samples.redraw_samples,
    ),
    "relevel": _verb(
        Text(vi="Chuyển lớp, đổi màu", en="Change level and colour"),
        1,
        drawing.relevel,
        _FEATURE,
        _LEVEL,
        _COLOUR,
        tried=samples.relevel_samples,
    ),
    "erase": _verb(
        Text(vi="Xóa nét vẽ hoặc nhãn", en="Rub out a line or label"),
        1,
        drawing.erase,
        _given("feature", "feature", Text(vi="Nét vẽ hoặc nhãn", en="Line or label")),
        tried=samples.erase_samples,
    ),
    "label": _verb(
        Text(vi="Đặt nhãn thửa", en="Label a parcel"),
        1,
        drawing.label,
        _given("at", "place", Text(vi="Điểm đặt nhãn", en="Where")),
        _given("number", "parcel-number", Text(vi="Số thửa", en="Parcel number")),
        _given("code", "land-type", Text(vi="Loại đất", en="Land type")),
        _given("area", "label-area", Text(vi="Diện tích (m²)", en="Area (m²)")),
        tried=samples.label_samples,
    ),
    "strike": _verb(
        Text(vi="Hủy số thửa cũ", en="Cancel an old number"),
        1,
        drawing.strike,
        _given("label", "standing-label", Text(vi="Nhãn", en="Label")),
        tried=samples.strike_samples,
    ),
    "merge": _verb(
        Text(vi="Hợp thửa", en="Merge parcels"),
        2,
        drawing.merge,
        _given("parcels", "parcels", Text(vi="Các thửa", en="Parcels"), least=2),
        tried=none,
    ),
    "split": _verb(
        Text(vi="Tách thửa theo đường", en="Split along a line"),
        3,
        drawing.split,
        _PARCEL,
        _given("points", "cut", Text(vi="Đường tách", en="Splitting line"), least=2),
        tried=none,
    ),
    "split-off": _verb(
        Text(vi="Tách dọc một cạnh", en="Split off along a side"),
        3,
        drawing.split_off,
        _PARCEL,
        _given("side", "side", Text(vi="Cạnh thứ", en="Side number")),
        _given("by", "split-way", Text(vi="Cách tách", en="How")),
        _given("size", "size", Text(vi="Trị số", en="How much")),
        tried=none,
    ),
    "note-change": _verb(
        Text(vi="Ghi bảng thửa đất biến động", en="Write in the table of changed parcels"),
        1,
        drawing.note_change,
        _given("old", "old-numbers", Text(vi="Số thửa cũ", en="Old numbers")),
        _given("new", "new-numbers", Text(vi="Số thửa mới", en="New numbers")),
        tried=samples.change_samples,
    ),
    "take-back": _verb(
        Text(vi="Hoàn tác", en="Undo"),
        0,
        drawing.take_back,
    ),
    "check-map": _verb(
        Text(vi="Kiểm tra bản vẽ", en="Check the drawing"),
        2,
        reading.check_map,
        stage="map-check",
    ),
    "note-fault": _verb(
        Text(vi="Ghi nhận lỗi bản đồ", en="Note a fault of the map"),
        1,
        reading.note_fault,
        _FEATURES,
        _RULE,
        tried=samples.fault_samples,
    ),
    "drop-fault": _verb(
        Text(vi="Bỏ ghi nhận lỗi", en="Take a note back"),
        0,
        reading.drop_fault,
        _FEATURES,
        _RULE,
        tried=none,
    ),
    "choose-parcel": _verb(
        Text(vi="Chọn thửa đất của hồ sơ", en="Choose the parcel of the case"),
        1,
        reading.choose_parcel,
        _PARCEL,
        tried=samples.choose_samples,
    ),
    "extract": _verb(
        Text(vi="Lập trích lục bản đồ", en="Make an extract of the map"),
        2,
        reading.extract,
        _PARCEL,
        tried=samples.extract_samples,
    ),
    "fill-sheet": Verb(
        label=Text(vi="Ghi phiếu trả lời", en="Fill in the answer sheet"),
        pane="map",
        stage="answers",
        minutes=5,
        handler=reading.answer,
        own_fields=reading.answers_to,
        samples=samples.answer_samples,
        rare=True,
        searched=samples.matters,
        arguments=(_given("sheet", "answer-sheet", Text(vi="Phiếu", en="Sheet")),),
    ),
}
