"""How far a person is in a course: waiting, learning, behind, finished."""

from datetime import date
from typing import Literal

from trainer.domain.values import value

Progress = Literal["waiting", "learning", "behind", "finished"]


@value
class Taken:
    """One person's course: since when, until when if ever, and how many modules are done."""

    enrolled_on: date
    due_on: date | None
    modules: int
    done: int
    started: bool
    finished: bool


def progress(taken: Taken, today: date) -> Progress:
    """Return where the person stands today.

    Behind is who is past the due day, or more than one module short of an even pace towards it.
    """
    if taken.finished:
        return "finished"
    if taken.due_on and _late(taken, taken.due_on, today):
        return "behind"
    return "learning" if taken.started else "waiting"


def _late(taken: Taken, due_on: date, today: date) -> bool:
    whole = max(1, (due_on - taken.enrolled_on).days)
    even_pace = taken.modules * max(0, (today - taken.enrolled_on).days) // whole
    return today > due_on or taken.done + 1 < even_pace
