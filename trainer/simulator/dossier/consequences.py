"""What the one-stop system does by itself with what has just happened."""

from collections.abc import Iterator, Sequence

from trainer.simulator.acts import Event, event_text, happened
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def consequences(setting: Setting, world: World, events: Sequence[Event]) -> Iterator[Event]:
    """Yield each dossier whose change the National Portal misses while the exchange is down."""
    down = {setting.faults[fault].program for fault, _ in world.showing}
    if "portal-sync" in down:
        for dossier in dict.fromkeys(event_text(e, "dossier") for e in events):
            if dossier:
                yield happened("sync-failed", dossier=dossier)
