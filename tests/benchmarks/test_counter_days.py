"""A thousand counter days: all can be won, none is like another, in two minutes on one core."""

from time import process_time

from trainer.cli._scenarios import compiled, scenario_keys
from trainer.simulator.day import SPECIMEN_MIX, composed, planned
from trainer.simulator.engine import replayed
from trainer.simulator.policies import played
from trainer.simulator.rubric import marked
from trainer.simulator.setting import setting_of

DAYS = 1000
SECONDS = 120.0
CHECKED = 50


def test_a_thousand_days_are_drawn_and_won_in_two_minutes() -> None:
    available = [compiled(key) for key in scenario_keys()]
    started = process_time()
    plans = [planned(available, SPECIMEN_MIX, 1 + n % 3, n) for n in range(DAYS)]  # type: ignore[arg-type]
    seconds = process_time() - started
    cases = sum(len(plan.cases) for plan in plans)
    print(f"\n{DAYS} counter days of {cases / DAYS:.1f} cases: {seconds:.1f} s")
    assert len({plan.cases for plan in plans}) == DAYS
    assert seconds <= SECONDS


def test_a_day_is_won_again_by_whoever_reads_its_plan() -> None:
    scenarios = {key: compiled(key) for key in scenario_keys()}
    for seed in range(CHECKED):
        plan = planned(list(scenarios.values()), SPECIMEN_MIX, 2, seed)
        setting = setting_of(composed(scenarios, plan), seed)
        events = played(setting, "reference")
        mark = marked(setting, replayed(setting, events), events)
        assert mark.finished
        assert mark.score == 100
