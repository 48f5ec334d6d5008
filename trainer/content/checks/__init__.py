"""What is wrong between files: every check reads the library and yields problems."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from trainer.content.checks import (
    assessments,
    checklists,
    courses,
    cuts,
    facts,
    framework,
    land,
    measuring,
    placements,
    prose,
    questions,
    scenarios,
)
from trainer.content.pieces import Library
from trainer.content.problems import Problem

Check = Callable[[Library, date], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    framework.check,
    checklists.check,
    cuts.check,
    facts.check,
    courses.check,
    questions.check,
    assessments.check,
    placements.check,
    measuring.check,
    prose.check,
    scenarios.check,
    land.check,
)


def problems_of(library: Library, today: date) -> list[Problem]:
    """Return everything that is wrong, in the order of files and lines, each thing once."""
    found: Iterable[Problem] = (p for check in CHECKS for p in check(library, today))
    return sorted({*library.problems, *found}, key=lambda p: p.order)
