"""The clock of a dossier: it stands still while the citizen or another agency must act.

When it goes on, the time lost is added to the due date in the limit's own measure (domain.deadlines).
"""

from trainer.simulator.acts import Event, happened
from trainer.simulator.dossier.due import appointment_due, business_of
from trainer.simulator.dossier.state import Dossier
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def going_on(setting: Setting, world: World, dossier: Dossier, kind: str) -> Event:
    """Return the event with which a paused dossier goes on, with its due date moved."""
    return happened(
        kind,
        dossier=dossier.id,
        minute=world.minute,
        appointment=_moved(setting, world, dossier),
    )


def _moved(setting: Setting, world: World, dossier: Dossier) -> str:
    if dossier.received is None or dossier.paused_since is None or not dossier.appointment:
        return dossier.appointment
    pauses = (*dossier.pauses, (dossier.paused_since, world.minute))
    business = business_of(setting, dossier.citizen)
    return appointment_due(setting, business, dossier.received, pauses) or dossier.appointment
