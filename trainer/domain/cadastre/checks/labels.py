"""Rules about labels: each parcel has one, inside, with the area that its outline has."""

from collections.abc import Iterator
from itertools import chain

import numpy as np

from trainer.domain.cadastre.areas import TENTH, shown_area, tenths
from trainer.domain.cadastre.checks.attributes import replaced_numbers
from trainer.domain.cadastre.checks.case import Case, found
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.drawing import Label
from trainer.domain.cadastre.topology.grounds import Ground
from trainer.domain.values import Text

TOLERANCE = 1
"""Rounded parts may add up to 0.1 m² more than the whole: so much is tolerated (0.1 m²)."""


def one_for_each(case: Case, ignored: frozenset[int]) -> Iterator[Finding]:
    """Find parcels with no label, or with several; `ignored` rings are no parcels."""
    replaced, own = replaced_numbers(case.drawing), case.drawing.ids()
    grounds = case.grounds
    odd = grounds.rings[grounds.labels[grounds.rings] != 1]
    for ground in grounds.parcels(odd):
        if len(ground.labels) != 1 and not ignored.issuperset(ground.lines or (-1,)):
            yield from _labels_of(case, ground, replaced, own)


def _labels_of(
    case: Case, ground: Ground, replaced: frozenset[int], own: frozenset[str]
) -> Iterator[Finding]:
    names = case.names(ground.lines)
    if not ground.labels:
        if not names or not own.isdisjoint(names):
            yield found("no-label", case.inside(ground.shape), names, _area(ground))
        return
    labels = [case.standing[i] for i in ground.labels]
    if len([label for label in labels if label.number not in replaced]) > 1 and _alone(
        case, ground
    ):
        numbers = ", ".join(str(label.number) for label in labels)
        detail = Text(vi=f"Các số thửa {numbers}.", en=f"Numbers {numbers}.")
        yield found("two-labels", labels[1].point, [label.id for label in labels], detail)


def _area(ground: Ground) -> Text:
    area = shown_area(ground.area)
    return Text(vi=f"Thửa {area.replace('.', ',')} m².", en=f"A parcel of {area} m².")


def _alone(case: Case, ground: Ground) -> bool:
    """Say whether nobody else claims the ground: an overlap brings the neighbour's label in."""
    claimed = (face.lines for face in case.fabric.faces if face.kind == "overlap")
    return not any(set(ground.lines) & set(lines) for lines in claimed)


def outside(case: Case, explained: frozenset[int]) -> Iterator[Finding]:
    """Find labels on no parcel; `explained` ones belong to an outline that was reported."""
    for position in sorted(case.lone_labels() - explained):
        label = case.standing[position]
        detail = Text(
            vi=f"Nhãn thửa số {label.number} không nằm trong thửa nào.",
            en=f"The label of parcel {label.number} lies in no parcel.",
        )
        yield found("label-outside", label.point, [label.id], detail)


def areas(case: Case, displaced: frozenset[str]) -> Iterator[Finding]:
    """Find labels whose area is not the area of their parcel's outline.

    Outlines that were `displaced` are known to the millimetre only, and left out.
    """
    for label, area, lines in chain(_doubtful_rings(case), _cut_parcels(case)):
        if abs(label.area - area) > TOLERANCE and displaced.isdisjoint(case.names(lines)):
            yield found("area-mismatch", label.point, [label.id], _difference(label.area, area))


Measured = tuple[Label, int, tuple[int, ...]]
"""A parcel's one label, its area, and the positions of its lines."""


def _doubtful_rings(case: Case) -> Iterator[Measured]:
    """Yield rings with one label whose area is another's: asked of all rings at once."""
    ring, label = case.grounds.alone()
    written = np.array([standing.area for standing in case.standing], dtype=np.int64)[label]
    twice = np.abs(case.fabric.areas[ring])
    off = np.abs(written * (2.0 * TENTH) - twice) > TENTH
    for i in np.flatnonzero(off).tolist():
        yield case.standing[label[i]], tenths(int(twice[i])), (int(ring[i]),)


def _cut_parcels(case: Case) -> Iterator[Measured]:
    for ground in case.grounds.cut:
        if len(ground.labels) == 1:
            yield case.standing[ground.labels[0]], ground.area, ground.lines


def _difference(written: int, area: int) -> Text:
    ours, theirs = shown_area(area), shown_area(written)
    return Text(
        vi=f"Nhãn ghi {theirs.replace('.', ',')} m², hình thể thửa là {ours.replace('.', ',')} m².",
        en=f"The label says {theirs} m², the outline has {ours} m².",
    )
