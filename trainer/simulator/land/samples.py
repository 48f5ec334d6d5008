"""Actions worth trying in the land system: for the lazy policies and the proof alone.

What is drawn, labelled or typed is tried wrongly here: the reference run has it right, and whoever
clicks blindly has not.
"""

from collections.abc import Iterator
from itertools import islice

from trainer.domain.cadastre.areas import shown_area
from trainer.domain.cadastre.checks import RULES
from trainer.domain.cadastre.drawing import Points
from trainer.simulator.acts import Action
from trainer.simulator.land.codec import point_text
from trainer.simulator.land.judging.rings import inner_point
from trainer.simulator.land.parcels import standing
from trainer.simulator.land.plots import TrueParcel
from trainer.simulator.land.predicates import PREDICATES
from trainer.simulator.land.registry import case, record, registry
from trainer.simulator.land.table import drawing_now, map_table
from trainer.simulator.land.truths import next_parcel, next_unlabelled
from trainer.simulator.marking_shapes import Check
from trainer.simulator.setting import Setting
from trainer.simulator.world import World

Actions = tuple[Action, ...]
STEP = 2000
"""How far (mm) a corner is moved to be wrong."""


def matters(setting: Setting) -> bool:
    """Say whether a defect or a fault of the scenario is about the land system.

    Elsewhere nothing done in it opens or closes a way, and the proof need not try it.
    """
    faults = any(fault.program == "land-records" for fault in setting.faults.values())
    return faults or any(about_land(defect.put_right) for defect in setting.scenario.defects)


def about_land(check: Check) -> bool:
    """Say whether a check asks anything about the land system."""
    parts = (*check.all, *check.any, *check.none, *check.parts)
    return check.holds in PREDICATES or any(map(about_land, parts))


def draw_samples(setting: Setting, world: World) -> Actions:
    """Draw the next parcel with a corner in the wrong place, and left open."""
    parcel = next_parcel(setting, world)
    ring = parcel.ring if parcel else _somewhere(setting)
    return (_draw(_moved(ring)), _draw(ring[:-1]))


def _somewhere(setting: Setting) -> Points:
    frame = map_table(setting).start.sheet.frame
    east, north = (frame.west + frame.east) // 2, (frame.south + frame.north) // 2
    return ((east, north), (east + STEP, north), (east, north + STEP), (east, north))


def _moved(ring: Points) -> Points:
    """Return the ring with its first corner, which is also its last, pulled inwards."""
    inside = inner_point(ring)
    first = ((ring[0][0] + inside[0]) // 2, (ring[0][1] + inside[1]) // 2)
    return (first, *ring[1:-1], first)


def _draw(points: Points) -> Action:
    return Action(verb="draw", args={"level": "10", "points": tuple(map(point_text, points))})


def label_samples(setting: Setting, world: World) -> Actions:
    """Label the next parcel with a wrong number, and with a wrong area."""
    parcel = next_unlabelled(setting, world)
    if parcel is None:
        return ()
    return (_label(parcel, 1, 0), _label(parcel, 0, 25))


def _label(parcel: TrueParcel, number: int, area: int) -> Action:
    return Action(
        verb="label",
        args={
            "at": point_text(inner_point(parcel.ring)),
            "number": parcel.number + number,
            "code": parcel.code,
            "area": shown_area(parcel.area + area),
        },
    )


def _lines(setting: Setting, world: World) -> Iterator[str]:
    return (line.id for line in islice(drawing_now(setting, world).lines, 2))


def redraw_samples(setting: Setting, world: World) -> Actions:
    """Pull a corner of the first closed line inwards."""
    closed = (line for line in drawing_now(setting, world).lines if line.closed)
    return tuple(
        Action(
            verb="redraw",
            args={"feature": x.id, "points": tuple(map(point_text, _moved(x.points)))},
        )
        for x in islice(closed, 1)
    )


def relevel_samples(setting: Setting, world: World) -> Actions:
    """Move a line to the level of roads."""
    return tuple(
        Action(verb="relevel", args={"feature": line, "level": "23"})
        for line in _lines(setting, world)
    )


def erase_samples(setting: Setting, world: World) -> Actions:
    """Rub out a line."""
    return tuple(Action(verb="erase", args={"feature": line}) for line in _lines(setting, world))


def strike_samples(setting: Setting, world: World) -> Actions:
    """Cancel some number."""
    labels = islice(standing(drawing_now(setting, world)), 2)
    return tuple(Action(verb="strike", args={"label": label.id}) for label in labels)


def change_samples(setting: Setting, world: World) -> Actions:
    """Note that one number became another that it did not."""
    return (Action(verb="note-change", args={"old": ("1",), "new": ("2",)}),)


def fault_samples(setting: Setting, world: World) -> Actions:
    """Note every rule as broken by one line or the other."""
    lines = tuple(_lines(setting, world))
    return tuple(
        Action(verb="note-fault", args={"features": (line,), "rule": rule})
        for line in lines
        for rule in islice(RULES, 3)
    )


def parcel_samples(verb: str, setting: Setting, world: World) -> Actions:
    """Name the first parcels of the sheet."""
    drawing = drawing_now(setting, world)
    numbers = (label.number for label in islice(standing(drawing), 2))
    return tuple(
        Action(verb=verb, args={"parcel": f"{drawing.sheet.number}/{number}"}) for number in numbers
    )


def choose_samples(setting: Setting, world: World) -> Actions:
    """Choose the first parcels of the sheet."""
    return parcel_samples("choose-parcel", setting, world)


def extract_samples(setting: Setting, world: World) -> Actions:
    """Make an extract of the first parcels of the sheet."""
    return parcel_samples("extract", setting, world)


def answer_samples(setting: Setting, world: World) -> Actions:
    """Fill in each sheet with noughts."""
    return tuple(
        Action(verb="fill-sheet", args={"sheet": s.id, **{q.id: "0" for q in s.questions}})
        for s in case(setting).questions
    )


def search_samples(setting: Setting, world: World) -> Actions:
    """Search as the reference run does, and for what is not there."""
    steps = (step.do["search-records"] for step in setting.scenario.reference if _searches(step.do))
    wrong = Action(verb="search-records", args={"by": "issue", "value": "0"})
    return (*(Action(verb="search-records", args=dict(args)) for args in steps), wrong)


def _searches(do: object) -> bool:
    return isinstance(do, dict) and "search-records" in do


def fill_samples(setting: Setting, world: World) -> Actions:
    """Type something wrong into the first fields that are to change."""
    form = registry(world).form
    wanted = record(setting, form.record).becomes if form else None
    return tuple(
        Action(verb="fill-in", args={"field": name, "value": _wrong(name)})
        for name in islice(wanted or {}, 3)
    )


def _wrong(field: str) -> str:
    return {"origin": "leased", "purpose": "TSC"}.get(field, "0")


def cell_samples(setting: Setting, world: World) -> Actions:
    """Write a nought into the first cell of the first rows."""
    rows = (row for each in case(setting).lists for row in each.rows)
    return tuple(
        Action(
            verb="correct-cell", args={"row": row.id, "field": next(iter(row.cells)), "value": "0"}
        )
        for row in islice(rows, 3)
    )


def fate_samples(setting: Setting, world: World) -> Actions:
    """Drop the first rows, and send them back."""
    rows = (row for each in case(setting).lists for row in each.rows)
    return tuple(
        Action(verb="settle-row", args={"row": row.id, "fate": fate})
        for row in islice(rows, 3)
        for fate in ("drop", "ask")
    )
