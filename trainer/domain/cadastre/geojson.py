"""Drawings as GeoJSON of EPSG:9205, in metres with three decimals, and what can be wrong with it.

Lines are LineString features (`level`, `colour`), labels Point features (`number`, `code`, `area`
in m², `struck`). A Polygon feature is a parcel's outline and, where it has a `number`, its label as
well, with the area that it encloses unless it says another. `sheet` names the sheet of a feature;
without it the feature belongs to every sheet that is read.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import isfinite
from typing import Any

import shapely

from trainer.domain.cadastre.admission import problem_with_points
from trainer.domain.cadastre.areas import area_of
from trainer.domain.cadastre.drawing import Drawing, Label, Line, Point, Points, Sheet
from trainer.domain.cadastre.levels import BOUNDARY, CONVENTIONS
from trainer.domain.cadastre.problems import Problem
from trainer.domain.values import Text

EPSG = 9205
CRS = f"urn:ogc:def:crs:EPSG::{EPSG}"

Feature = Mapping[str, Any]


def geojson_of(drawing: Drawing) -> dict[str, Any]:
    """Return a drawing as a GeoJSON document."""
    sheet = drawing.sheet.number
    features = [*(_line_feature(line, sheet) for line in drawing.lines)]
    features += [_label_feature(label, sheet) for label in drawing.labels]
    crs = {"type": "name", "properties": {"name": CRS}}
    return {"type": "FeatureCollection", "crs": crs, "features": features}


def _line_feature(line: Line, sheet: int) -> dict[str, Any]:
    geometry = {"type": "LineString", "coordinates": [_metres(p) for p in line.points]}
    properties = {"sheet": sheet, "level": line.level, "colour": line.colour}
    return {"type": "Feature", "id": line.id, "properties": properties, "geometry": geometry}


def _label_feature(label: Label, sheet: int) -> dict[str, Any]:
    properties = {
        "sheet": sheet,
        "number": label.number,
        "code": label.code,
        "area": label.area / 10,
        "struck": label.struck,
    }
    geometry = {"type": "Point", "coordinates": _metres(label.point)}
    return {"type": "Feature", "id": label.id, "properties": properties, "geometry": geometry}


def _metres(point: Point) -> list[float]:
    return [point[0] / 1000, point[1] / 1000]


class _Wrong(Exception):
    """A feature that cannot be read, with the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def _wrong(code: str, message: Text, remedy: Text) -> _Wrong:
    return _Wrong(Problem(code=code, message=message, remedy=remedy))


@dataclass
class _Reading:
    sheet: Sheet
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def drawing_of(document: object, sheet: Sheet) -> Drawing | tuple[Problem, ...]:
    """Read the features of one sheet: a drawing, or everything that is wrong with the document."""
    try:
        features = _features(document)
    except _Wrong as wrong:
        return (wrong.problem,)
    reading = _Reading(sheet=sheet)
    for number, feature in enumerate(features, 1):
        _read(reading, number, feature)
    reading.problems += _repeated_ids(reading)
    if reading.problems:
        return tuple(reading.problems)
    return Drawing(sheet=sheet, lines=tuple(reading.lines), labels=tuple(reading.labels))


def _features(document: object) -> list[object]:
    if not isinstance(document, Mapping) or document.get("type") != "FeatureCollection":
        raise _wrong(
            "not-geojson",
            Text(vi="Tệp không phải là GeoJSON FeatureCollection.", en="Not a FeatureCollection."),
            Text(
                vi="Hãy xuất lại lớp bản đồ ở định dạng GeoJSON.",
                en="Export the map layer as GeoJSON again.",
            ),
        )
    _check_projection(document.get("crs"))
    features = document.get("features")
    return features if isinstance(features, list) else []


def _check_projection(crs: object) -> None:
    """Refuse a named projection that is not ours; a file that names none is judged by its points."""
    name = crs.get("properties", {}).get("name", "") if isinstance(crs, Mapping) else ""
    if crs is not None and not str(name).endswith(f":{EPSG}"):
        raise _wrong(
            "other-projection",
            Text(
                vi=f"Tệp dùng hệ tọa độ khác ({name or 'không rõ'}), không phải EPSG:{EPSG}.",
                en=f"The file is in another projection ({name or 'unknown'}), not EPSG:{EPSG}.",
            ),
            Text(
                vi="Hãy xuất lại theo VN-2000, kinh tuyến trục 103°00', múi chiếu 3° (EPSG:9205).",
                en="Export it in VN-2000, meridian 103°00', zone of 3° (EPSG:9205).",
            ),
        )


def _read(reading: _Reading, number: int, feature: object) -> None:
    try:
        if not isinstance(feature, Mapping):
            raise _unreadable()
        properties = feature.get("properties") or {}
        if properties.get("sheet", reading.sheet.number) == reading.sheet.number:
            _take(reading, str(feature.get("id", number)), feature.get("geometry"), properties)
    except _Wrong as wrong:
        reading.problems.append(_named(wrong.problem, number, feature))


