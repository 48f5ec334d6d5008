"""Which written scenarios can be cases of a counter day, and how long each keeps the counter."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from trainer.domain.values import value
from trainer.simulator.acts import Event, event_number, event_text
from trainer.simulator.engine import replayed
from trainer.simulator.office_time import start_minute
from trainer.simulator.policies import played
from trainer.simulator.rubric import marked
from trainer.simulator.scenario import CompiledScenario, Scenario
from trainer.simulator.setting import Setting, setting_of
from trainer.simulator.variants import drawn, holds

REACH = timedelta(days=14)
"""A case is not moved further than this from the day for which it was written."""

LATE = 15 * 60
"""Minute of the day after which much of what is received counts from the next working day."""


@value
class Case:
    """One variant of a scenario as its own reference run plays it.

    Minutes are counted from its start: `lasts` until the reference has ended and every fault is
    over, `last_arrival` until the last citizen has come. `timed`: something in it happens by the
    clock, so that it must begin at its minute 0. `breaks` is when each fault broke out.
    """

    key: str
    seed: int
    compiled: CompiledScenario
    setting: Setting
    sound: bool
    lasts: int
    last_arrival: int
    timed: bool
    breaks: Mapping[str, int]

    @property
    def late(self) -> bool:
        """Say whether it is written for the time after 15:00."""
        return start_minute(self.setting) >= LATE

    @property
    def clean(self) -> bool:
        """Say whether nothing is wrong with its dossiers."""
        return not self.setting.scenario.defects

    @property
    def patience(self) -> int:
        """Return for how many minutes the least patient citizen waits."""
        people = (c for c in self.setting.citizens.values() if c.visits)
        return min((c.persona.patience for c in people), default=0)


def composable(scenario: Scenario) -> bool:
    """Say whether a scenario can be one case among others: one day, always the same."""
    return (
        not scenario.alone
        and scenario.land is None
        and scenario.days == 1
        and len({start.at.date() for start in scenario.start}) == 1
    )


def holds_on(compiled: CompiledScenario, day: date) -> bool:
    """Say whether a case can play on `day`: near its own day, under the rules of its own day."""
    own = compiled.definition.start[0].at.date()
    if _dated(compiled.definition):
        return day == own
    return own <= day <= own + REACH and all(row.holds_on(day) for row in _rows(compiled))


def _dated(scenario: Scenario) -> bool:
    """Say whether dossiers stand in the system already, with their dates."""
    return any(held.received or held.appointment for held in scenario.dossiers)


def _rows(compiled: CompiledScenario) -> Iterator[Any]:
    for p in compiled.procedures:
        yield from (*p.authority, *p.components, *p.limits, *p.charges, *p.grounds, *p.notes)
    yield from compiled.facts


def is_clean(scenario: Scenario, seed: int) -> bool:
    """Say whether nothing is wrong with the dossiers of the variant that `seed` draws."""
    draws = drawn(scenario.draws, seed)
    return not any(holds(defect.when, draws) for defect in scenario.defects)


def case_of(compiled: CompiledScenario, seed: int) -> Case:
    """Return the variant that `seed` draws, rehearsed with its own reference run."""
    setting = setting_of(compiled, seed)
    events = played(setting, "reference")
    world = replayed(setting, events)
    mark = marked(setting, world, events)
    start = start_minute(setting)
    faults = [event for event in events if event.kind == "fault-began"]
    over = max((event_number(event, "until") for event in faults), default=0)
    return Case(
        key=compiled.key,
        seed=seed,
        compiled=compiled,
        setting=setting,
        sound=mark.finished and mark.score == 100,
        lasts=max(world.minute, over) - start,
        last_arrival=_last_arrival(events) - start,
        timed=_timed(setting),
        breaks={event_text(e, "fault"): _broke(setting, e) - start for e in faults},
    )


def _broke(setting: Setting, event: Event) -> int:
    return event_number(event, "until") - setting.faults[event_text(event, "fault")].lasts


def _last_arrival(events: tuple[Event, ...]) -> int:
    came = (event_number(e, "minute") for e in events if e.kind == "citizen-arrived")
    return max(came, default=event_number(events[0], "minute"))


def _timed(setting: Setting) -> bool:
    scenario = setting.scenario
    return (
        bool(scenario.faults or scenario.dossiers)
        or len(scenario.citizens) > 1
        or any(c.arrives or c.travel for c in scenario.citizens)
        or any(c.says_at for c in scenario.colleagues)
    )
