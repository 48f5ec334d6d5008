"""What the predicates share: the dossier that counts, and the kind of a component."""

from trainer.simulator.dossier.state import Dossier
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def dossier_of(world: World, citizen: str) -> Dossier | None:
    """Return the dossier that counts for a citizen: the last that was opened."""
    own = [d for d in world.dossier.dossiers if d.citizen == citizen]
    return own[-1] if own else None


def kind_of(setting: Setting, component: str) -> str:
    """Return the kind of a component: submit, present or lookup; "" if there is no such one."""
    found = setting.components.get(component)
    return found.kind if found else ""
