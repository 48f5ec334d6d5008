"""Scenarios: names that exist, defects that can be found, rows that refer to something."""

from collections.abc import Iterator
from datetime import date

from trainer.content.checks import known
from trainer.content.pieces import Library
from trainer.content.problems import Problem


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong with every scenario."""
    for piece in library.scenarios.values():
        for code in piece.node.each("procedures"):
            yield from known.unknown(code, "unknown-procedure", known.PROCEDURE, library.procedures)
