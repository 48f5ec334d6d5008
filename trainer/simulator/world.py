"""The state of a run: one clock, one desk, and one part a system. A fold over events, hashable."""

import json
from dataclasses import asdict
from hashlib import sha256

from trainer.domain.values import value
from trainer.simulator.desk.state import Desk
from trainer.simulator.dossier.state import OneStop


@value
class World:
    """The world at one minute of the day (counted from midnight).

    `showing` are the faults that last and the minute they end, `over` those that have passed,
    `uses` counts the uses of each program; `ended` is "" while the run goes on.
    """

    minute: int
    desk: Desk
    dossier: OneStop
    showing: tuple[tuple[str, int], ...] = ()
    over: tuple[str, ...] = ()
    uses: tuple[tuple[str, int], ...] = ()
    ended: str = ""


def state_hash(world: World) -> str:
    """Return the SHA-256 of the world's canonical JSON: alike wherever the run is replayed."""
    canonical = json.dumps(asdict(world), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()
