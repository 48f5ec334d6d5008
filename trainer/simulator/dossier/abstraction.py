"""The one-stop system as the proof compares it: statuses, components and files, not amounts."""

from trainer.simulator.dossier.state import Dossier
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def abstract(setting: Setting, world: World) -> object:
    """Return what decides which actions are possible; dates and amounts do not."""
    part = world.dossier
    return (
        tuple(_dossier(setting, d) for d in part.dossiers),
        frozenset(part.looked_up),
        frozenset(entry.register for entry in part.entries),
        part.in_hand,
        frozenset(part.taken_up),
        frozenset(part.unsynchronised),
    )


def _dossier(setting: Setting, dossier: Dossier) -> object:
    fetches = setting.citizens[dossier.citizen].travel
    return (
        dossier.citizen,
        dossier.procedure,
        dossier.channel == "online",
        dossier.status,
        frozenset((t.component, t.sheet) for t in dossier.ticked),
        frozenset(dossier.files),
        dossier.handed_to,
        bool(dossier.submitted_to),
        dossier.forwarded_to,
        dossier.assigned_to,
        (dossier.decision, dossier.approver, dossier.approved),
        (dossier.suspended, dossier.reason, dossier.recreated),
        (bool(dossier.re_appointed), dossier.waived),
        dossier.asked_for if fetches else (),
    )
