"""The counter as the proof compares it: who is where, which papers lie on the table."""

from trainer.simulator.setting import Setting
from trainer.simulator.world import World


def abstract(setting: Setting, world: World) -> object:
    """Return what decides which actions are possible; what has only been learnt is left out."""
    desk = world.desk
    return (
        desk.at_counter,
        desk.queue,
        desk.expected,
        desk.left,
        frozenset(desk.table),
        frozenset(desk.returned),
        frozenset((entry.citizen, entry.reconciled) for entry in desk.log),
        desk.by_phone,
        frozenset((errand.citizen, errand.sheets) for errand in desk.errands),
        frozenset((inquiry.colleague, inquiry.answered) for inquiry in desk.inquiries),
        frozenset(desk.posted),
    )
