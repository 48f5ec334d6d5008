"""`trainer prove`: prove scenarios sound, or show the run that breaks them."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import click

from trainer.cli._scenarios import compiled, every_scenario, language, scenario_keys
from trainer.records.processes import uncollected
from trainer.simulator.day import COUNTER_DAY, SPECIMEN_MIX, NoDay
from trainer.simulator.day.proving import prove_days
from trainer.simulator.proof import Proof, prove
from trainer.simulator.scenario import CompiledScenario


@dataclass(frozen=True)
class _Timed:
    proof: Proof
    seconds: float


@click.command()
@click.argument("scenarios", nargs=-1)
@click.option("--seeds", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(scenarios: tuple[str, ...], seeds: int, form: str) -> None:
    """Prove SCENARIOS (all written ones by default; "counter-day" for generated days).

    The reference scores 100 and every step of it matters; no dead end; each defect can be caught and
    missed, and a miss costs; each fault occurs and has a way out; the lazy policies stay below the
    pass mark on every seed. Ends with 1 if anything is found. TRAINER_LANG=vi shows Vietnamese.
    """
    results = []
    for key in scenarios or scenario_keys():
        result = _timed(key, seeds)
        results.append(result)
        if form == "text":
            _show(result)
    if form == "json":
        click.echo(json.dumps([_data(r) for r in results], ensure_ascii=False, indent=2))
    if not all(result.proof.ok for result in results):
        raise click.exceptions.Exit(1)


def _timed(key: str, seeds: int) -> _Timed:
    prover = _prover(key)
    start = time.process_time()
    with uncollected():
        proof = prover(range(1, seeds + 1))
    return _Timed(proof=proof, seconds=round(time.process_time() - start, 2))


def _prover(key: str) -> Callable[[range], Proof]:
    """Read what is to be proven, and return what proves it."""
    if key != COUNTER_DAY:
        return partial(prove, compiled(key))
    return partial(_days_proven, every_scenario())


def _days_proven(scenarios: Mapping[str, CompiledScenario], seeds: range) -> Proof:
    try:
        return prove_days(scenarios, SPECIMEN_MIX, seeds)
    except NoDay as mistake:
        raise click.ClickException(str(mistake)) from None


def _show(result: _Timed) -> None:
    proof = result.proof
    verdict = "proven" if proof.ok else "NOT proven"
    click.echo(f"{proof.scenario}: {verdict}, {proof.states} states, {result.seconds} s")
    for finding in proof.findings:
        click.echo(f"  {finding.what[language()]}")
        click.echo(f"    {finding.counterexample[language()]}")


def _data(result: _Timed) -> dict[str, Any]:
    proof = result.proof
    return {
        "scenario": proof.scenario,
        "ok": proof.ok,
        "states": proof.states,
        "seconds": result.seconds,
        "findings": [
            {
                "what": finding.what[language()],
                "counterexample": finding.counterexample[language()],
            }
            for finding in proof.findings
        ],
    }
