"""How well a placement places simulated staff: run it for the figures of the engineers' help.

    python -m tests.benchmarks.placement [--people N] [--seed N]

Staff are drawn as `domain.private` expects newcomers to be (a general ability, deviations of each
skill), on the posts of a commune that ask for a skill with questions. The questions are those of
the courses: their levels and choices; what is drawn is only whether an answer is right. A level is
true up to the one that the post requires, as for the placement itself.
"""

import argparse
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from pathlib import Path
from statistics import median

from trainer.content.library import load
from trainer.demo.staffing import SEVERAL
from trainer.domain.cuts import CUTS
from trainer.domain.estimation import NEWCOMER_MEAN, SLIP, USUAL, guess_of
from trainer.domain.marking import options_offered
from trainer.domain.placement import (
    MOST_QUESTIONS,
    Askable,
    Known,
    answered,
    information,
    known_from,
    next_question,
    placed_level,
)
from trainer.domain.private import NEWCOMER, PRIORS

ROOT = Path(__file__).resolve().parents[2]
Requires = Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One simulated placement: (placed, true, highest possible) of each skill; questions asked."""

    levels: Sequence[tuple[int, int, int]]
    asked: int


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Shares over all skills of all people, and the number of questions over people."""

    exact: float
    within_one: float
    median: float
    most: int


@cache
def real() -> tuple[tuple[Askable, ...], tuple[Requires, ...]]:
    """Return the questions of the courses, and what each seat of a commune requires of them."""
    library = load(ROOT / "courses", ROOT / "simulations")
    items = [i for c in library.courses.values() if c.placement for i in c.placement.items]
    bank = tuple(
        Askable(key=i.id, skill=i.skill, level=i.level, choices=options_offered(i)) for i in items
    )
    skills = {question.skill for question in bank}
    seats = [
        {skill: level for skill, level in profile.requires.items() if skill in skills}
        for profile in library.framework.framework.profiles
        if not profile.helper
        for _ in range(SEVERAL.get(profile.code, 1))
    ]
    return bank, tuple(seat for seat in seats if seat)


def simulated(
    people: int,
    seed: int,
    spread: float = 1.0,
    bank: Sequence[Askable] | None = None,
    sizes: Iterable[int] | None = None,
    early: bool = True,
) -> Iterator[Taken]:
    """Yield so many placements; `spread`: of abilities, 1.0 as the priors say; `sizes`: only posts
    with so many skills; `early`: whether a placement may end before its last question."""
    chance, (questions, seats) = random.Random(seed), real()
    wanted = [seat for seat in seats if sizes is None or len(seat) in sizes]
    for number in range(people):
        seat = wanted[number % len(wanted)]
        able = _drawn(chance, seat, spread)
        yield _taken(chance, seat, bank or questions, able, early)


def _taken(
    chance: random.Random,
    requires: Requires,
    bank: Sequence[Askable],
    able: Mapping[str, float],
    early: bool,
) -> Taken:
    known, asked = known_from(NEWCOMER, requires, 0.0), set[str]()
    own = [question for question in bank if question.skill in requires]
    choose = _as_asked if early else _telling_most
    while len(asked) < MOST_QUESTIONS:
        question = choose(known, own, asked, requires)
        if question is None:
            break
        right = chance.random() < _chance(able[question.skill], question)
        known = answered(known, question, float(right))
        asked.add(question.key)
    levels = [
        (placed_level(known.ability(skill), level), _true(able[skill], level), level)
        for skill, level in requires.items()
    ]
    return Taken(levels=levels, asked=len(asked))


def _as_asked(
    known: Known, bank: Sequence[Askable], asked: Collection[str], requires: Requires
) -> Askable | None:
    return next_question(known, bank, asked, requires, "")


def _telling_most(
    known: Known, bank: Sequence[Askable], asked: Collection[str], requires: Requires
) -> Askable:
    return max(
        (question for question in bank if question.key not in asked),
        key=lambda q: (information(known.ability(q.skill), q, requires[q.skill]), q.key),
    )


def _drawn(chance: random.Random, skills: Iterable[str], spread: float) -> dict[str, float]:
    general = chance.gauss(0, spread * sqrt(PRIORS.slow_general + PRIORS.recent_general))
    own = spread * sqrt(PRIORS.slow_skill + PRIORS.recent_skill)
    return {skill: NEWCOMER_MEAN + general + chance.gauss(0, own) for skill in skills}


def _chance(able: float, question: Askable) -> float:
    item, guess = USUAL[question.level], guess_of(question.choices)
    known = 1 / (1 + exp(-exp(item.steepness) * (able - item.difficulty)))
    return guess + (1 - guess - SLIP) * known


def _true(able: float, required: int) -> int:
    return sum(able >= cut for cut in CUTS.levels[:required])


def agreement(taken: Iterable[Taken]) -> Agreement:
    """Count how often people were placed right."""
    every = list(taken)
    levels = [level for each in every for level in each.levels]
    return Agreement(
        exact=sum(placed == true for placed, true, _ in levels) / len(levels),
        within_one=sum(abs(placed - true) <= 1 for placed, true, _ in levels) / len(levels),
        median=median(each.asked for each in every),
        most=max(each.asked for each in every),
    )


def ideal() -> list[Askable]:
    """Return a bank that never runs out: every question written out, at each level."""
    skills = {question.skill for question in real()[0]}
    return [
        Askable(key=f"{skill}/{level}/{n}", skill=skill, level=level, choices=0)
        for skill in skills
        for level in (1, 2, 3)
        for n in range(MOST_QUESTIONS)
    ]


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1600)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    usual = {"people": given.people, "seed": given.seed}
    sizes = sorted({len(seat) for seat in real()[1]})
    _say("as the priors say", agreement(simulated(**usual)))
    _say("less different people (0.75)", agreement(simulated(**usual, spread=0.75)))
    _say("more different people (1.25)", agreement(simulated(**usual, spread=1.25)))
    for size in sizes:
        _say(f"posts with {size} of the skills", agreement(simulated(**usual, sizes=[size])))
    _say("any question, always all 25", agreement(simulated(**usual, bank=ideal(), early=False)))


def _say(what: str, found: Agreement) -> None:
    print(
        f"{what:32} exact {found.exact:.3f}  within one {found.within_one:.3f}  "
        f"questions: median {found.median:g}, most {found.most}",
        flush=True,
    )


if __name__ == "__main__":
    _main()
