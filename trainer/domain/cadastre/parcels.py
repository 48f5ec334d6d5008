"""The parcels that a drawing's boundaries make, with their areas and labels."""

from collections.abc import Sequence

from trainer.domain.cadastre.checks.case import case_of
from trainer.domain.cadastre.drawing import Drawing, Line, Points
from trainer.domain.cadastre.levels import CONVENTIONS
from trainer.domain.values import value


@value
class Parcel:
    """A parcel as drawn: its closed outline, area (0.1 m²), and the ids of lines and labels.

    `lines` are the rings that claim it; a parcel made by open lines alone has none.
    """

    points: Points
    area: int
    lines: tuple[str, ...]
    labels: tuple[str, ...]


def parcels_of(drawing: Drawing, neighbours: Sequence[Line] = ()) -> tuple[Parcel, ...]:
    """Return the parcels of a drawing, whatever else is wrong with it."""
    case = case_of(drawing, neighbours, CONVENTIONS)
    return tuple(
        Parcel(
            points=ground.outline(case.fabric.work),
            area=ground.area,
            lines=case.names(ground.lines),
            labels=tuple(case.standing[i].id for i in ground.labels),
        )
        for ground in case.grounds.parcels()
    )


def parcel_numbered(drawing: Drawing, number: int) -> Parcel | None:
    """Return the parcel whose one standing label has `number`, if there is exactly one."""
    names = {label.id for label in drawing.labels if label.number == number and not label.struck}
    found = [p for p in parcels_of(drawing) if len(p.labels) == 1 and p.labels[0] in names]
    return found[0] if len(found) == 1 else None
