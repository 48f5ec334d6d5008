"""The kinds of argument that the map table and the land information system know.

Points come as "east north" in whole millimetres. Lines and labels are called by their id on the map,
those that the learner drew by d1, d2, …; parcels by "sheet/number".
"""

import re
from collections.abc import Callable, Mapping
from itertools import chain

from trainer.domain.cadastre.checks import RULES
from trainer.domain.cadastre.levels import CONVENTIONS
from trainer.domain.values import Text
from trainer.simulator.acts import Action, Value
from trainer.simulator.desk.kinds import number_named, one_of, plain, whole
from trainer.simulator.land import truths
from trainer.simulator.land.fields import COLUMNS, contents, metres
from trainer.simulator.land.registry import application, case, records, registry, row
from trainer.simulator.land.table import drawing_now, map_table
from trainer.simulator.setting import Setting
from trainer.simulator.system import Kind
from trainer.simulator.view import FieldKind
from trainer.simulator.world import World

MOST_POINTS = 5000
"""No action takes more points: what the rules of the map refuse with a sentence is fewer."""

MOST_NAMES = 200
LONGEST_NAME = 40
LONGEST_VALUE = 200

_POINT = re.compile(r"-?\d{1,12} -?\d{1,12}")
_NAME = re.compile(r"[\w/.,+-]*")

COLOURS: Mapping[str, Text] = {
    "black": Text(vi="đen", en="black"),
    "red": Text(vi="đỏ", en="red"),
    "brown": Text(vi="nâu", en="brown"),
    "blue": Text(vi="xanh lam", en="blue"),
    "grey": Text(vi="xám", en="grey"),
}
TASKS: Mapping[str, Text] = {
    "update-legal": Text(vi="Cập nhật dữ liệu pháp lý", en="Update the legal data"),
    "file-scan": Text(vi="Gắn hồ sơ quét", en="File the scanned dossier"),
    "sign-book": Text(vi="Ký số sổ địa chính", en="Sign the cadastral book"),
    "close-one-stop": Text(
        vi="Kết thúc hồ sơ trên Hệ thống một cửa", en="Close it in the one-stop system"
    ),
    "move-on": Text(vi="Chuyển bước", en="Move it on"),
    "return-result": Text(vi="Trả kết quả hồ sơ", en="Return the result"),
}
SEARCHES: Mapping[str, Text] = {
    "issue": Text(vi="Số phát hành giấy chứng nhận", en="Certificate issue number"),
    "parcel": Text(vi="Tờ/thửa hiện nay", en="Sheet/parcel of today"),
    "old-parcel": Text(vi="Tờ/thửa cũ", en="Old sheet/parcel"),
    "holder": Text(vi="Người sử dụng đất", en="Land user"),
}
CHOICES: Mapping[str, Text] = {
    "agree": Text(vi="Đồng ý", en="Agree"),
    "decline": Text(vi="Hủy", en="Cancel"),
}
FATES: Mapping[str, Text] = {
    "keep": Text(vi="Giữ lại", en="Keep"),
    "drop": Text(vi="Bỏ dòng nhập trùng", en="Drop, entered twice"),
    "ask": Text(vi="Gửi lại bản để bổ sung", en="Send back to the village"),
}
WAYS: Mapping[str, Text] = {
    "distance": Text(vi="theo khoảng cách (m)", en="by distance (m)"),
    "area": Text(vi="theo diện tích (m²)", en="by area (m²)"),
}

Due = Callable[[Setting, World, Action], Value]
Offered = Callable[[Setting, World], tuple[str, ...]]


def _typed(known: Callable[[Setting, Value], bool], field: FieldKind, due: Due | None) -> Kind:
    """Return a kind whose values read as they are written."""
    return Kind(field=field, known=known, named=lambda setting, world, each: plain(each), due=due)


