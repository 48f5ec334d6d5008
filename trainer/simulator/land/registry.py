"""The land information system as it stands now: records with what was saved in them, lists, rows."""

from trainer.simulator.land.fields import contents
from trainer.simulator.land.shapes import (
    Application,
    HandedIn,
    LandCase,
    ListRow,
    Record,
    Warn,
)
from trainer.simulator.land.state import EMPTY, LandRecords, RowNow
from trainer.simulator.setting import Setting
from trainer.simulator.world import World

_NO_CASE = LandCase()


def case(setting: Setting) -> LandCase:
    """Return the land part of the scenario; an empty one where it has none."""
    return setting.scenario.land or _NO_CASE


def registry(world: World) -> LandRecords:
    """Return the land information system of the world."""
    return (world.land or EMPTY).records


def records(setting: Setting) -> tuple[Record, ...]:
    """Return the records there are."""
    return case(setting).records


def record(setting: Setting, wanted: str) -> Record:
    """Return a record. Raises StopIteration for one that is not of this run."""
    return next(each for each in records(setting) if each.id == wanted)


def content_now(setting: Setting, world: World, wanted: str) -> dict[str, str]:
    """Return what a record says now: as saved last, else as at the start."""
    for saved in reversed(registry(world).saved):
        if saved.record == wanted:
            return dict(saved.fields)
    return contents(record(setting, wanted).fields)


def application(setting: Setting, wanted: str) -> Application | None:
    """Return a line of the dossier list."""
    return next((a for a in case(setting).applications if a.id == wanted), None)


def repeated(setting: Setting, world: World, wanted: str) -> bool:
    """Say whether the list holds another dossier about the same record that was not dropped."""
    own = application(setting, wanted)
    gone = registry(world).dropped
    return own is not None and any(
        other.id != own.id and other.record == own.record and other.id not in gone
        for other in case(setting).applications
        if other.repeats == own.id or own.repeats == other.id
    )


def saved_under(world: World, wanted: str) -> bool:
    """Say whether anything was saved while that dossier was being processed."""
    return any(saved.application == wanted for saved in registry(world).saved)


def warnings_of(setting: Setting, wanted: str) -> tuple[Warn, ...]:
    """Return the warnings that can come up when a record is saved."""
    return tuple(w for w in case(setting).warnings if w.record == wanted)


def expired(setting: Setting, world: World) -> bool:
    """Say whether the open form has been open for too long."""
    form, limit = registry(world).form, case(setting).form_minutes
    return form is not None and 0 < limit < world.minute - form.opened


def handed_in(setting: Setting, wanted: str) -> HandedIn | None:
    """Return a list that was handed in."""
    return next((each for each in case(setting).lists if each.id == wanted), None)


def row(setting: Setting, wanted: str) -> ListRow | None:
    """Return a row of any list."""
    return next((r for each in case(setting).lists for r in each.rows if r.id == wanted), None)


def row_now(world: World, given: ListRow) -> RowNow:
    """Return a row as it is now: touched last, else as it was handed in."""
    for touched in registry(world).rows:
        if touched.row == given.id:
            return touched
    cells = tuple(sorted(contents(given.cells).items()))
    return RowNow(row=given.id, fields=cells, fate="keep")
