"""Which dossier an action is about, and whether its status allows the action."""

from collections.abc import Callable

from trainer.simulator.acts import Action, text
from trainer.simulator.dossier.state import MOVES, Dossier, Status
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Handler, Refusal
from trainer.simulator.world import World

OPEN = (Status.NEW, Status.ACCEPTED, Status.SUPPLEMENT)
"""Statuses in which the receiving officer still works on the dossier's components."""

IN_PROCESS = (Status.ACCEPTED, Status.PROCESSING)
"""Statuses in which the office is dealing with the dossier and its clock runs."""

CHARGEABLE = (*IN_PROCESS, Status.FINISHED, Status.FINANCIAL_OBLIGATION)
"""Statuses in which the charge can be collected."""

OnDossier = Callable[[Setting, World, Action, Dossier], Answer]


def chosen(world: World, action: Action) -> Dossier | None:
    """Return the dossier the action names, else the one in hand."""
    return named(world, text(action, "dossier")) if text(action, "dossier") else in_hand(world)


def named(world: World, dossier: str) -> Dossier | None:
    """Return the dossier with that id."""
    return next((d for d in world.dossier.dossiers if d.id == dossier), None)


def in_hand(world: World) -> Dossier | None:
    """Return the dossier opened or taken up last."""
    return named(world, world.dossier.in_hand)


def on_dossier(*allowed: Status) -> Callable[[OnDossier], Handler]:
    """Hand the chosen dossier to a handler; refuse when there is none in a fitting status."""
    return _on(lambda dossier: dossier.status in allowed)


def moving(to: Status) -> Callable[[OnDossier], Handler]:
    """Hand the chosen dossier to a handler if it may move to that status from where it is."""
    return _on(lambda dossier: to in MOVES[dossier.status])


def _on(allowed: Callable[[Dossier], bool]) -> Callable[[OnDossier], Handler]:
    def decorated(handler: OnDossier) -> Handler:
        def handle(setting: Setting, world: World, action: Action) -> Answer:
            dossier = chosen(world, action)
            if dossier is None:
                return Refusal(code="no-dossier")
            if waiting(setting, world, dossier):
                return Refusal(code="not-taken-up")
            if not allowed(dossier):
                return Refusal(code="wrong-status")
            return handler(setting, world, action, dossier)

        return handle

    return decorated


def waiting(setting: Setting, world: World, dossier: Dossier) -> bool:
    """Say whether the dossier came in by itself and nobody has opened it yet."""
    return dossier.id in setting.held and dossier.id not in world.dossier.taken_up


def component_ids(setting: Setting, procedure: str) -> tuple[str, ...]:
    """Return the components of a procedure, as the one-stop system lists them."""
    return tuple(c.id for c in setting.procedures[procedure].components)
