"""What is right at this moment on the map table: for the reference run and the proof alone."""

from collections.abc import Callable

from trainer.domain.cadastre.areas import shown_area
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.drawing import Change
from trainer.simulator.acts import Action, Value, text
from trainer.simulator.land.codec import point_text
from trainer.simulator.land.fields import contents
from trainer.simulator.land.judging.faults import answers_to, faults
from trainer.simulator.land.judging.rings import drawn_as, inner_point, labels_in
from trainer.simulator.land.parcels import standing
from trainer.simulator.land.plots import TrueParcel
from trainer.simulator.land.registry import case, record, registry
from trainer.simulator.land.shapes import Strip
from trainer.simulator.land.table import drawing_now, map_table, room
from trainer.simulator.land.written import whole_number
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def next_parcel(setting: Setting, world: World) -> TrueParcel | None:
    """Return the first parcel of the truth that is not drawn, else the last."""
    plots, drawing = map_table(setting).plots, drawing_now(setting, world)
    return next((p for p in plots if drawn_as(drawing, p) is None), plots[-1] if plots else None)


def next_unlabelled(setting: Setting, world: World) -> TrueParcel | None:
    """Return the first parcel of the truth without its label, else the last."""
    drawing = drawing_now(setting, world)
    plots = [plot for plot in map_table(setting).plots if plot.labelled]
    bare = (p for p in plots if all(x.number != p.number for x in labels_in(drawing, p)))
    return next(bare, plots[-1] if plots else None)


def points_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the ring of the next parcel to draw."""
    parcel = next_parcel(setting, world)
    return tuple(map(point_text, parcel.ring)) if parcel else ()


def _first(setting: Setting, wanted: Callable[[TrueParcel], object]) -> TrueParcel | None:
    return next((plot for plot in map_table(setting).plots if wanted(plot)), None)


def cut_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the line that splits a parcel of the truth."""
    found = _first(setting, lambda plot: plot.cut)
    return tuple(map(point_text, found.cut)) if found else ()


def sources_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the parcels that are to become one."""
    found = _first(setting, lambda plot: len(plot.sources) > 1)
    return tuple(sorted(found.sources)) if found else ()


def _strip(setting: Setting) -> Strip:
    found = _first(setting, lambda plot: plot.strip)
    return found.strip if found and found.strip else Strip(side="0", by="distance", size="")


def side_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the side along which a strip is to be split off."""
    return whole_number(_strip(setting).side)


def way_due(setting: Setting, world: World, action: Action) -> Value:
    """Return how the strip is measured."""
    return _strip(setting).by


def size_due(setting: Setting, world: World, action: Action) -> Value:
    """Return how deep or how large the strip is."""
    return _strip(setting).size


def place_due(setting: Setting, world: World, action: Action) -> Value:
    """Return where the next label goes."""
    parcel = next_unlabelled(setting, world)
    return point_text(inner_point(parcel.ring)) if parcel else "0 0"


def number_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the number of the next label."""
    parcel = next_unlabelled(setting, world)
    return parcel.number if parcel else 0


def code_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the land-type code of the next label."""
    parcel = next_unlabelled(setting, world)
    return parcel.code if parcel else ""


def area_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the area of the next label, in square metres."""
    parcel = next_unlabelled(setting, world)
    return shown_area(parcel.area) if parcel else "0"


def label_to_strike(setting: Setting, world: World, action: Action) -> Value:
    """Return the next standing label whose number is to be cancelled."""
    wanted = map_table(setting).struck
    found = (x for x in standing(drawing_now(setting, world)) if x.number in wanted)
    return next((label.id for label in found), "")


def _change_due(setting: Setting, world: World) -> Change:
    rows, done = map_table(setting).changes, drawing_now(setting, world).changes
    return next((row for row in rows if row not in done), Change(old=(), new=()))


def old_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the numbers cancelled in the next row of the table of changes."""
    return tuple(map(str, _change_due(setting, world).old))


def new_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the numbers given in the next row of the table of changes."""
    return tuple(map(str, _change_due(setting, world).new))


def _fault_due(setting: Setting, world: World) -> Finding | None:
    noted = room(world).noted
    left = (f for f in faults(setting) if not any(answers_to(note, f) for note in noted))
    return next(left, None)


def features_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the features of the next fault that is not noted."""
    fault = _fault_due(setting, world)
    return tuple(sorted(fault.features)) if fault else ()


def rule_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the rule that the next fault breaks."""
    fault = _fault_due(setting, world)
    return fault.rule if fault else ""


def parcel_due(setting: Setting, world: World, action: Action) -> Value:
    """Return the parcel that the case is about."""
    return case(setting).truth.parcel


def content_due(setting: Setting, world: World, action: Action) -> Value:
    """Return what the field named in the action ought to say in the open form."""
    form = registry(world).form
    found = contents(record(setting, form.record).becomes) if form else {}
    return found.get(text(action, "field"), "")
