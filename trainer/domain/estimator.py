"""The filter of `estimate` in the form of an evaluation harness: predict, update, fit, freeze.

Used to measure the estimator against response logs; nothing of the platform runs through it. `fit`
is the batch calibration of the platform; without it items are learnt answer by answer.
"""

import math
from collections.abc import Iterable

from trainer.domain.estimate import person as people
from trainer.domain.estimate.calibration import GUESS, SLIP, Population, calibrated, learn
from trainer.domain.estimate.items import Against, Skill, against
from trainer.domain.estimate.person import Before, OnSkill, Person, after, before, features
from trainer.domain.estimate.step import chance_of, step

Answer = tuple[int, int, int, int, float | None]
"""Person, skill, item, right (0 or 1), seconds since some beginning or None."""

BELOW, ABOVE = 1.38, 2.2
"""Standard deviations from the middle to the ends of the 90 % interval; fitted on simulated people,
so that it holds 90 % and "has reached the level" is wrong at most once in twenty."""

Drawn = tuple[float, float, float]
"""Mean and variance of the difficulty, and mean log steepness, of a random item of a skill."""

_DAY = 86400.0


class Estimator:
    """People in parts; skills and items calibrated in batch, or learnt as answers come."""

    def __init__(self) -> None:
        self._population = Population()
        self._people: dict[int, Person] = {}
        self._on_skill: dict[tuple[int, int], OnSkill] = {}
        self._spread: dict[int, dict[int, None]] = {}
        self._drawn: dict[int, Drawn] = {}
        self._frozen = False

    def fit(self, rows: Iterable[Answer]) -> None:
        """Learn skills and items from the answers of other people."""
        answers = [(u, s, i, float(c), _day(t)) for u, s, i, c, t in rows]
        for _, skill, item, _, _ in answers:
            self._spread.setdefault(skill, {})[item] = None
        self._population = calibrated(answers)

    def freeze(self) -> None:
        """Learn from now on about persons only."""
        self._frozen = True

    def predict(self, person: int, skill: int, item: int, seconds: float | None) -> float:
        """Return the chance that this answer will be right."""
        where = self._against(self._before(person, skill, seconds), skill, item)
        return chance_of(where.margin, where.variance, where.steep, GUESS, SLIP)

    def update(
        self, person: int, skill: int, item: int, correct: float, seconds: float | None
    ) -> None:
        """Take in one answer."""
        seen = self._before(person, skill, seconds)
        where = self._against(seen, skill, item)
        moved = step(where.margin, where.variance, where.steep, GUESS, SLIP, correct)
        found = after(seen, correct, moved.gain, moved.narrowing)
        self._people[person], self._on_skill[person, skill] = found
        if not self._frozen:
            known = self._population
            of_skill, of_item = known.skills.setdefault(skill, Skill()), known.item(item)
            known.items[item] = learn(of_skill, of_item, where, moved)
            self._spread.setdefault(skill, {})[item] = None

    def proficiency(
        self, person: int, skill: int, seconds: float | None
    ) -> tuple[float, float, float]:
        """Return the chance on a random item of the skill, with its 90 % interval."""
        seen = self._before(person, skill, seconds)
        of_skill = self._population.skill(skill)
        difficulty, spread, steepness = self._items_drawn(skill)
        terms = zip(of_skill.means, features(seen), strict=True)
        margin = seen.ability + sum(mean * feature for mean, feature in terms) - difficulty
        steep, off = math.exp(of_skill.steepness + steepness), math.sqrt(seen.variance)
        low = chance_of(margin - BELOW * off, spread, steep, GUESS, SLIP)
        mean = chance_of(margin, spread + seen.variance, steep, GUESS, SLIP)
        high = chance_of(margin + ABOVE * off, spread, steep, GUESS, SLIP)
        return mean, low, high

    def _before(self, person: int, skill: int, seconds: float | None) -> Before:
        known = self._population
        general = self._people.get(person) or people.newcomer(known.priors)
        own = self._on_skill.get((person, skill)) or people.untried(known.priors)
        return before(general, own, skill, _day(seconds), known.priors)

    def _against(self, seen: Before, skill: int, item: int) -> Against:
        return against(seen, self._population.skill(skill), self._population.item(item))

    def _items_drawn(self, skill: int) -> Drawn:
        if self._frozen and skill in self._drawn:
            return self._drawn[skill]
        found = [self._population.item(key) for key in self._spread.get(skill, ())]
        if not found:
            return 0.0, self._population.difficulty, 0.0
        mean = sum(item.difficulty for item in found) / len(found)
        spread = sum((item.difficulty - mean) ** 2 for item in found) / len(found)
        steepness = sum(item.steepness for item in found) / len(found)
        self._drawn[skill] = mean, spread, steepness
        return self._drawn[skill]


def _day(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / _DAY
