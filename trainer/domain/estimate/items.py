"""What is known of skills and items from everybody's answers: difficulty, steepness, practice.

A skill has five terms, each a mean and a variance: its ease, what practice adds (`person.features`
says how it is counted), what success adds (log of 1 + right answers), what a change to this skill costs,
what the first meeting with it costs. An item has a difficulty; items and skills have a steepness
(its logarithm is estimated, so that it stays above 0).
"""

import math
from typing import NamedTuple

from trainer.domain.estimate.person import Before, features

EASE, PRACTICE, SUCCESS, CHANGED, FIRST = range(5)
Terms = tuple[tuple[float, float], ...]
TERMS: Terms = ((0.25, 0.76), (0.45, 0.1), (0.2, 0.1), (0.0, 0.02), (0.0, 0.02))
"""Mean and variance of a skill's terms before any answer, in the order of `person.features`."""

DIFFICULTY, STEEPNESS, SKILL_STEEPNESS = 2.2, 0.2, 0.02
"""Variances among items (of the difficulty, of the log steepness) and skills."""


class Item(NamedTuple):
    """Difficulty relative to its skill and log steepness of one item, with their variances."""

    difficulty: float
    variance: float
    steepness: float
    steepness_variance: float


class Skill:
    """The terms of one skill. It learns in place: millions of answers pass through it."""

    __slots__ = ("means", "steepness", "steepness_variance", "variances")

    def __init__(self, terms: Terms = TERMS) -> None:
        self.means = [mean for mean, _ in terms]
        self.variances = [variance for _, variance in terms]
        self.steepness, self.steepness_variance = 0.0, SKILL_STEEPNESS

    def learn(self, features: tuple[float, ...], gain: float, narrowing: float) -> None:
        """Move each term by what one answer says."""
        for n, feature in enumerate(features):
            if feature:
                variance = self.variances[n]
                self.means[n] += variance * feature * gain
                self.variances[n] = variance - variance * variance * feature * feature * narrowing

    def learn_steepness(self, margin: float, surprise: float, weight: float) -> None:
        """Move the log steepness; `margin` is already multiplied by the steepness."""
        variance = self.steepness_variance
        self.steepness += variance * margin * surprise
        self.steepness_variance = variance - variance * variance * margin * margin * weight


class Against(NamedTuple):
    """A person before an item: margin, its variance, steepness; features of the skill's terms."""

    margin: float
    variance: float
    steep: float
    features: tuple[float, float, float, float, float]


def against(seen: Before, skill: Skill, item: Item) -> Against:
    """Return where a person stands against an item of a skill."""
    terms = _, practice, success, changed, first = features(seen)
    ease, by_practice, by_success, by_change, by_first = skill.means
    margin = seen.ability + ease + practice * by_practice + success * by_success - item.difficulty
    v0, v1, v2, v3, v4 = skill.variances
    variance = seen.variance + item.variance + v0
    variance += practice * practice * v1 + success * success * v2
    if changed:
        margin, variance = margin + by_change, variance + v3
    if first:
        margin, variance = margin + by_first, variance + v4
    variance += margin * margin * (item.steepness_variance + skill.steepness_variance)
    return Against(margin, variance, steep_of(skill, item), terms)


def steep_of(skill: Skill, item: Item) -> float:
    """Return how steeply the item tells people apart; 1 is usual."""
    logarithm = skill.steepness + item.steepness
    return math.exp(logarithm if -2.0 < logarithm < 2.0 else math.copysign(2.0, logarithm))


def learnt(
    item: Item, steep_margin: float, gain: float, narrowing: float, by: tuple[float, float]
) -> Item:
    """Return the item after one answer; `by`: surprise and weight for the steepness."""
    m, v, s, sv = item
    surprise, weight = by
    return Item(
        m - v * gain,
        v - v * v * narrowing,
        s + sv * steep_margin * surprise,
        sv - sv * sv * steep_margin * steep_margin * weight,
    )
