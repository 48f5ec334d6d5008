"""A person's learning plan: what to do, in which order and why. Derived anew, never stored.

1. What a class wants: modules of classes that are overdue, then those due within `SOON`.
2. Where there is no evidence at all, a first placement: it says which modules can be left out.
3. Modules begun and not finished that teach something missing.
4. A refresher, where something is about to fade or a rule has changed; then what renews a level
   that is about to go stale.
5. Gap by gap, the riskiest for the commune first (`risk`): the modules that teach it, left out
   where the person can already do it; practice with hints, then alone; the assessment.

What has to be learnt before a module is put before it, however far back. Nothing comes twice: a
step counts for the first gap that asks for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from trainer.domain.gaps import WORST_FIRST
from trainer.domain.plan_parts import (
    Done,
    Gap,
    Kind,
    Module,
    Offer,
    Plan,
    Reason,
    Scenario,
    Step,
    Upkeep,
)

SOON = timedelta(days=14)
"""How long before its due day a class goes before everything else."""

READY = 0.8
"""From this private chance of holding the level on, its modules are left out."""

RUNS_NEEDED = 2
"""Assessment runs that level 3 and up ask for (`levels.runs_suffice`)."""

CERTIFICATE_MINUTES = 10


def risk(gap: Gap) -> tuple[bool, int, int, int, float]:
    """Return what gaps are sorted by, the riskiest for the commune first.

    Nobody else can do it; then the share of the commune's dossiers; then below before stale
    before not measured, the larger shortfall, the lower private estimate.
    """
    shortfall = gap.have - gap.need
    return not gap.alone, -gap.tenths, WORST_FIRST.index(gap.state), shortfall, gap.estimate


def plan(
    gaps: Iterable[Gap],
    offer: Offer,
    done: Done,
    due: Mapping[str, date],
    upkeep: Upkeep,
    today: date,
) -> Plan:
    """Return the plan; `due`: course -> the day until which a class wants it finished."""
    return _Planner(sorted(gaps, key=risk), offer, done).plan(due, upkeep, today)


class _Planner:
    def __init__(self, gaps: Sequence[Gap], offer: Offer, done: Done) -> None:
        self.gaps, self.offer, self.done = gaps, offer, done
        self.modules = {module.key: module for module in offer.modules}
        self.teaching = {module.key: module.skills for module in offer.modules}
        self.teaching |= {scenario.key: scenario.skills for scenario in offer.scenarios}
        self.missing = {gap.skill for gap in gaps}
        self.put: set[str] = set()
        self.tested: set[str] = set()
        self.runs: list[Scenario] = []
        self.steps: list[Step] = []

    def plan(self, due: Mapping[str, date], upkeep: Upkeep, today: date) -> Plan:
        self._classes(due, today)
        self._placement()
        self._begun()
        self._upkeep(upkeep)
        for gap in self.gaps:
            self._close(gap)
        served = {step.skill for step in self.steps}
        served |= {skill for key in self.put for skill in self.teaching[key]}
        served |= {skill for scenario in self.runs for skill in scenario.skills}
        without = tuple(gap for gap in self.gaps if gap.skill not in served)
        return Plan(steps=tuple(self.steps), without=without)

    def _classes(self, due: Mapping[str, date], today: date) -> None:
        for course, day in sorted(due.items(), key=lambda pair: (pair[1], pair[0])):
            if day <= today + SOON:
                reason: Reason = "overdue" if day < today else "soon"
                for module in self.offer.modules:
                    if module.course == course:
                        self._module(module, reason, due=day)

    def _placement(self) -> None:
        open_gaps = [gap for gap in self.gaps if not gap.certified]
        if self.offer.placement and self.done.nothing and open_gaps:
            step = Step(kind="placement", reason="first", minutes=self.offer.placement)
            self.steps.append(step)

    def _begun(self) -> None:
        for module in self.offer.modules:
            if self.done.modules.get(module.key) is False and self.missing & {*module.skills}:
                self._module(module, "begun")

    def _upkeep(self, upkeep: Upkeep) -> None:
        if upkeep.refresher:
            step = Step(kind="refresher", reason="upkeep", minutes=upkeep.minutes)
            self.steps.append(step)
        for skill in upkeep.renew:
            self._test(skill, "renew")

    def _close(self, gap: Gap) -> None:
        if gap.certified:
            self.steps.append(_certificate(gap))
            return
        if not gap.ready:
            for module in self.offer.modules:
                if gap.skill in module.skills:
                    self._module(module, "gap", gap.skill)
        self._practise(gap)
        self._test(gap.skill, "gap")
        self._runs(gap)

    def _module(
        self, module: Module, reason: Reason, skill: str = "", due: date | None = None
    ) -> None:
        """Put a module, after all that has to be learnt before it, unless it is done or put."""
        if module.key in self.put or self.done.modules.get(module.key):
            return
        self.put.add(module.key)
        closes = skill or next((g.skill for g in self.gaps if g.skill in module.skills), "")
        for key in module.after:
            if key in self.modules:
                self._module(self.modules[key], "before", closes, due)
        self.steps.append(
            Step(
                kind="module",
                reason=reason,
                minutes=module.minutes,
                skill=closes,
                name=module.key,
                due=due,
            )
        )

    def _practise(self, gap: Gap) -> None:
        fitting = self._fitting(gap.skill)
        passed = {*self.done.passed, *self.put}
        wanted = 1 if gap.need < 3 else RUNS_NEEDED
        wanted -= sum(scenario.key in passed for scenario in fitting)
        fresh = [scenario for scenario in fitting if scenario.key not in passed]
        for scenario in fresh[: max(0, wanted)]:
            self._play(gap, scenario)

    def _play(self, gap: Gap, scenario: Scenario) -> None:
        self.put.add(scenario.key)
        kinds: tuple[Kind, ...] = (
            ("own",) if scenario.key in self.done.guided else ("guided", "own")
        )
        self.steps += [_run(kind, gap.skill, scenario) for kind in kinds]

    def _fitting(self, skill: str) -> list[Scenario]:
        """Return the scenarios that practise a skill: made for it first, then the easiest, then
        those that serve the most gaps, then the shortest."""
        fitting = [scenario for scenario in self.offer.scenarios if skill in scenario.skills]
        return sorted(fitting, key=lambda s: (*self._fit(skill, s), s.minutes, s.key))

    def _fit(self, skill: str, scenario: Scenario) -> tuple[bool, int, int]:
        serves = len(self.missing & {*scenario.skills})
        return scenario.skills[0] != skill, scenario.difficulty, -serves

    def _test(self, skill: str, reason: Reason) -> None:
        test = self.offer.tests.get(skill)
        if test and skill not in self.tested:
            self.tested.add(skill)
            self.steps.append(
                Step(
                    kind="assessment",
                    reason=reason,
                    minutes=test.minutes,
                    skill=skill,
                    name=test.course,
                    opens=test.opens,
                )
            )

    def _runs(self, gap: Gap) -> None:
        """Put the assessment runs that level 3 and up ask for, and skills without closed items.

        A run shows every skill of its scenario.
        """
        if gap.need < 3 and gap.skill in self.offer.tests:
            return
        shown = self.done.runs.get(gap.skill, 0) + sum(gap.skill in s.skills for s in self.runs)
        fresh = [scenario for scenario in self._fitting(gap.skill) if scenario not in self.runs]
        chosen = fresh[: max(0, RUNS_NEEDED - shown)]
        self.runs += chosen
        self.steps += [_run("assessment-run", gap.skill, scenario) for scenario in chosen]


def _run(kind: Kind, skill: str, scenario: Scenario) -> Step:
    return Step(kind=kind, reason="gap", minutes=scenario.minutes, skill=skill, name=scenario.key)


def _certificate(gap: Gap) -> Step:
    return Step(kind="certificate", reason="gap", minutes=CERTIFICATE_MINUTES, skill=gap.skill)
