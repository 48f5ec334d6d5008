"""What the verbs that change the map do, and when they are refused.

Whatever a geometry library worked out (the parts of a split) is written into the event: replaying a
run asks no library.
"""

from collections.abc import Iterable, Sequence

from trainer.domain.cadastre.admission import problem_with_points
from trainer.domain.cadastre.drawing import Change, Frame, Label, Line, Point, Points
from trainer.domain.cadastre.levels import BOUNDARY, OLD_BOUNDARY
from trainer.domain.cadastre.problems import Problem
from trainer.domain.cadastre.splitting import (
    REACH,
    Halves,
    merged,
    split_at_distance,
    split_by_line,
    split_to_area,
    with_corners,
)
from trainer.domain.values import Text
from trainer.simulator.acts import Action, Event, Value, happened, number, several, text
from trainer.simulator.land.codec import change_text, label_text, line_text, read_point
from trainer.simulator.land.fields import thousandths
from trainer.simulator.land.map_table import usual_colour
from trainer.simulator.land.table import drawing_now, parcel_named, room
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Refusal
from trainer.simulator.world import World

NEW_LINE = "red"
"""A boundary that a change makes is drawn in red; the old one goes to its own level."""


def _no_point(problem: Problem) -> Refusal:
    said = Text(
        vi=f"{problem.message.vi} {problem.remedy.vi}",
        en=f"{problem.message.en} {problem.remedy.en}",
    )
    return Refusal(code="not-on-map", said=said)


def _deed(
    kind: str,
    gone: Iterable[str] = (),
    lines: Iterable[Line] = (),
    labels: Iterable[Label] = (),
    changes: Iterable[Change] = (),
    **more: Value,
) -> tuple[Event]:
    given: dict[str, tuple[str, ...]] = {
        "gone": tuple(gone),
        "lines": tuple(map(line_text, lines)),
        "labels": tuple(map(label_text, labels)),
        "changes": tuple(map(change_text, changes)),
    }
    return (happened(kind, **{k: v for k, v in given.items() if v}, **more),)


def _fresh(world: World, ahead: int = 1) -> str:
    return f"d{room(world).drawn + ahead}"


def _points(action: Action) -> Points:
    return tuple(map(read_point, several(action, "points")))


def _line(setting: Setting, world: World, wanted: str) -> Line | None:
    return next((x for x in drawing_now(setting, world).lines if x.id == wanted), None)


def _label(setting: Setting, world: World, wanted: str) -> Label | None:
    return next((x for x in drawing_now(setting, world).labels if x.id == wanted), None)


def draw(setting: Setting, world: World, action: Action) -> Answer:
    """Draw a line on a level; one that ends where it began is closed."""
    points, level = _points(action), int(text(action, "level"))
    problem = problem_with_points(points, drawing_now(setting, world).sheet, simple=True)
    if problem:
        return _no_point(problem)
    colour = text(action, "colour") or usual_colour(level)
    line = Line(id=_fresh(world), level=level, colour=colour, points=points)
    return _deed("line-drawn", lines=[line])


def redraw(setting: Setting, world: World, action: Action) -> Answer:
    """Give a line other points."""
    line, points = _line(setting, world, text(action, "feature")), _points(action)
    if line is None:
        return Refusal(code="no-such-feature")
    problem = problem_with_points(points, drawing_now(setting, world).sheet, simple=True)
    if problem:
        return _no_point(problem)
    new = Line(id=line.id, level=line.level, colour=line.colour, points=points)
    return _deed("line-redrawn", gone=[line.id], lines=[new])


def relevel(setting: Setting, world: World, action: Action) -> Answer:
    """Move a line to a level, in the colour named or the usual one."""
    line, level = _line(setting, world, text(action, "feature")), int(text(action, "level"))
    if line is None:
        return Refusal(code="no-such-feature")
    colour = text(action, "colour") or usual_colour(level)
    new = Line(id=line.id, level=level, colour=colour, points=line.points)
    if new == line:
        return Refusal(code="nothing-to-change")
    return _deed("line-relevelled", gone=[line.id], lines=[new])


def erase(setting: Setting, world: World, action: Action) -> Answer:
    """Rub out a line or a label."""
    feature = text(action, "feature")
    if feature not in drawing_now(setting, world).ids():
        return Refusal(code="no-such-feature")
    return _deed("feature-erased", gone=[feature])


def label(setting: Setting, world: World, action: Action) -> Answer:
    """Label a parcel: a point inside it, its number, land-type code and area."""
    point, area = read_point(text(action, "at")), thousandths(text(action, "area"))
    if not drawing_now(setting, world).sheet.frame.holds(point):
        return Refusal(code="label-off-sheet")
    if area is None or area <= 0:
        return Refusal(code="no-area")
    if number(action, "number") < 1:
        return Refusal(code="no-number")
    new = Label(
        id=_fresh(world),
        point=point,
        number=number(action, "number"),
        code=text(action, "code"),
        area=area // 100,
    )
    return _deed("parcel-labelled", labels=[new])


