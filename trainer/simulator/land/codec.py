"""What lies on the map as an event carries it: one text a line, a label, a change, a finding."""

import json

from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.drawing import Change, Label, Line, Point, Points
from trainer.domain.values import Text
from trainer.simulator.land.state import Seen


def point_text(point: Point) -> str:
    """Write a point: "east north" in whole millimetres."""
    return f"{point[0]} {point[1]}"


def read_point(text: str) -> Point:
    """Read what `point_text` wrote."""
    east, north = text.split(" ")
    return int(east), int(north)


def points_text(points: Points) -> str:
    """Write points one after the other."""
    return ",".join(map(point_text, points))


def read_points(text: str) -> Points:
    """Read what `points_text` wrote."""
    return tuple(map(read_point, text.split(",")))


def line_text(line: Line) -> str:
    """Write a line."""
    return f"{line.id}|{line.level}|{line.colour}|{points_text(line.points)}"


def read_line(text: str) -> Line:
    """Read what `line_text` wrote."""
    name, level, colour, points = text.split("|")
    return Line(id=name, level=int(level), colour=colour, points=read_points(points))


def label_text(label: Label) -> str:
    """Write a label."""
    where = point_text(label.point)
    return f"{label.id}|{where}|{label.number}|{label.code}|{label.area}|{int(label.struck)}"


def read_label(text: str) -> Label:
    """Read what `label_text` wrote."""
    name, where, number, code, area, struck = text.split("|")
    return Label(
        id=name,
        point=read_point(where),
        number=int(number),
        code=code,
        area=int(area),
        struck=struck == "1",
    )


def change_text(change: Change) -> str:
    """Write a row of the table of changed parcels."""
    return f"{' '.join(map(str, change.old))}>{' '.join(map(str, change.new))}"


def read_change(text: str) -> Change:
    """Read what `change_text` wrote."""
    old, new = text.split(">")
    return Change(old=tuple(map(int, old.split())), new=tuple(map(int, new.split())))


def finding_text(finding: Finding) -> str:
    """Write a finding of the checker."""
    place, detail = list(finding.place), [finding.detail.vi, finding.detail.en]
    said = [finding.rule, finding.severity, place, list(finding.features), detail]
    return json.dumps(said, ensure_ascii=False)


def read_finding(text: str) -> Seen:
    """Read what `finding_text` wrote."""
    rule, severity, place, features, detail = json.loads(text)
    return Seen(
        rule=rule,
        severity=severity,
        place=(place[0], place[1]),
        features=tuple(features),
        detail=Text(vi=detail[0], en=detail[1]),
    )
