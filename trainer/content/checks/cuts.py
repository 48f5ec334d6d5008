"""Cuts of the framework: each set rises from level to level and has a day of its own."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from trainer.content.checks.known import repeated
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong in `courses/framework/cuts.yaml`."""
    rows = list(library.framework.cuts.each())
    yield from repeated(rows, "set_on", Text(vi="ngày đặt ngưỡng", en="day of a set of cuts"))
    for row in rows:
        levels = row.get("levels")
        if levels is not None and not _rises(levels):
            yield levels.problem("cuts-do-not-rise", *_FALLING)


def _rises(levels: Node) -> bool:
    numbers = [node.data for node in levels.each() if isinstance(node.data, int | float)]
    return all(a < b for a, b in pairwise(numbers))


_FALLING = (
    Text(vi="ngưỡng mức sau không cao hơn mức trước", en="a cut is not above the one before it"),
    Text(
        vi="hãy ghi bốn số tăng dần, từ mức 1 đến mức 4",
        en="write four rising numbers, from level 1 to level 4",
    ),
)
