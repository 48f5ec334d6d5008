"""The filter for many people abreast: everybody's first answer at once, then everybody's second.

What `step` and `person` do for one answer is done here for columns of answers, and equal to the
last digit: the four operations and the square root are exact in both; powers and exponentials are
left to `math`, one by one. How somebody takes a change of skill is left aside, as in
`domain.private`.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trainer.domain.estimate.person import (
    DAYS_PRACTISED,
    DAYS_RECENT,
    FORGOTTEN,
    KEPT_GENERAL,
    KEPT_MEANWHILE,
    KEPT_SKILL,
    KEPT_SLOW,
    Priors,
)

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


class Answers(NamedTuple):
    """Columns of what `step.step` takes of an answer, and its day.

    `unsure`: the variance of the difficulty.
    """

    outcome: Floats
    weight: Floats
    difficulty: Floats
    unsure: Floats
    steep: Floats
    guess: Floats
    day: Floats

    def at(self, places: Places) -> "Answers":
        """Return the answers at some places."""
        return Answers(*(column[places] for column in self))


def in_turn(whose: Places) -> Iterator[Places]:
    """Yield the places of everybody's first answer, then of everybody's second, and so on.

    `whose`: the number of the person who gave each answer, in rising order.
    """
    lengths = np.bincount(whose)
    starts = lengths.cumsum() - lengths
    for turn in range(lengths.max(initial=0)):
        yield starts[lengths > turn] + turn


def steps(margin: Floats, variance: Floats, given: Answers, slip: float) -> tuple[Floats, Floats]:
    """Return gain and narrowing of each answer, as `step.step` does of one."""
    spread = given.steep * given.steep * variance
    blur = np.sqrt(1 + math.pi * spread / 8)
    known = _known(given.steep * margin / blur)
    reach = 1 - given.guess - slip
    p = given.guess + reach * known
    slope = reach * known * (1 - known) / blur
    leverage = slope / (p * (1 - p) / given.weight + spread * slope * slope)
    surprise, sharpness = leverage * (given.outcome - p), leverage * slope
    return given.steep * surprise, given.steep * given.steep * sharpness


def _known(level: Floats) -> Floats:
    inside = 1 / (1 + exponentials(-np.clip(level, -12.0, 12.0)))
    return np.where(level >= 12.0, 1 - 1e-5, np.where(level <= -12.0, 1e-5, inside))


def exponentials(exponents: Floats) -> Floats:
    """Return e to the power of each, as `math` gives it."""
    return np.fromiter(map(math.exp, exponents.tolist()), float, exponents.size)


def _powers(bases: Floats, exponent: float) -> Floats:
    return np.fromiter(map(pow, bases.tolist(), repeat(exponent)), float, bases.size)


def _powers_of(base: float, exponents: Floats) -> Floats:
    return np.fromiter(map(pow, repeat(base), exponents.tolist()), float, exponents.size)


def _whole_powers(base: float, exponents: Floats) -> Floats:
    """Return powers of which there are few: of whole numbers, none of them below nothing."""
    known = [base**n for n in range(int(exponents.max(initial=0)) + 1)]
    return np.array(known)[exponents.astype(np.intp)]


class Crowd:
    """The parts of many people; every one of them and each of their skills is a column.

    Rows of `general`: the parts over all skills as in `person.Person`, answers given, the day of
    the latest. Rows of `own`: as in `person.OnSkill`; a person's skill is in the column
    person * skills + skill.
    """

    def __init__(self, people: int, skills: int, priors: Priors) -> None:
        self.skills, self.priors = skills, priors
        self.general = np.zeros((6, people))
        self.general[1], self.general[3] = priors.slow_general, priors.recent_general
        self.own = np.zeros((8, people * skills))
        self.own[1], self.own[3] = priors.slow_skill, priors.recent_skill

    def fold(self, whose: Places, skill: Places, given: Answers, start: float, slip: float) -> None:
        """Take answers, person by person in canonical order.

        `whose`, `skill`: the numbers of person and skill of each; `start`: ability of somebody in
        whom every part is nothing.
        """
        which = whose * self.skills + skill
        for turn, places in enumerate(in_turn(whose)):
            self._take(turn, whose[places], which[places], given.at(places), start, slip)

    def _take(
        self, turn: int, who: Places, which: Places, given: Answers, start: float, slip: float
    ) -> None:
        slow, slow_variance, recent, recent_variance = self._general_before(turn, who, given.day)
        own = self._own_before(turn, which, given.day)
        own_slow, own_slow_variance, own_recent, own_recent_variance, tried, right = own
        gain, narrowing = steps(
            slow + recent + own_slow + own_recent + start - given.difficulty,
            slow_variance
            + recent_variance
            + own_slow_variance
            + own_recent_variance
            + given.unsure,
            given,
            slip,
        )
        self.general[:, who] = (
            *moved(slow, slow_variance, gain, narrowing),
            *moved(recent, recent_variance, gain, narrowing),
            np.full(who.size, turn + 1.0),
            given.day,
        )
        self.own[:, which] = (
            *moved(own_slow, own_slow_variance, gain, narrowing),
            *moved(own_recent, own_recent_variance, gain, narrowing),
            tried + 1,
            right + given.outcome,
            np.full(who.size, turn + 1.0),
            given.day,
        )

    def _general_before(self, turn: int, who: Places, day: Floats) -> Sequence[Floats]:
        slow, slow_variance, recent, recent_variance, _, then = self.general[:, who]
        if turn:
            left = KEPT_GENERAL * _powers(1 + (day - then), -DAYS_RECENT)
            recent, recent_variance = kept(
                left, recent, recent_variance, self.priors.recent_general
            )
        return slow, slow_variance, recent, recent_variance

    def _own_before(self, turn: int, which: Places, day: Floats) -> NDArray[np.float64]:
        own = self.own[:, which]
        met = np.flatnonzero(own[4])
        own[:5, met] = self._faded(turn, own[:, met], day[met])
        return own[:6]

    def _faded(self, turn: int, own: NDArray[np.float64], day: Floats) -> Sequence[Floats]:
        """Let answers and time fade the parts of skills that were met before."""
        slow, slow_variance, recent, recent_variance, tried, _, latest, then = own
        since, meanwhile, priors = day - then, turn - latest, self.priors
        left = _whole_powers(KEPT_SLOW, meanwhile + 1)
        slow, slow_variance = kept(left, slow, slow_variance, priors.slow_skill)
        left = _powers_of(0.5, since / priors.half_life)
        sunk, widened = kept(left, slow - FORGOTTEN, slow_variance, priors.slow_skill)
        idle = since > 0
        left = KEPT_SKILL * _whole_powers(KEPT_MEANWHILE, meanwhile)
        left *= _powers(1 + since, -DAYS_RECENT)
        return (
            np.where(idle, FORGOTTEN + sunk, slow),
            np.where(idle, widened, slow_variance),
            *kept(left, recent, recent_variance, priors.recent_skill),
            np.where(idle, tried / np.sqrt(1 + since / DAYS_PRACTISED), tried),
        )


def kept(share: Floats, mean: Floats, variance: Floats, prior: float) -> tuple[Floats, Floats]:
    """Return what is kept of a mean, of its variance the square; the rest is the prior's."""
    square = share * share
    return share * mean, square * variance + (1 - square) * prior


def moved(mean: Floats, variance: Floats, gain: Floats, narrowing: Floats) -> tuple[Floats, Floats]:
    """Return mean and variance of a part after an answer."""
    return mean + variance * gain, variance - variance * variance * narrowing
