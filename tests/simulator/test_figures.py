"""The progress figures add up, whatever a clerk does, and say early, on time or late by the date."""

from dataclasses import replace

import pytest

from tests.simulator.day.days import day
from trainer.simulator.dossier.figures import Figures, figures
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.engine import replayed
from trainer.simulator.policies import POLICIES, played
from trainer.simulator.world import World


def parts(found: Figures) -> int:
    ended = found.resolved + found.withdrawn + found.stopped + found.not_accepted
    return ended + found.in_process + found.waiting


@pytest.mark.parametrize("policy", POLICIES)
def test_what_came_in_is_what_became_of_it(policy):
    for seed in range(3):
        setting = day(seed, 3)
        world = replayed(setting, played(setting, policy, seed))
        found = figures(setting, world)
        assert found.received == parts(found)
        assert found.received + found.new + found.sent_on == len(world.dossier.dossiers)


def alone(**changes) -> Figures:
    """Return the figures of a register in which one dossier stands."""
    setting = day(1)
    today = setting.starts.date().isoformat()
    dossier = Dossier(
        id="1",
        citizen=next(iter(setting.citizens)),
        procedure=next(iter(setting.procedures)),
        channel="online",
        account="citizen",
        status=Status.FINISHED,
        received=500,
        finished=560,
        appointment=today,
    )
    world = replayed(setting, played(setting, "reference"))
    whole = replace(world.dossier, dossiers=(replace(dossier, **changes),))
    return figures(setting, World(minute=600, desk=world.desk, dossier=whole))


def test_a_dossier_resolved_on_the_day_of_its_appointment_is_on_time():
    assert (alone().on_time, alone().channels["online"], alone().progress) == (1, 1, 100)


def test_a_dossier_is_early_or_late_by_the_calendar_and_collecting_it_late_changes_nothing():
    assert alone(appointment="2030-01-01", status=Status.RETURNED).early == 1
    late = alone(appointment="2020-01-01")
    assert (late.late, late.progress) == (1, 0)


def test_a_dossier_in_process_past_its_appointment_is_overdue():
    running = {"status": Status.PROCESSING, "finished": None}
    assert alone(**running).in_time == 1
    assert alone(**running, appointment="2020-01-01").overdue == 1


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (Status.SUPPLEMENT, "waiting"),
        (Status.FINANCIAL_OBLIGATION, "waiting"),
        (Status.WITHDRAWN, "withdrawn"),
        (Status.STOPPED, "stopped"),
        (Status.NOT_ACCEPTED, "not_accepted"),
        (Status.NEW, "new"),
    ],
)
def test_every_status_has_its_place_in_the_report(status, name):
    assert getattr(alone(status=status), name) == 1


def test_a_dossier_sent_on_to_another_office_counts_there_and_not_here():
    found = alone(status=Status.NEW, submitted_to="na-mau")
    assert (found.received, found.sent_on, found.new) == (0, 1, 0)
