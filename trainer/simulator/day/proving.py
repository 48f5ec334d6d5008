"""The proof of counter days: each can be won, none is like another, no lazy way of working passes."""

from collections.abc import Iterator, Mapping, Sequence

from trainer.domain.values import Text
from trainer.simulator.day.choosing import Mix
from trainer.simulator.day.composing import COUNTER_DAY, composed
from trainer.simulator.day.plan import DayPlan, Difficulty
from trainer.simulator.day.planning import planned
from trainer.simulator.proof.findings import Finding, Proof
from trainer.simulator.proof.lazy import lazy_findings
from trainer.simulator.proof.steps import reference_findings
from trainer.simulator.scenario import CompiledScenario
from trainer.simulator.setting import Setting, setting_of

_DIFFICULTIES: tuple[Difficulty, ...] = (1, 2, 3)


def day_plan(scenarios: Mapping[str, CompiledScenario], mix: Mix, seed: int) -> DayPlan:
    """Return the day that the command line plays and proves for a seed: all difficulties in turn."""
    return planned(list(scenarios.values()), mix, _DIFFICULTIES[seed % 3], seed)


def day_setting(scenarios: Mapping[str, CompiledScenario], mix: Mix, seed: int) -> Setting:
    """Return the setting of that day."""
    return setting_of(composed(scenarios, day_plan(scenarios, mix, seed)), seed)


def prove_days(scenarios: Mapping[str, CompiledScenario], mix: Mix, seeds: Sequence[int]) -> Proof:
    """Prove the days of `seeds`; `states` counts the days. Raises NoDay where there is none."""
    plans = {seed: day_plan(scenarios, mix, seed) for seed in seeds}
    findings = [*_alike(plans)]
    for seed, plan in plans.items():
        setting = setting_of(composed(scenarios, plan), seed)
        findings += reference_findings(setting, ())
        findings += lazy_findings(setting, ())
    return Proof(scenario=COUNTER_DAY, ok=not findings, states=len(plans), findings=tuple(findings))


def _alike(plans: Mapping[int, DayPlan]) -> Iterator[Finding]:
    known: dict[DayPlan, int] = {}
    for seed, plan in plans.items():
        first = known.setdefault(plan, seed)
        if first != seed:
            yield Finding(
                what=Text(vi="hai ngày giống hệt nhau", en="two days are alike"),
                counterexample=Text(vi=f"seed {first}, {seed}", en=f"seeds {first} and {seed}"),
            )