def _feature_named(setting: Setting, world: World, given: str) -> Text:
    """Return a label as people know it, by its parcel's number; a line by its id."""
    labels = (*drawing_now(setting, world).labels, *map_table(setting).start.labels)
    number = next((label.number for label in labels if label.id == given), None)
    if number is None:
        return plain(given)
    return Text(vi=f"nhãn thửa {number} ({given})", en=f"label of parcel {number} ({given})")


def _feature_kind(
    known: Callable[[Setting, Value], bool], field: FieldKind, due: Due | None
) -> Kind:
    return Kind(field=field, known=known, named=_feature_named, due=due)


def _point_named(setting: Setting, world: World, given: str) -> Text:
    """Return a point as people write it: X (north) before Y (east), in metres."""
    east, north = (int(part) for part in given.split(" "))
    return plain(f"{metres(north)} {metres(east)}")


def _points_kind(
    field: FieldKind, known: Callable[[Setting, Value], bool], due: Due | None
) -> Kind:
    return Kind(field=field, known=known, named=_point_named, due=due)


def _is_point(given: object) -> bool:
    return isinstance(given, str) and bool(_POINT.fullmatch(given))


def _known_points(setting: Setting, given: Value) -> bool:
    return isinstance(given, tuple) and len(given) <= MOST_POINTS and all(map(_is_point, given))


def _is_name(given: object) -> bool:
    short = isinstance(given, str) and len(given) <= LONGEST_NAME
    return short and bool(_NAME.fullmatch(str(given)))


def _known_names(setting: Setting, given: Value) -> bool:
    return isinstance(given, tuple) and len(given) <= MOST_NAMES and all(map(_is_name, given))


def _known_numbers(setting: Setting, given: Value) -> bool:
    names = given if isinstance(given, tuple) else ("",)
    return len(names) <= MOST_NAMES and all(n.isascii() and n.isdigit() for n in names)


def _known_value(setting: Setting, given: Value) -> bool:
    return isinstance(given, str) and len(given) <= LONGEST_VALUE


def _listed(names: Mapping[str, Text], due: Due | None = None, also: tuple[str, ...] = ()) -> Kind:
    """Return the kind for one of a fixed list."""
    every = {*names, *also}
    return Kind(
        field="choice",
        known=one_of(lambda setting: every),
        named=lambda setting, world, each: names.get(each, plain(each)),
        offered=lambda setting, world: tuple(names),
        due=due,
    )


def _of_case(ids: Callable[[Setting], Mapping[str, Text]], offered: Offered | None = None) -> Kind:
    """Return the kind for one of the things that the scenario has."""
    return Kind(
        field="choice",
        known=one_of(ids),
        named=lambda setting, world, each: ids(setting)[each],
        offered=offered or (lambda setting, world: tuple(ids(setting))),
    )


def _applications(setting: Setting) -> Mapping[str, Text]:
    return {
        a.id: Text(vi=f"{a.receipt} – {a.about.vi}", en=f"{a.receipt} – {a.about.en}")
        for a in case(setting).applications
    }


def _on_list(setting: Setting, world: World) -> tuple[str, ...]:
    return tuple(a for a in _applications(setting) if a not in registry(world).dropped)


def parcel_of(fields: Mapping[str, str]) -> str:
    """Return "sheet/number" of a record or row."""
    return f"{fields.get('sheet', '?')}/{fields.get('number', '?')}"


def _record_names(setting: Setting) -> Mapping[str, Text]:
    return {
        each.id: plain(
            f"{parcel_of(contents(each.fields))} {each.fields.get('holder', '')}".strip()
        )
        for each in records(setting)
    }


def _columns(setting: Setting) -> Mapping[str, Text]:
    return {name: column.label for name, column in COLUMNS.items()}


def _in_form(setting: Setting, world: World) -> tuple[str, ...]:
    """Offer the fields of the form while one is open."""
    return tuple(COLUMNS) if registry(world).form else ()


def _tasks_left(setting: Setting, world: World) -> tuple[str, ...]:
    under, done = application(setting, registry(world).application), registry(world).tasks
    return tuple(
        t for t in (under.tasks if under else ()) if f"{under and under.id}/{t}" not in done
    )


