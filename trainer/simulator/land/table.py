"""The drawing as it is now: the sheet at the start with the learner's deeds, and what stands on it."""

from dataclasses import replace
from functools import lru_cache

from trainer.domain.cadastre.checks import examined
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.drawing import Drawing, Label, Line
from trainer.simulator.land.map_table import MapTable
from trainer.simulator.land.parcels import label_numbered, ring_around
from trainer.simulator.land.state import EMPTY, Deed, LandRoom
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def room(world: World) -> LandRoom:
    """Return the land part of the world; the empty one before anything was done there."""
    return world.land or EMPTY


def map_table(setting: Setting) -> MapTable:
    """Return the map of the run. Raises LookupError where the scenario has none."""
    if setting.map_table is None:
        raise LookupError(f"{setting.key} has no map")
    return setting.map_table


def drawing_now(setting: Setting, world: World) -> Drawing:
    """Return the sheet on the table as it is now."""
    return _drawn(map_table(setting), room(world).deeds)


@lru_cache(maxsize=512)
def _drawn(base: MapTable, deeds: tuple[Deed, ...]) -> Drawing:
    if not deeds:
        return base.start
    return _after(_drawn(base, deeds[:-1]), deeds[-1])


def _after(drawing: Drawing, deed: Deed) -> Drawing:
    gone = set(deed.gone)
    return replace(
        drawing,
        lines=(*(x for x in drawing.lines if x.id not in gone), *deed.lines),
        labels=(*(x for x in drawing.labels if x.id not in gone), *deed.labels),
        changes=(*drawing.changes, *deed.changes),
    )


def findings_now(setting: Setting, world: World) -> tuple[Finding, ...]:
    """Return what the rules of the map find on the sheet as it is now."""
    return _examined(map_table(setting), room(world).deeds)


def findings_at_start(setting: Setting) -> tuple[Finding, ...]:
    """Return what the rules of the map find on the sheet as it lay there."""
    return _examined(map_table(setting), ())


@lru_cache(maxsize=512)
def _examined(base: MapTable, deeds: tuple[Deed, ...]) -> tuple[Finding, ...]:
    return examined(_drawn(base, deeds), base.neighbours)


def sheet_named(setting: Setting, world: World, number: str) -> Drawing | None:
    """Return a sheet that can be looked at: the one on the table, or one beside it."""
    return _sheet(map_table(setting), room(world).deeds, number)


def _sheet(base: MapTable, deeds: tuple[Deed, ...], number: str) -> Drawing | None:
    now = _drawn(base, deeds)
    return now if number == str(now.sheet.number) else base.beside.get(number)


def parcel_named(setting: Setting, world: World, parcel: str) -> tuple[Label, Line] | None:
    """Return label and boundary of the parcel "sheet/number", None where it is not drawn so."""
    return _parcel(map_table(setting), room(world).deeds, parcel)


@lru_cache(maxsize=512)
def _parcel(base: MapTable, deeds: tuple[Deed, ...], parcel: str) -> tuple[Label, Line] | None:
    sheet, _, number = parcel.partition("/")
    drawing = _sheet(base, deeds, sheet)
    if drawing is None or not number.isdigit():
        return None
    label = label_numbered(drawing, int(number))
    ring = ring_around(drawing, label.point) if label else None
    return (label, ring) if label and ring else None
