"""The state of a run: one clock, one desk, and one part a system. A fold over events, hashable."""

import json
from dataclasses import asdict
from hashlib import sha256

from trainer.domain.values import value
from trainer.simulator.desk.state import Desk
from trainer.simulator.dossier.state import OneStop
from trainer.simulator.land.state import LandRoom


@value
class World:
    """The world at one minute of the day (counted from midnight).

    `showing` are the faults that last and the minute they end, `over` those that have passed,
    `uses` counts the uses of each program; `ended` is "" while the run goes on. `land` is None until
    something is done on the map table or in the land records.
    """

    minute: int
    desk: Desk
    dossier: OneStop
    showing: tuple[tuple[str, int], ...] = ()
    over: tuple[str, ...] = ()
    uses: tuple[tuple[str, int], ...] = ()
    ended: str = ""
    land: LandRoom | None = None


def state_hash(world: World) -> str:
    """Return the SHA-256 of the world's canonical JSON: alike wherever the run is replayed.

    A part that was never touched does not count: a further system changes no hash of older runs.
    """
    parts = {name: part for name, part in asdict(world).items() if part is not None}
    canonical = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()
