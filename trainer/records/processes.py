"""Tasks done side by side, each in a transaction of its own."""

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import g

from trainer.extensions import connection, db

Each = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
"""From a function and what it is to be called with to what it returns, in no certain order."""


@contextmanager
def working_in(processes: int) -> Iterator[Each]:
    """Give a way to have tasks done; in several processes where that helps.

    That is where the system can fork and the database lets several write: SQLite lets one.
    """
    one_writes = connection().dialect.name == "sqlite"
    if processes < 2 or one_writes or "fork" not in multiprocessing.get_all_start_methods():
        yield map
        return
    db.session.remove()
    with multiprocessing.get_context("fork").Pool(processes, _begin) as pool:
        yield pool.imap_unordered


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage in here: for work that keeps nearly all it makes until it ends."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


_kept: list[Any] = []


def _begin() -> None:
    """Connections are not shared by processes: forget the parent's without closing it."""
    _kept.append(g.pop("connection", None))
    db.engine.dispose(close=False)
    gc.freeze()  # what came with the fork stays: it need not be looked through for garbage
