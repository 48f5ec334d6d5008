"""What the next ten minutes are for: one rule, the same for everybody, explained to the person.

1. A module that was begun and not finished comes first, if it teaches something still missing.
2. Else the riskiest gap decides: below before stale before not measured, then the largest
   shortfall, then where the person's private estimate is lowest, then the framework's order.
3. For that skill: the first unfinished module that teaches it (or what has to be learnt before
   it); when these are done a scenario that practises it and was not passed yet; then the
   assessment, if it can be sat now. A skill with nothing to do leaves the next gap its turn.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from trainer.domain.estimation import NEWCOMER_MEAN
from trainer.domain.gaps import WORST_FIRST, State


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A skill of the post that is not met. `estimate`: the private estimate's mean, in logits."""

    skill: str
    need: int
    have: int
    state: State
    estimate: float = NEWCOMER_MEAN


@dataclass(frozen=True, kw_only=True)
class Module:
    """A module as the rule sees it; `after` names modules of the same course."""

    course: str
    name: str
    skills: tuple[str, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What there is to do: modules in order, scenario -> skills, skill -> course that tests it."""

    modules: tuple[Module, ...] = ()
    scenarios: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    assessments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Done:
    """What the person did: (course, module) -> finished; scenarios passed on one's own."""

    modules: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    passed: Collection[str] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """What to do next, and for which skill. `name` is the module or the scenario."""

    kind: Literal["module", "practice", "assessment"]
    skill: str
    course: str = ""
    name: str = ""


def next_step(gaps: Iterable[Gap], offer: Offer, done: Done) -> Step | None:
    """Return the next ten minutes, or None where nothing is missing or nothing can be done."""
    ordered = sorted(gaps, key=_risk)
    return _begun(ordered, offer, done) or next(
        (step for gap in ordered if (step := _for_gap(gap, offer, done))), None
    )


def _risk(gap: Gap) -> tuple[int, int, float]:
    return WORST_FIRST.index(gap.state), gap.have - gap.need, gap.estimate


def _begun(gaps: Iterable[Gap], offer: Offer, done: Done) -> Step | None:
    for gap in gaps:
        for module in offer.modules:
            if gap.skill in module.skills and done.modules.get(_key(module)) is False:
                return Step(kind="module", skill=gap.skill, course=module.course, name=module.name)
    return None


def _for_gap(gap: Gap, offer: Offer, done: Done) -> Step | None:
    steps: tuple[Callable[[Gap, Offer, Done], Step | None], ...] = (_learn, _practise, _be_assessed)
    return next((step for way in steps if (step := way(gap, offer, done))), None)


def _learn(gap: Gap, offer: Offer, done: Done) -> Step | None:
    for module in offer.modules:
        if gap.skill in module.skills and not done.modules.get(_key(module)):
            first = _first_missing(module, offer, done)
            return Step(kind="module", skill=gap.skill, course=first.course, name=first.name)
    return None


def _first_missing(module: Module, offer: Offer, done: Done) -> Module:
    """Return the first unfinished module that has to be learnt before `module`, or itself."""
    before = [m for m in offer.modules if m.course == module.course and m.name in module.after]
    return next((m for m in before if not done.modules.get(_key(m))), module)


def _practise(gap: Gap, offer: Offer, done: Done) -> Step | None:
    for scenario, skills in offer.scenarios.items():
        if gap.skill in skills and scenario not in done.passed:
            return Step(kind="practice", skill=gap.skill, name=scenario)
    return None


def _be_assessed(gap: Gap, offer: Offer, done: Done) -> Step | None:
    course = offer.assessments.get(gap.skill)
    return Step(kind="assessment", skill=gap.skill, course=course) if course else None


def _key(module: Module) -> tuple[str, str]:
    return module.course, module.name
