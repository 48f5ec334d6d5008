"""Making one scenario of the cases of a plan."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from trainer.simulator.day.cases import Case, case_of
from trainer.simulator.day.colleagues import ids_of, merged
from trainer.simulator.day.naming import Names, mark_of, renamed
from trainer.simulator.day.plan import CLOSES, DayPlan
from trainer.simulator.day.wording import IDLE, OVER, REFLECTION, ROLE, SUMMARY, TITLE
from trainer.simulator.desk.handlers import LONGEST_WAIT
from trainer.simulator.folding import changed
from trainer.simulator.scenario import CompiledScenario, Scenario, Start, Step

COUNTER_DAY = "counter-day"
"""What counter days are called where a scenario has its key."""


def composed(scenarios: Mapping[str, CompiledScenario], plan: DayPlan) -> CompiledScenario:
    """Return the day that a plan describes, as a scenario like any other."""
    return strung([case_of(scenarios[c.scenario], c.seed) for c in plan.cases], plan)


def strung(cases: Sequence[Case], plan: DayPlan) -> CompiledScenario:
    """Return the day of a plan whose cases have been rehearsed already."""
    parts = [_part(case, place, cases, plan) for place, case in enumerate(cases)]
    compiled = [case.compiled for case in cases]
    return CompiledScenario(
        key=COUNTER_DAY,
        definition=_scenario(parts, plan),
        templates={name: t for each in compiled for name, t in each.templates.items()},
        procedures=tuple({p.code: p for each in compiled for p in each.procedures}.values()),
        facts=tuple({fact.key: fact for each in compiled for fact in each.facts}.values()),
        calendar=compiled[0].calendar,
    )


def _scenario(parts: Sequence[Scenario], plan: DayPlan) -> Scenario:
    return Scenario(
        title=TITLE,
        summary=SUMMARY,
        role=ROLE,
        minutes=sum(part.minutes for part in parts),
        difficulty=plan.difficulty,
        systems=_once(parts, "systems"),
        procedures=_once(parts, "procedures"),
        skills=_once(parts, "skills"),
        start=(Start(at=plan.starts),),
        closes=CLOSES,
        draws={},
        citizens=_all(parts, "citizens"),
        papers=_all(parts, "papers"),
        colleagues=merged(_all(parts, "colleagues")),
        defects=_all(parts, "defects"),
        faults=_all(parts, "faults"),
        registers=_all(parts, "registers"),
        rubric=_all(parts, "rubric"),
        dossiers=_all(parts, "dossiers"),
        reference=tuple(_reference(parts, plan)),
        reflection=REFLECTION,
    )


def _all(parts: Sequence[Scenario], name: str) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(getattr(part, name) for part in parts))


def _once(parts: Sequence[Scenario], name: str) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(_all(parts, name)))


def _part(case: Case, place: int, cases: Sequence[Case], plan: DayPlan) -> Scenario:
    """Return a case's scenario with ids of its own, moved to its minute of the day."""
    scenario = case.setting.scenario
    names = Names(
        mark=mark_of(place),
        colleagues=ids_of(cases)[place],
        citizens=tuple(c.id for c in scenario.citizens),
        defects=tuple(d.id for d in scenario.defects),
        entries=sum(_logged(c.setting.scenario) for c in cases[:place]),
    )
    return renamed(_moved(scenario, case, plan.cases[place].minute), names)


def _logged(scenario: Scenario) -> int:
    return sum("log-outage" in step.do for step in scenario.reference)


def _moved(scenario: Scenario, case: Case, minute: int) -> Scenario:
    """Return the scenario with everything that happens by the clock `minute` minutes later."""
    return changed(
        scenario,
        citizens=tuple(changed(c, arrives=c.arrives + minute) for c in scenario.citizens),
        faults=tuple(
            changed(f, minute=case.breaks[f.id] + minute, uses=None)
            for f in scenario.faults
            if f.id in case.breaks
        ),
        colleagues=tuple(
            changed(c, says_at=c.says_at + minute) if c.says else c for c in scenario.colleagues
        ),
        dossiers=tuple(
            changed(d, arrives=d.arrives + minute) if d.status == "new" else d
            for d in scenario.dossiers
        ),
    )


def _reference(parts: Sequence[Scenario], plan: DayPlan) -> Iterator[Step]:
    """Yield the references one after another, with one end for all of them."""
    for part, case in zip(parts, plan.cases, strict=True):
        yield from _waiting(case.idle)
        yield from (step for step in part.reference if "finish" not in step.do)
    yield Step(do={"finish": {}}, why=OVER)


def _waiting(minutes: int) -> Iterator[Step]:
    while minutes > 0:
        now = min(minutes, LONGEST_WAIT)
        yield Step(do={"wait": {"minutes": str(now)}}, why=IDLE)
        minutes -= now