def strike(setting: Setting, world: World, action: Action) -> Answer:
    """Cancel a number: the label stays on the map, struck out."""
    found = _label(setting, world, text(action, "label"))
    if found is None:
        return Refusal(code="no-such-feature")
    if found.struck:
        return Refusal(code="already-struck")
    struck = Label(
        id=found.id,
        point=found.point,
        number=found.number,
        code=found.code,
        area=found.area,
        struck=True,
    )
    return _deed("number-struck", gone=[found.id], labels=[struck])


def merge(setting: Setting, world: World, action: Action) -> Answer:
    """Make neighbouring parcels one; the old boundaries go to their own level."""
    old = [_ring(setting, world, parcel) for parcel in several(action, "parcels")]
    found = [line for line in old if line]
    if len(found) < len(old) or len({line.id for line in found}) < 2:
        return Refusal(code="no-such-parcel")
    ring = merged(tuple(line.points for line in found))
    if isinstance(ring, Problem):
        return _no_point(ring)
    return _deed(
        "parcels-merged",
        gone=[line.id for line in found],
        lines=[*map(_given_up, found), _new_boundary(world, 1, ring)],
    )


def split(setting: Setting, world: World, action: Action) -> Answer:
    """Split a parcel along a line."""
    old = _ring(setting, world, text(action, "parcel"))
    if old is None:
        return Refusal(code="no-such-parcel")
    return _parts(setting, world, old, split_by_line(old.points, _points(action)))


def split_off(setting: Setting, world: World, action: Action) -> Answer:
    """Split a strip off a parcel along one of its sides (from 1): by its depth or by its area."""
    old = _ring(setting, world, text(action, "parcel"))
    side, size = number(action, "side"), thousandths(text(action, "size"))
    if old is None:
        return Refusal(code="no-such-parcel")
    if size is None or size <= 0:
        return Refusal(code="no-size")
    if not 1 <= side < len(old.points):
        return Refusal(code="no-such-side")
    if text(action, "by") == "distance":
        return _parts(setting, world, old, split_at_distance(old.points, side - 1, size))
    return _parts(setting, world, old, split_to_area(old.points, side - 1, size // 100))


def _ring(setting: Setting, world: World, parcel: str) -> Line | None:
    """Return the boundary of a parcel of the sheet on the table."""
    sheet = str(drawing_now(setting, world).sheet.number)
    found = parcel_named(setting, world, parcel) if parcel.partition("/")[0] == sheet else None
    return found[1] if found else None


def _parts(setting: Setting, world: World, old: Line, parts: Halves | Problem) -> Answer:
    """Lay down the two parts; neighbours get the vertices at which the new boundary ends."""
    if isinstance(parts, Problem):
        return _no_point(parts)
    new = [_new_boundary(world, n, ring) for n, ring in enumerate(parts, 1)]
    corners = [point for point in parts[0] if point not in old.points]
    met = _neighbours(setting, world, old, corners)
    gone = [old.id, *(line.id for line in met)]
    return _deed("parcel-split", gone=gone, lines=[_given_up(old), *met, *new])


def _neighbours(setting: Setting, world: World, old: Line, corners: Sequence[Point]) -> list[Line]:
    """Return the lines that gain a vertex, as they are then."""
    found = []
    for line in drawing_now(setting, world).lines:
        points = with_corners(line.points, corners) if _near(line, corners) else line.points
        if line.id != old.id and points != line.points:
            found.append(Line(id=line.id, level=line.level, colour=line.colour, points=points))
    return found


def _near(line: Line, corners: Sequence[Point]) -> bool:
    """Say whether any corner lies within the line's extent."""
    east, north = [p[0] for p in line.points], [p[1] for p in line.points]
    box = Frame(west=min(east), south=min(north), east=max(east), north=max(north))
    return any(box.holds(corner, REACH) for corner in corners)


def _given_up(line: Line) -> Line:
    colour = usual_colour(OLD_BOUNDARY)
    return Line(id=line.id, level=OLD_BOUNDARY, colour=colour, points=line.points)


def _new_boundary(world: World, ahead: int, ring: Points) -> Line:
    return Line(id=_fresh(world, ahead), level=BOUNDARY, colour=NEW_LINE, points=ring)


def note_change(setting: Setting, world: World, action: Action) -> Answer:
    """Add a row to the table of changed parcels."""
    old, new = (_numbers(several(action, name)) for name in ("old", "new"))
    row = Change(old=old, new=new)
    if row in drawing_now(setting, world).changes:
        return Refusal(code="change-noted")
    return _deed("change-noted", changes=[row])


def _numbers(given: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(map(int, given)))


def take_back(setting: Setting, world: World, action: Action) -> Answer:
    """Undo the last of one's own changes on the map."""
    if not room(world).deeds:
        return Refusal(code="nothing-to-take-back")
    return (happened("deed-taken-back"),)
