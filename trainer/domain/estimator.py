"""The filter of `estimation` in the form of an evaluation harness: predict, update, fit, freeze.

Used to measure the estimator against response logs; nothing of the platform runs through it. It
learns the difficulty of items and skills from the training answers, person by person, where the
platform takes them from its items.
"""

import math
from collections.abc import Iterable

from trainer.domain.estimation import Ability, chance, evidence_of, faded, guess_of

Answer = tuple[int, int, int, int, float | None]
"""Person, skill, item, right (0 or 1), seconds since some beginning or None."""

Part = tuple[float, float]
"""Mean and variance of one part of a difficulty."""

SKILL_PART: Part = (-1.5, 1.0)
ITEM_PART: Part = (0.0, 0.6)
_DAY = 86400.0
_NINETY = 1.645


class Estimator:
    """One ability a person and skill; difficulties of skills and items."""

    def __init__(self) -> None:
        self._people: dict[tuple[int, int], Ability] = {}
        self._skills: dict[int, Part] = {}
        self._items: dict[int, Part] = {}
        self._frozen = False

    def fit(self, rows: Iterable[Answer]) -> None:
        """Learn difficulties from the answers of other people."""
        for person, skill, item, correct, seconds in rows:
            self.update(person, skill, item, correct, seconds)

    def freeze(self) -> None:
        """Learn from now on about persons only."""
        self._frozen = True

    def predict(self, person: int, skill: int, item: int, seconds: float | None) -> float:
        """Return the chance that this answer will be right."""
        ability = self._ability(person, skill, seconds)
        margin, variance = self._against(ability, skill, item)
        return chance(margin, variance, guess_of(0))

    def update(
        self, person: int, skill: int, item: int, correct: float, seconds: float | None
    ) -> None:
        """Take in one answer."""
        ability = self._ability(person, skill, seconds)
        margin, variance = self._against(ability, skill, item)
        gain, narrowing = evidence_of(correct, 1.0, margin, variance, guess_of(0))
        mean, spread = _moved((ability.mean, ability.variance), gain, narrowing)
        self._people[person, skill] = Ability(mean=mean, variance=spread, day=ability.day)
        if not self._frozen:
            self._skills[skill] = _moved(self._skill(skill), -gain, narrowing)
            self._items[item] = _moved(self._item(item), -gain, narrowing)

    def proficiency(
        self, person: int, skill: int, seconds: float | None
    ) -> tuple[float, float, float]:
        """Return the chance on a random item of the skill, with its central 90 % interval."""
        ability = self._ability(person, skill, seconds)
        difficulty, unsure = self._skill(skill)
        margin, reach = ability.mean - difficulty, _NINETY * math.sqrt(ability.variance + unsure)
        low, mean, high = (
            chance(margin + shift, ITEM_PART[1], guess_of(0)) for shift in (-reach, 0.0, reach)
        )
        return mean, low, high

    def _ability(self, person: int, skill: int, seconds: float | None) -> Ability:
        known = self._people.get((person, skill), Ability())
        return faded(known, (seconds or 0.0) / _DAY)

    def _against(self, ability: Ability, skill: int, item: int) -> tuple[float, float]:
        """Return ability minus difficulty, and the variance of that."""
        of_skill, of_item = self._skill(skill), self._item(item)
        margin = ability.mean - of_skill[0] - of_item[0]
        return margin, ability.variance + of_skill[1] + of_item[1]

    def _skill(self, skill: int) -> Part:
        return self._skills.get(skill, SKILL_PART)

    def _item(self, item: int) -> Part:
        return self._items.get(item, ITEM_PART)


def _moved(part: Part, gain: float, narrowing: float) -> Part:
    mean, variance = part
    return mean + variance * gain, variance - variance * variance * narrowing
