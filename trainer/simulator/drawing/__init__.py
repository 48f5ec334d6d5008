"""Draws the workstation: from setting, world and events to the frozen `Screen` of the templates."""

from collections.abc import Sequence

from trainer.simulator.acts import Event
from trainer.simulator.dossier.figures import figures
from trainer.simulator.drawing.counter import (
    shown_citizen,
    shown_colleagues,
    shown_conversation,
    shown_errands,
    shown_inquiries,
    shown_log,
    shown_postings,
    shown_queue,
)
from trainer.simulator.drawing.dossiers import shown_dossiers, shown_entries
from trainer.simulator.drawing.forms import forms
from trainer.simulator.drawing.land import shown_land
from trainer.simulator.drawing.papers import shown_faults, shown_marks, shown_sheets
from trainer.simulator.folding import changed
from trainer.simulator.office_time import DAY
from trainer.simulator.setting import Setting
from trainer.simulator.view import Screen
from trainer.simulator.world import World


def screen(setting: Setting, world: World, events: Sequence[Event], dossier: str = "") -> Screen:
    """Return everything the learner may see at this moment.

    `dossier` is the one to show on the one-stop screen; without it, the one in hand.
    """
    looking = _looking_at(world, dossier)
    return Screen(
        now=setting.moment(world.minute),
        closes=setting.moment(setting.closes),
        day=_day(setting, world),
        days=len(setting.office_days),
        queue=tuple(shown_queue(world)),
        served=len(world.desk.served),
        ended=bool(world.ended),
        citizen=shown_citizen(setting, world),
        conversation=tuple(shown_conversation(setting, world, events)),
        sheets=tuple(shown_sheets(setting, looking)),
        dossiers=tuple(shown_dossiers(setting, world, looking.dossier.in_hand)),
        entries=tuple(shown_entries(setting, world)),
        log=tuple(shown_log(setting, world)),
        colleagues=tuple(shown_colleagues(setting, world)),
        errands=tuple(shown_errands(setting, world)),
        inquiries=tuple(shown_inquiries(setting, world)),
        postings=tuple(shown_postings(setting, world)),
        faults=tuple(shown_faults(setting, world)),
        marks=tuple(shown_marks(setting, world)),
        forms=tuple(forms(setting, world, looking)),
        figures=figures(setting, world),
        ask_rule=setting.ask_rule,
        several=len(setting.citizens) > 1,
        land=shown_land(setting, world),
    )


def _looking_at(world: World, dossier: str) -> World:
    """Return the world as it would be with the dossier looked at in hand."""
    if dossier not in {d.id for d in world.dossier.dossiers}:
        return world
    return changed(world, dossier=changed(world.dossier, in_hand=dossier))


def _day(setting: Setting, world: World) -> int:
    """Return which working day of the run it is, counted from 1."""
    return sum(day <= world.minute // DAY for day in setting.office_days)
