"""The order in which a sheet's parcels are numbered, and how numbers go on after a change.

From the northernmost parcel, left to right and top to bottom in a zigzag; unique in a sheet. A
split or a merge cancels the old numbers, and new ones go on from the sheet's largest
(fact `cadastre/numbering`).
"""

from collections.abc import Sequence
from itertools import chain

from trainer.domain.cadastre.drawing import Drawing, Point


def zigzag(points: Sequence[Point], depth: int) -> list[int]:
    """Return the positions of `points` in the order of numbering, in rows of `depth` mm."""
    waiting = sorted(range(len(points)), key=lambda i: (-points[i][1], points[i][0]))
    order: list[int] = []
    westward = False
    while waiting:
        floor = points[waiting[0]][1] - depth
        count = sum(1 for i in waiting if points[i][1] >= floor)
        row, waiting = waiting[:count], waiting[count:]
        order += sorted(row, key=lambda i: points[i][0], reverse=westward)
        westward = not westward
    return order


def used_numbers(drawing: Drawing) -> frozenset[int]:
    """Return every number ever used on the sheet: standing, struck, or in the table of changes."""
    changed = chain.from_iterable((*change.old, *change.new) for change in drawing.changes)
    return frozenset(chain((label.number for label in drawing.labels), changed))


def next_number(drawing: Drawing) -> int:
    """Return the number that the next new parcel of the sheet takes."""
    return max(used_numbers(drawing), default=0) + 1


def numbers_continued(before: Drawing, after: Drawing) -> bool:
    """Say whether the numbers that are new in `after` go on from the largest of `before`."""
    fresh = sorted(used_numbers(after) - used_numbers(before))
    first = next_number(before)
    return fresh == list(range(first, first + len(fresh)))
