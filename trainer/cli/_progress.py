"""How a long command says how far it is: on standard error, every two seconds."""

from collections.abc import Callable
from time import monotonic

import click

PAUSE = 2.0


def every_two_seconds(what: str) -> Callable[[int, int], None]:
    """Return a callback that prints "what: 50 of 900" when two seconds have passed again."""
    last = monotonic()

    def show(done: int, of: int) -> None:
        nonlocal last
        if monotonic() - last >= PAUSE:
            last = monotonic()
            click.echo(f"{what}: {done} of {of}", err=True)

    return show
