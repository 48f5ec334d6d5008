"""A counter day can be won, is like no other, and a slip in one case costs nothing in another."""

from collections.abc import Sequence

import pytest

from tests.simulator.day.days import day, plan, shipped
from trainer.content.revisions import CounterDay, day_of, day_revision
from trainer.simulator.acts import Event
from trainer.simulator.day import SPECIMEN_MIX, NoDay, composed, planned, taken_apart
from trainer.simulator.day.cases import case_of
from trainer.simulator.day.planning import FAULTY, MANY
from trainer.simulator.day.wording import IDLE
from trainer.simulator.debrief import debriefed
from trainer.simulator.engine import begin, replayed, stepped
from trainer.simulator.policies import LAZY, played
from trainer.simulator.proof.lazy import lazy_findings
from trainer.simulator.resolving import resolved
from trainer.simulator.rubric import marked
from trainer.simulator.scenario import Step
from trainer.simulator.setting import Setting, setting_of
from trainer.simulator.world import World, state_hash

SEEDS = range(6)


@pytest.mark.parametrize("difficulty", [1, 2, 3])
def test_every_day_can_be_won_and_none_is_like_another(difficulty):
    for seed in SEEDS:
        setting = day(seed, difficulty)
        events = played(setting, "reference")
        mark = marked(setting, replayed(setting, events), events)
        assert (mark.score, mark.finished, mark.critical) == (100, True, False)
    assert len({plan(seed, difficulty).cases for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("difficulty", [1, 2, 3])
def test_half_of_the_cases_are_clean_and_few_meet_an_outage(difficulty):
    for seed in SEEDS:
        cases = [case_of(shipped()[c.scenario], c.seed) for c in plan(seed, difficulty).cases]
        assert 3 <= len(cases) <= MANY[difficulty][1]
        assert sum(not case.clean for case in cases) <= MANY[difficulty][1] // 2
        assert sum(bool(case.breaks) for case in cases) <= FAULTY[difficulty]


def test_sometimes_somebody_waits_while_another_is_served():
    waiting = [_longest_queue(day(seed, 3)) for seed in SEEDS]
    assert max(waiting) >= 2


def _longest_queue(setting: Setting) -> int:
    events, longest = played(setting, "reference"), 0
    for upto, event in enumerate(events, 1):
        if event.kind == "citizen-arrived":
            longest = max(longest, len(replayed(setting, events[:upto]).desk.queue))
    return longest


def test_nobody_comes_to_a_closed_door_or_at_noon():
    for seed in SEEDS:
        for case in plan(seed, 3).cases:
            came = 7 * 60 + 30 + case.minute
            assert 7 * 60 + 30 <= came < 17 * 60
            assert not 11 * 60 + 30 <= came < 13 * 60


def test_a_citizen_sent_away_costs_nothing_in_the_business_of_the_others():
    for seed in SEEDS[:3]:
        setting, whole = day(seed), plan(seed)
        for spoilt in range(len(whole.cases)):
            rows = _rows_without(setting, whole, spoilt)
            others = {row.id for row in rows if not row.full and taken_apart(row.id)[0] != spoilt}
            assert not others, (seed, whole.cases[spoilt].scenario)
            assert any(not row.full for row in rows)


def _rows_without(setting, whole, spoilt):
    """Play the day's reference, but leave one case undone: whoever comes is sent away."""
    events = begin(setting)
    world = replayed(setting, events)
    for place, steps in enumerate(_by_case(setting, whole)):
        if place == spoilt:
            events, world = _sent_away(setting, world, events, steps)
        else:
            events, world = _all_done(setting, world, events, steps)
    return marked(setting, world, events).rows


def _by_case(setting, whole) -> list[list[Step]]:
    """Return the steps of each case, the waiting before it among them; then the day's last one."""
    left, groups = list(setting.scenario.reference), []
    for case in whole.cases:
        own = case_of(shipped()[case.scenario], case.seed).setting.scenario.reference
        waits = (case.idle + 239) // 240
        count = waits + sum("finish" not in step.do for step in own)
        groups.append(left[:count])
        left = left[count:]
    return [*groups, left]


def _all_done(
    setting: Setting, world: World, events: tuple[Event, ...], steps: Sequence[Step]
) -> tuple[tuple[Event, ...], World]:
    for step in steps:
        outcome, world = stepped(setting, world, resolved(setting, world, step))
        events += outcome.events
    return events, world


def _sent_away(setting, world, events, steps):
    """Do nothing in the time the case takes but send away whoever is called."""
    _, after = _all_done(setting, world, (), steps)
    for step in steps:
        if "wait" in step.do and not world.desk.at_counter:
            events, world = _all_done(setting, world, events, [step])
        if "call-next" in step.do:
            away = Step(do={"send-away": {}}, why=step.why)
            events, world = _all_done(setting, world, events, [step, away])
    left = after.minute - world.minute
    if left > 0:
        wait = Step(do={"wait": {"minutes": str(min(left, 240))}}, why=steps[0].why)
        events, world = _all_done(setting, world, events, [wait])
    return events, world


def test_no_lazy_way_of_working_passes_a_day():
    assert LAZY
    for seed in SEEDS[:2]:
        assert list(lazy_findings(day(seed), ())) == []


def test_a_day_read_back_from_its_revision_plays_to_the_same_state():
    first = plan(5)
    stored = day_revision(CounterDay(plan=first, revisions={}, unit="11"))
    again = day_of(stored.body).plan
    assert again == first
    hashes = {
        state_hash(replayed(setting, played(setting, "reference")))
        for setting in (setting_of(composed(shipped(), each), 5) for each in (first, again))
    }
    assert len(hashes) == 1


def test_without_a_scenario_that_fits_there_is_no_day():
    alone = [case for case in shipped().values() if case.definition.days > 1]
    with pytest.raises(NoDay):
        planned(alone, SPECIMEN_MIX, 1, 1)


def test_who_works_slower_than_the_reference_is_not_told_to_wait():
    setting = day(2)
    steps = [s for s in setting.scenario.reference if s.why != IDLE]
    pause = Step(do={"wait": {"minutes": "1"}}, why=IDLE)
    events = begin(setting)
    world = replayed(setting, events)
    for step in steps:
        while "call-next" in step.do and not world.desk.queue:
            events, world = _all_done(setting, world, events, [pause])
        events, world = _all_done(setting, world, events, [step])
    told = debriefed(setting, world, events)
    assert told.divergence is None
    assert told.mark.score == 100


def test_the_timeline_names_each_component_as_its_own_procedure_does():
    for seed in SEEDS[:3]:
        setting = day(seed)
        events = played(setting, "reference")
        told = debriefed(setting, replayed(setting, events), events)
        assert [m.text for m in told.timeline] == [m.text for m in told.reference]
        ticks = [m.text.vi for m in told.timeline if m.text.vi.startswith("Ghi nhận thành phần")]
        assert ticks
        for procedure in setting.procedures.values():
            opened = any(d.procedure == procedure.code for d in _dossiers(setting, events))
            names = [c.name.vi for c in procedure.components if c.id == "declaration"]
            if opened and names and _ticked(setting, events, procedure.code, "declaration"):
                assert any(names[0] in tick for tick in ticks)


def _dossiers(setting, events):
    return replayed(setting, events).dossier.dossiers


def _ticked(setting, events, procedure, component):
    own = (d for d in _dossiers(setting, events) if d.procedure == procedure)
    return any(tick.component == component for d in own for tick in d.ticked)
