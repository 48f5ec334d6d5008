"""Items and skills from many people's answers, in batch: expectation propagation.

Three rounds over the log, person by person. What each answer said about its item is kept; in the
next round it is taken out of the item before the same answer is met again, so that no answer
counts twice and the item's own uncertainty stays honest (Minka 2001). After each round the spread
among people and among items is set to what was found (empirical Bayes).
"""

import math
from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from trainer.domain.estimate import items, person
from trainer.domain.estimate.items import Against, Item, Skill, against, learnt
from trainer.domain.estimate.person import OnSkill, Person, Priors, after, before
from trainer.domain.estimate.step import Step, step

ROUNDS = 3
SAMPLE, FLUCTUATION = 300, (1.0, 0.5, 0.1, 0.01)
"""How many people, and which shares of the usual fluctuation are tried on them."""

GUESS, SLIP = 0.01, 0.004
"""Where the format of an item is not known. Small: the steepness takes up the rest."""

Answer = tuple[Hashable, Hashable, Hashable, float, float | None]
"""Person, skill, item, outcome 0 to 1, day or None."""


@dataclass
class Population:
    """What is known of skills and items, and how far people and items differ (variances).

    Where items were written to a plan, `planned` says how hard each is meant to be and `guesses`
    the chance of guessing it; `terms` are those of a new skill.
    """

    priors: Priors = person.PRIORS
    difficulty: float = items.DIFFICULTY
    steepness: float = items.STEEPNESS
    terms: items.Terms = items.TERMS
    planned: Mapping[Hashable, float] = field(default_factory=dict)
    guesses: Mapping[Hashable, float] = field(default_factory=dict)
    slip: float = SLIP
    skills: dict[Hashable, Skill] = field(default_factory=dict)
    items: dict[Hashable, Item] = field(default_factory=dict)

    def skill(self, key: Hashable) -> Skill:
        """Return the skill; a new one if nothing is known of it."""
        return self.skills.get(key) or Skill(self.terms)

    def item(self, key: Hashable) -> Item:
        """Return the item; as it was planned, or an average one, if nothing is known of it."""
        return self.items.get(key) or Item(
            self.planned.get(key, 0.0), self.difficulty, 0.0, self.steepness
        )

    def answered(self, where: Against, item: Hashable, outcome: float) -> Step:
        """Return what an answer to an item does."""
        guess = self.guesses.get(item, GUESS)
        return step(where.margin, where.variance, where.steep, guess, self.slip, outcome)


class Log:
    """The answers of one person after another, and what each said about its item."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        found: dict[Hashable, list[Answer]] = {}
        for answer in answers:
            found.setdefault(answer[0], []).append(answer)
        self.people: Sequence[Sequence[Answer]] = list(found.values())
        self.starts = [0, *accumulate(map(len, self.people))]
        count = self.starts[-1]
        self.said = [array("d", bytes(8 * count)) for _ in range(4)]
        self.read = False


def calibrated(
    answers: Iterable[Answer],
    told: Callable[[int, int], None] | None = None,
    population: Population | None = None,
) -> Population:
    """Learn skills and items from answers, each person's in order of time.

    `told` is called with how many people are done and how many there are in all rounds;
    `population`: what is known before, and is added to.
    """
    population, log = population or Population(), Log(answers)
    for turn in range(ROUNDS):
        spread = _Spread(population)
        at = 0
        for number, own in enumerate(log.people):
            at = _person(population, log, own, at, spread)
            if told:
                told(turn * len(log.people) + number + 1, ROUNDS * len(log.people))
        spread.settle()
        if not log.read:
            population.priors = _fluctuating(population, log)
        log.read = True
    return population


def _fluctuating(population: Population, log: Log) -> Priors:
    """Return the priors with which the next answers of some people are foretold best."""
    sample = range(0, len(log.people), max(1, len(log.people) // SAMPLE))
    tried = [population.priors.steadier(share) for share in FLUCTUATION]
    return min(tried, key=lambda priors: sum(_surprise(population, priors, log, n) for n in sample))


def _surprise(population: Population, priors: Priors, log: Log, number: int) -> float:
    """Return the log loss of foretelling one person's answers one by one, none by itself."""
    general, skills, lost = person.newcomer(priors), dict[Hashable, OnSkill](), 0.0
    for at, (_, skill_key, item_key, outcome, day) in enumerate(
        log.people[number], log.starts[number]
    ):
        on_skill = skills.get(skill_key) or person.untried(priors)
        seen = before(general, on_skill, skill_key, day, priors)
        item = _without(population.item(item_key), log, at, population)
        where = against(seen, population.skill(skill_key), item)
        moved = population.answered(where, item_key, outcome)
        lost -= math.log(moved.chance if outcome >= 0.5 else 1 - moved.chance)
        general, skills[skill_key] = after(seen, outcome, moved.gain, moved.narrowing)
    return lost


