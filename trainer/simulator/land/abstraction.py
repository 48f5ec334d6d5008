"""The land system as the proof compares it: what is drawn and saved, whatever it is called."""

from collections.abc import Iterable

from trainer.domain.cadastre.drawing import Label, Line
from trainer.simulator.land.state import Deed
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def abstract(setting: Setting, world: World) -> object:
    """Return what decides which actions are possible, and what a defect can ask for."""
    part = world.land
    if part is None:
        return None
    books = part.records
    return (
        _left(part.deeds),
        frozenset(part.noted),
        part.chosen,
        frozenset(extract.parcel for extract in part.extracts),
        frozenset(part.answers),
        (books.application, books.record, books.found, books.dialog),
        books.form and books.form.fields,
        frozenset((saved.record, saved.fields) for saved in books.saved),
        (frozenset(books.agreed), frozenset(books.declined)),
        (frozenset(books.tasks), frozenset(books.dropped)),
        (frozenset(books.rows), frozenset(books.imported)),
    )


def _left(deeds: Iterable[Deed]) -> object:
    """Return what the deeds have come to: things laid down and still there, things gone."""
    laid: dict[str, Line | Label] = {}
    gone: set[str] = set()
    changes: set[object] = set()
    for deed in deeds:
        gone |= {*deed.gone}
        for name in deed.gone:
            laid.pop(name, None)
        laid |= {thing.id: thing for thing in deed.laid}
        changes |= {*deed.changes}
    lasting = frozenset(gone - laid.keys() - {n for n in gone if n.startswith("d")})
    return frozenset(map(_bare, laid.values())), lasting, frozenset(changes)


def _bare(thing: Line | Label) -> object:
    if isinstance(thing, Line):
        return (thing.level, thing.colour, thing.points)
    return (thing.point, thing.number, thing.code, thing.area, thing.struck)
