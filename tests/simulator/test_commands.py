"""`trainer play` and `trainer prove`."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from tests.simulator.scenes import DIPLOMA, OUTAGE, library
from trainer.cli import _scenarios
from trainer.cli.play import command as play
from trainer.cli.prove import command as prove


@pytest.fixture(autouse=True)
def _content(monkeypatch):
    monkeypatch.setattr(_scenarios, "_library", library)


def _run(command, *args):
    return CliRunner().invoke(command, args)


def test_playing_the_reference_prints_what_other_programs_read():
    result = _run(play, DIPLOMA, "--policy", "reference", "--seed", "3", "--format", "json")
    data = json.loads(result.output)
    assert result.exit_code == 0
    assert list(data) == [
        "scenario",
        "seed",
        "policy",
        "finished",
        "score",
        "passed",
        "critical",
        "steps",
        "state_hash",
        "rows",
    ]
    assert (data["score"], data["passed"], data["finished"]) == (100, True, True)
    assert set(data["rows"][0]) == {"id", "criterion", "skill", "points", "max", "message"}


def test_a_lazy_run_ends_well_as_a_command_however_badly_it_scores():
    result = _run(play, DIPLOMA, "--policy", "random", "--seed", "4")
    assert result.exit_code == 0
    assert "passed: false" in result.output


def test_playing_what_does_not_exist_says_what_there_is():
    result = _run(play, "nowhere")
    assert result.exit_code == 2
    assert DIPLOMA in result.output


def test_a_proof_prints_what_other_programs_read():
    result = _run(prove, OUTAGE, "--seeds", "2", "--format", "json")
    (data,) = json.loads(result.output)
    assert result.exit_code == 0
    assert list(data) == ["scenario", "ok", "states", "seconds", "findings"]
    assert data["ok"]


def test_a_failed_proof_is_a_finding(monkeypatch):
    broken = library().scenarios[OUTAGE]
    scenario = broken.scenario
    assert scenario is not None
    steps = tuple(s for s in scenario.reference if "collect" not in s.do)
    spoilt = replace(broken, scenario=replace(scenario, reference=steps))
    whole = replace(library(), scenarios={**library().scenarios, OUTAGE: spoilt})
    monkeypatch.setattr(_scenarios, "_library", lambda: whole)
    result = _run(prove, OUTAGE, "--seeds", "1")
    assert result.exit_code == 1
    assert "NOT proven" in result.output
    assert "the reference run scores 90" in result.output


def test_a_counter_day_is_played_alike_each_time_and_another_seed_is_another_day():
    first, again, other = (
        json.loads(_run(play, "counter-day", "--seed", seed, "--format", "json").output)
        for seed in ("3", "3", "4")
    )
    assert first == again
    assert (first["scenario"], first["score"], first["finished"]) == ("counter-day", 100, True)
    assert first["state_hash"] != other["state_hash"]


def test_counter_days_are_proven_by_name():
    result = _run(prove, "counter-day", "--seeds", "3", "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.output)[0]
    assert (data["scenario"], data["ok"], data["states"]) == ("counter-day", True, 3)
