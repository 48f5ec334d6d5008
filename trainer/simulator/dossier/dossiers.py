"""Which dossier an action is about, and whether its status allows the action."""

from collections.abc import Callable

from trainer.simulator.acts import Action, text
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Handler, Refusal
from trainer.simulator.world import World

OPEN = (Status.NEW, Status.ACCEPTED)
"""Statuses in which the receiving officer still works on the dossier's components."""

CHARGEABLE = (Status.ACCEPTED, Status.PROCESSING, Status.FINISHED)
"""Statuses in which the charge can be collected."""

OnDossier = Callable[[Setting, World, Action, Dossier], Answer]


def chosen(world: World, action: Action) -> Dossier | None:
    """Return the dossier the action names, else the one opened last."""
    dossiers = world.dossier.dossiers
    wanted = text(action, "dossier")
    if not wanted:
        return dossiers[-1] if dossiers else None
    return next((d for d in dossiers if d.id == wanted), None)


def on_dossier(*allowed: Status) -> Callable[[OnDossier], Handler]:
    """Hand the chosen dossier to a handler; refuse when there is none in a fitting status."""

    def decorated(handler: OnDossier) -> Handler:
        def handle(setting: Setting, world: World, action: Action) -> Answer:
            dossier = chosen(world, action)
            if dossier is None:
                return Refusal(code="no-dossier")
            if dossier.status not in allowed:
                return Refusal(code="wrong-status")
            return handler(setting, world, action, dossier)

        return handle

    return decorated


def component_ids(setting: Setting, procedure: str) -> tuple[str, ...]:
    """Return the components of a procedure, as the one-stop system lists them."""
    return tuple(c.id for c in setting.procedures[procedure].components)
