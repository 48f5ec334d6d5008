"""Making the next value of a frozen one, fast: the engine folds tens of thousands of events."""

from typing import Any, TypeVar

T = TypeVar("T")


def changed(old: T, /, **changes: Any) -> T:
    """Return a copy of a frozen dataclass with some fields changed.

    What `dataclasses.replace` does, without going through `__init__` (a third of its time). Only
    for classes without `__post_init__`.
    """
    new = object.__new__(type(old))
    new.__dict__.update(old.__dict__)
    new.__dict__.update(changes)
    return new