def _person(
    population: Population, log: Log, own: Sequence[Answer], at: int, spread: "_Spread"
) -> int:
    priors = population.priors
    general, skills = person.newcomer(priors), dict[Hashable, OnSkill]()
    for _, skill_key, item_key, outcome, day in own:
        on_skill = skills.get(skill_key) or person.untried(priors)
        seen = before(general, on_skill, skill_key, day, priors)
        skill = population.skills.setdefault(skill_key, Skill(population.terms))
        item = population.item(item_key)
        if log.read:
            item = _without(item, log, at, population)
        where = against(seen, skill, item)
        moved = population.answered(where, item_key, outcome)
        general, skills[skill_key] = after(seen, outcome, moved.gain, moved.narrowing)
        population.items[item_key] = taught = learn(skill, item, where, moved)
        _keep(log, at, item, taught)
        at += 1
    spread.add(general, skills.values())
    return at


def learn(skill: Skill, item: Item, where: Against, moved: Step) -> Item:
    """Let a skill learn from one answer, and return the item as it has learnt."""
    margin = where.steep * where.margin
    skill.learn(where.features, moved.gain, moved.narrowing)
    skill.learn_steepness(margin, moved.surprise, moved.weight)
    return learnt(item, margin, moved.gain, moved.narrowing, (moved.surprise, moved.weight))


def _keep(log: Log, at: int, was: Item, now: Item) -> None:
    a, b, c, d = log.said
    a[at] = 1 / now.variance - 1 / was.variance
    b[at] = now.difficulty / now.variance - was.difficulty / was.variance
    c[at] = 1 / now.steepness_variance - 1 / was.steepness_variance
    d[at] = now.steepness / now.steepness_variance - was.steepness / was.steepness_variance


def _without(item: Item, log: Log, at: int, population: Population) -> Item:
    """Take out of an item what this answer said in the round before."""
    a, b, c, d = log.said
    sure = max(1 / population.difficulty, 1 / item.variance - a[at])
    steep_sure = max(1 / population.steepness, 1 / item.steepness_variance - c[at])
    return Item(
        (item.difficulty / item.variance - b[at]) / sure,
        1 / sure,
        (item.steepness / item.steepness_variance - d[at]) / steep_sure,
        1 / steep_sure,
    )


class _Spread:
    """How far people and items differ, as one round finds it."""

    HELD = 20.0
    """How many people or items the former figure counts for."""

    def __init__(self, population: Population) -> None:
        self.population = population
        self.general = [0.0, 0.0]
        self.on_skill = [0.0, 0.0]

    def add(self, general: Person, skills: Iterable[OnSkill]) -> None:
        """Take in one person's parts as they stand at the end."""
        _add(self.general, general.slow, general.slow_variance)
        for own in skills:
            _add(self.on_skill, own.slow, own.slow_variance)

    def settle(self) -> None:
        """Set the population's variances to what was found."""
        difficulty, steepness = [0.0, 0.0], [0.0, 0.0]
        planned = self.population.planned
        for key, item in self.population.items.items():
            _add(difficulty, item.difficulty - planned.get(key, 0.0), item.variance)
            _add(steepness, item.steepness, item.steepness_variance)
        was = self.population.priors
        self.population.priors = was._replace(
            slow_general=self._mean(self.general, was.slow_general),
            slow_skill=self._mean(self.on_skill, was.slow_skill),
        )
        self.population.difficulty = self._mean(difficulty, self.population.difficulty)
        self.population.steepness = self._mean(steepness, self.population.steepness)

    def _mean(self, found: list[float], former: float) -> float:
        return (found[0] + self.HELD * former) / (found[1] + self.HELD)


def _add(sums: list[float], mean: float, variance: float) -> None:
    sums[0] += mean * mean + variance
    sums[1] += 1
