"""Which verbs about a dossier the one-stop system offers now: its buttons, right or wrong to press.

The statuses are those from which the system lets the verb through; what it would refuse for another
reason, or what would be wrong to do, is offered all the same.
"""

from collections.abc import Callable, Mapping

from trainer.simulator.dossier.dossiers import CHARGEABLE, IN_PROCESS, OPEN, in_hand, waiting
from trainer.simulator.dossier.state import MOVES, Dossier, Status
from trainer.simulator.office_time import NEVER, next_opening
from trainer.simulator.setting import Setting
from trainer.simulator.view import Group
from trainer.simulator.world import World

Meant = Callable[[World, Dossier], bool]


def _at(*statuses: Status) -> Meant:
    return lambda world, dossier: dossier.status in statuses


def _towards(status: Status) -> Meant:
    return lambda world, dossier: status in MOVES[dossier.status]


def _unsigned_files(world: World, dossier: Dossier) -> bool:
    return dossier.status in OPEN and any(not file.signed for file in dossier.files)


def _online_here(world: World, dossier: Dossier) -> bool:
    here = dossier.status is Status.NEW and not dossier.submitted_to
    return here and dossier.channel == "online"


def _running(world: World, dossier: Dossier) -> bool:
    return dossier.status in IN_PROCESS and not dossier.suspended


def _resting(world: World, dossier: Dossier) -> bool:
    return dossier.status in IN_PROCESS and dossier.suspended


_BUTTONS: Mapping[str, Meant] = {
    "tick": _at(*OPEN),
    "scan": _at(*OPEN),
    "name": _unsigned_files,
    "sign": _unsigned_files,
    "accept": _at(Status.NEW),
    "request-supplement": _towards(Status.SUPPLEMENT),
    "refuse": _at(Status.NEW),
    "submit-online": _online_here,
    "take-supplement": _at(Status.SUPPLEMENT),
    "hand-over": _at(Status.ACCEPTED),
    "assign": _towards(Status.PROCESSING),
    "forward": _towards(Status.PROCESSING),
    "propose": _at(*IN_PROCESS),
    "submit-approval": _at(Status.PROCESSING),
    "issue": _towards(Status.FINISHED),
    "collect": _at(*CHARGEABLE),
    "waive": _at(Status.NEW, *CHARGEABLE),
    "ask-payment": _towards(Status.FINANCIAL_OBLIGATION),
    "return-result": _at(Status.FINISHED),
    "suspend": _running,
    "resume": _resting,
    "apologise": lambda world, dossier: (
        dossier.status in (*IN_PROCESS, Status.FINANCIAL_OBLIGATION) and not dossier.re_appointed
    ),
    "withdraw": _towards(Status.WITHDRAWN),
    "stop": _towards(Status.STOPPED),
    "recreate": _at(*IN_PROCESS, Status.SUPPLEMENT, Status.FINANCIAL_OBLIGATION),
    "synchronise": lambda world, dossier: dossier.id in world.dossier.unsynchronised,
}

_USUAL: Mapping[Status, tuple[str, ...]] = {
    Status.NEW: (
        "tick",
        "scan",
        "name",
        "sign",
        "accept",
        "request-supplement",
        "refuse",
        "submit-online",
    ),
    Status.ACCEPTED: ("tick", "scan", "name", "sign", "collect", "hand-over", "assign", "forward"),
    Status.PROCESSING: ("collect", "propose", "submit-approval", "issue"),
    Status.SUPPLEMENT: ("take-supplement",),
    Status.FINANCIAL_OBLIGATION: ("collect",),
    Status.FINISHED: ("collect", "return-result"),
}
"""What is ordinarily done with a dossier in each status, in the order of the work."""


def meant(setting: Setting, world: World, verb: str) -> bool:
    """Say whether the verb can be meant of the dossier in hand; others are always meant."""
    if verb == "close-day":
        return next_opening(setting, world.minute) < NEVER
    button = _BUTTONS.get(verb)
    if button is None:
        return True
    dossier = in_hand(world)
    if dossier is None or waiting(setting, world, dossier):
        return False
    return button(world, dossier)


def group(world: World, verb: str) -> Group:
    """Return whether the verb is usual in the status of the dossier in hand."""
    dossier = in_hand(world)
    if verb not in _BUTTONS or dossier is None:
        return "common"
    usual = (*_USUAL.get(dossier.status, ()), "resume")
    return "common" if verb in usual else "other"


def place(world: World, verb: str) -> int:
    """Return where the verb stands among those that are usual now; the others follow as they are."""
    dossier = in_hand(world)
    usual = _USUAL.get(dossier.status, ()) if dossier else ()
    return usual.index(verb) if verb in usual else len(usual)
