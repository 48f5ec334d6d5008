"""Reads a sheet of a map from GeoJSON, and writes it: one feature a line, so that changes show."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from trainer.content.files import problem, read_text
from trainer.content.problems import Problem
from trainer.domain.cadastre.checks.displaced import MARGIN
from trainer.domain.cadastre.drawing import Drawing, Sheet
from trainer.domain.cadastre.geojson import drawing_of, geojson_of
from trainer.domain.cadastre.problems import Problem as MapProblem
from trainer.domain.values import Text


def read_sheet(
    path: Path, name: str, root: Path, sheet: Sheet
) -> tuple[Drawing | None, list[Problem]]:
    """Return what is drawn on a sheet, or None and everything that is wrong with its file."""
    read = read_text(path, name, root)
    if read.text is None or read.problems:
        return None, list(read.problems)
    try:
        document = json.loads(read.text)
    except json.JSONDecodeError as error:
        return None, [problem(name, error.lineno, "bad-json", *_BAD_JSON)]
    except RecursionError:
        return None, [problem(name, 1, "bad-json", *_BAD_JSON)]
    drawing = drawing_of(document, sheet)
    wrong = list(_off_sheet(drawing)) if isinstance(drawing, Drawing) else drawing
    if isinstance(drawing, Drawing) and not wrong:
        return drawing, []
    return None, [_told(name, read.text, each) for each in wrong]


def _off_sheet(drawing: Drawing) -> Iterator[MapProblem]:
    """Yield lines and labels that reach far beyond the frame: on a map they are no task, but wrong."""
    features = [(x.id, x.points) for x in drawing.lines]
    features += [(x.id, (x.point,)) for x in drawing.labels]
    for feature, points in features:
        if not all(drawing.sheet.frame.holds(point, MARGIN) for point in points):
            message = Text(
                vi=f"Đối tượng {feature}: nằm ngoài khung tờ {drawing.sheet.number}",
                en=f"Feature {feature}: lies off sheet {drawing.sheet.number}",
            )
            yield MapProblem(code="off-sheet", message=message, remedy=_OFF_SHEET, feature=feature)


def _told(name: str, text: str, wrong: MapProblem) -> Problem:
    return problem(name, _line(text, wrong.feature), wrong.code, wrong.message, wrong.remedy)


def _line(text: str, feature: str) -> int:
    """Return the line (from 1) of the feature with that id, or of the one at that place."""
    named = re.search(rf'"id"\s*:\s*"?{re.escape(feature)}["\s,}}]', text) if feature else None
    if named:
        return text.count("\n", 0, named.start()) + 1
    features = list(re.finditer(r'"type"\s*:\s*"Feature"', text))
    place = int(feature) - 1 if feature.isdigit() else len(features)
    return text.count("\n", 0, features[place].start()) + 1 if place < len(features) else 1


def sheet_text(drawing: Drawing) -> str:
    """Return the file of a sheet."""
    document = geojson_of(drawing)
    head = {key: part for key, part in document.items() if key != "features"}
    lines = ",\n".join(_features(document))
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{opening}, "features": [\n{lines}\n]}}\n'


def _features(document: Mapping[str, Any]) -> Iterator[str]:
    for feature in document["features"]:
        yield json.dumps(feature, ensure_ascii=False)


_OFF_SHEET = Text(
    vi="hãy kiểm tra thứ tự X và Y, kinh tuyến trục 103°00' và khung tờ trong map.yaml",
    en="look at the order of X and Y, the meridian 103°00', and the frame in map.yaml",
)
_BAD_JSON = (
    Text(vi="tệp không phải JSON hợp lệ", en="the file is not valid JSON"),
    Text(
        vi="hãy xuất lại tờ bản đồ ở định dạng GeoJSON",
        en="export the sheet as GeoJSON again",
    ),
)
