"""How fast the simulator's engine is, and how long a proof takes."""

from time import process_time

import pytest

from trainer.cli._scenarios import compiled, scenario_keys
from trainer.records.processes import uncollected
from trainer.simulator.engine import replayed
from trainer.simulator.policies import played
from trainer.simulator.proof import prove
from trainer.simulator.setting import Setting, setting_of

EVENTS_A_SECOND = 20_000
PROOF_SECONDS = 2.0
SEEDS = range(1, 21)
FOR_SECONDS = 1.5


def test_the_engine_folds_twenty_thousand_events_a_second() -> None:
    settings = _settings()
    runs = [(setting, played(setting, "reference")) for setting in settings]
    folded, started = 0, process_time()
    while process_time() - started < FOR_SECONDS:
        for setting, events in runs:
            replayed(setting, events)
            folded += len(events)
    rate = folded / (process_time() - started)
    print(f"\nengine: {rate:,.0f} events a second folded")
    assert rate >= EVENTS_A_SECOND


def test_how_fast_whole_runs_are_played() -> None:
    settings = _settings()
    happened, started = 0, process_time()
    while process_time() - started < FOR_SECONDS:
        happened += sum(len(played(setting, "reference")) for setting in settings)
    print(f"\nengine: {happened / (process_time() - started):,.0f} events a second played")


def _settings() -> list[Setting]:
    return [setting_of(compiled(key), 1, ask_rule=False) for key in scenario_keys()]


@pytest.mark.parametrize("key", scenario_keys())
def test_a_scenario_is_proven_within_two_seconds(key: str) -> None:
    scenario = compiled(key)
    started = process_time()
    with uncollected():
        proof = prove(scenario, SEEDS)
    seconds = process_time() - started
    print(f"\n{key}: {proof.states} states, {seconds:.2f} s")
    assert proof.ok
    assert seconds <= PROOF_SECONDS