def _unreadable() -> _Wrong:
    return _wrong(
        "unreadable-feature",
        Text(vi="Không đọc được hình học của đối tượng.", en="The feature's shape cannot be read."),
        Text(
            vi="Chỉ dùng Point, LineString và Polygon một vòng, tọa độ là số.",
            en="Use Point, LineString and Polygon of one ring only, with numbers as coordinates.",
        ),
    )


def _named(problem: Problem, number: int, feature: object) -> Problem:
    name = feature.get("id", number) if isinstance(feature, Mapping) else number
    message = Text(
        vi=f"Đối tượng {name}: {problem.message.vi}", en=f"Feature {name}: {problem.message.en}"
    )
    return Problem(code=problem.code, message=message, remedy=problem.remedy, feature=str(name))


def _take(reading: _Reading, name: str, geometry: object, properties: Feature) -> None:
    if not isinstance(geometry, Mapping) or geometry.get("type") not in _SHAPES:
        raise _unreadable()
    if not isinstance(properties, Mapping):
        raise _unreadable()
    _SHAPES[geometry["type"]](reading, name, geometry.get("coordinates"), properties)


def _take_point(reading: _Reading, name: str, coordinates: object, properties: Feature) -> None:
    point = _point(coordinates)
    _admit((point, (point[0] + 1000, point[1])), reading.sheet)
    reading.labels.append(_label(name, point, properties, None))


def _take_line(reading: _Reading, name: str, coordinates: object, properties: Feature) -> None:
    points = _points(coordinates)
    _admit(points, reading.sheet)
    reading.lines.append(_line(name, points, properties))


def _take_polygon(reading: _Reading, name: str, coordinates: object, properties: Feature) -> None:
    if not isinstance(coordinates, list) or len(coordinates) != 1:
        raise _unreadable()
    points = _points(coordinates[0])
    _admit(points, reading.sheet, simple=True)
    reading.lines.append(_line(name, points, properties))
    if "number" in properties:
        label = _label(f"{name}-label", _inside(points), properties, area_of(points))
        reading.labels.append(label)


_SHAPES: Mapping[str, Callable[[_Reading, str, object, Feature], None]] = {
    "Point": _take_point,
    "LineString": _take_line,
    "Polygon": _take_polygon,
}


def _admit(points: Points, sheet: Sheet, *, simple: bool = False) -> None:
    problem = problem_with_points(points, sheet, simple=simple)
    if problem:
        raise _Wrong(problem)


def _points(coordinates: object) -> Points:
    if not isinstance(coordinates, list):
        raise _unreadable()
    return tuple(_point(one) for one in coordinates)


def _point(coordinates: object) -> Point:
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        raise _unreadable()
    east, north = (_millimetres(number) for number in coordinates[:2])
    return east, north


def _millimetres(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number):
        raise _wrong(
            "not-a-number",
            Text(vi="Tọa độ không phải là số.", en="A coordinate is not a number."),
            Text(
                vi="Hãy sửa tọa độ thành số, đơn vị mét.",
                en="Write the coordinate as a number of metres.",
            ),
        )
    return round(number * 1000)


def _line(name: str, points: Points, properties: Feature) -> Line:
    level = _whole(properties, "level", BOUNDARY)
    usual = CONVENTIONS.levels[level].colours[0] if level in CONVENTIONS.levels else "black"
    colour = str(properties.get("colour", usual))
    return Line(id=name, level=level, colour=colour, points=points)


def _label(name: str, point: Point, properties: Feature, area: int | None) -> Label:
    written = properties.get("area")
    if written is not None:
        area = _millimetres(written) // 100
    if area is None:
        raise _missing("area")
    return Label(
        id=name,
        point=point,
        number=_whole(properties, "number", None),
        code=str(properties.get("code", "")),
        area=area,
        struck=properties.get("struck") is True,
    )


def _whole(properties: Feature, name: str, otherwise: int | None) -> int:
    given = properties.get(name, otherwise)
    if isinstance(given, bool) or not isinstance(given, int):
        raise _missing(name)
    return given


def _missing(name: str) -> _Wrong:
    return _wrong(
        "missing-property",
        Text(
            vi=f"Thiếu thuộc tính “{name}”, hoặc giá trị không phải là số.",
            en=f"The property “{name}” is missing or not a number.",
        ),
        Text(vi=f"Hãy bổ sung “{name}”.", en=f"Add “{name}”."),
    )


def _inside(ring: Points) -> Point:
    east, north = ring[0]
    point = shapely.Polygon([(x - east, y - north) for x, y in ring]).point_on_surface()
    return round(point.x) + east, round(point.y) + north


def _repeated_ids(reading: _Reading) -> Iterator[Problem]:
    names = chain((x.id for x in reading.lines), (x.id for x in reading.labels))
    for name, count in Counter(names).items():
        if count > 1:
            yield Problem(
                code="repeated-id",
                message=Text(
                    vi=f"Mã đối tượng “{name}” dùng {count} lần.",
                    en=f"The feature id “{name}” is used {count} times.",
                ),
                remedy=Text(vi="Mỗi đối tượng một mã riêng.", en="Give each feature its own id."),
                feature=name,
            )