def _rows(setting: Setting) -> Mapping[str, Text]:
    lists = case(setting).lists
    return {
        each.id: Text(vi=f"Dòng {n}", en=f"Row {n}")
        for listed in lists
        for n, each in enumerate(listed.rows, 1)
    }


def _row_columns(setting: Setting, world: World) -> tuple[str, ...]:
    cells = chain.from_iterable(r.cells for each in case(setting).lists for r in each.rows)
    used = set(cells)
    return tuple(name for name in COLUMNS if name in used)


def _row_named(setting: Setting, world: World, given: str) -> Text:
    found, name = row(setting, given), _rows(setting)[given]
    shown = parcel_of(contents(found.cells)) if found else ""
    return Text(vi=f"{name.vi} ({shown})", en=f"{name.en} ({shown})")


_LAND_TYPES = {
    code: Text(vi=f"{code} – {name.vi}", en=f"{code} – {name.en}")
    for code, name in CONVENTIONS.land_types.items()
}
_ALL_TYPES = {**_LAND_TYPES, **{c: plain(c) for c in sorted(CONVENTIONS.obsolete_land_types)}}
_LEVELS = {
    str(level.number): Text(
        vi=f"{level.number} – {level.name.vi}", en=f"{level.number} – {level.name.en}"
    )
    for level in CONVENTIONS.levels.values()
}

KINDS: Mapping[str, Kind] = {
    "points": _points_kind("points", _known_points, truths.points_due),
    "cut": _points_kind("points", _known_points, truths.cut_due),
    "place": _points_kind("point", lambda setting, given: _is_point(given), truths.place_due),
    "level": _listed(_LEVELS),
    "colour": _listed(COLOURS, also=("",)),
    "feature": _feature_kind(lambda setting, given: _is_name(given), "text", None),
    "standing-label": _feature_kind(
        lambda setting, given: _is_name(given), "text", truths.label_to_strike
    ),
    "features": _feature_kind(_known_names, "names", truths.features_due),
    "parcel": _typed(lambda setting, given: _is_name(given), "text", truths.parcel_due),
    "parcels": _typed(_known_names, "names", truths.sources_due),
    "parcel-number": Kind(field="number", known=whole, named=number_named, due=truths.number_due),
    "land-type": _listed(_ALL_TYPES, truths.code_due),
    "label-area": _typed(_known_value, "text", truths.area_due),
    "old-numbers": _typed(_known_numbers, "names", truths.old_due),
    "new-numbers": _typed(_known_numbers, "names", truths.new_due),
    "map-rule": _listed({rule.id: rule.name for rule in RULES.values()}, truths.rule_due),
    "split-way": _listed(WAYS, truths.way_due),
    "side": Kind(field="number", known=whole, named=number_named, due=truths.side_due),
    "size": _typed(_known_value, "text", truths.size_due),
    "answer-sheet": _of_case(lambda setting: {s.id: s.title for s in case(setting).questions}),
    "application": _of_case(_applications, _on_list),
    "search-by": _listed(SEARCHES),
    "searched": _typed(_known_value, "text", None),
    "land-record": _of_case(_record_names, lambda setting, world: registry(world).found),
    "record-field": _of_case(_columns, _in_form),
    "content": _typed(_known_value, "text", truths.content_due),
    "dialog-choice": _listed(CHOICES),
    "land-task": Kind(
        field="choice",
        known=one_of(lambda setting: TASKS),
        named=lambda setting, world, task: TASKS[task],
        offered=_tasks_left,
    ),
    "row": Kind(
        field="choice",
        known=one_of(_rows),
        named=_row_named,
        offered=lambda setting, world: tuple(_rows(setting)),
    ),
    "row-field": _of_case(_columns, _row_columns),
    "cell": _typed(_known_value, "text", None),
    "fate": _listed(FATES),
    "list": _of_case(lambda setting: {each.id: each.title for each in case(setting).lists}),
}
