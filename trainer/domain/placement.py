"""Placement: a short adaptive start that says where in each skill of a post learning begins.

What routes learning is the level up to the one that the post requires: above it nothing is left to
learn for the post, so that nobody is asked which of the higher levels they hold. Each question is
the one whose answer is expected to say most about a level that is still open (in bits, guessing
taken into account). The skills of a post are known together: what somebody shows in one moves the
others by what they share.

`domain.private` keeps the parts of an ability apart and takes them as independent, which suits a
log of years. Within one quarter of an hour nothing fades, so that here the whole covariance of the
skills is kept: the same questions then say more.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from statistics import NormalDist

from trainer.domain.cuts import CUTS, Cuts
from trainer.domain.estimate.person import before, untried
from trainer.domain.estimate.step import chance_of, step
from trainer.domain.estimation import (
    NEWCOMER_MEAN,
    SLIP,
    USUAL,
    Ability,
    guess_of,
    sureness,
)
from trainer.domain.private import PRIORS, Private
from trainer.domain.values import value

MOST_QUESTIONS = 25
MOST_SECONDS = 15 * 60
AWAY_AFTER = 3 * 60
"""Seconds after which somebody who has not answered is taken to have left: the clock stops."""

AGAIN_AFTER = 90
"""Days after which a placement for the same post may be taken again."""

SURE = 0.93
"""A skill is decided when one level is this probable."""

WORTH = 0.02
"""Bits about a level that an answer must be expected to bring; for less nobody is asked."""


@value
class Askable:
    """A question that a placement may ask; `choices`: among how many options one is chosen."""

    key: str
    skill: str
    level: int
    choices: int


@value
class Known:
    """What is known of somebody in the skills of a post: means and their covariance, logit scale.

    `cuts`: where the levels begin.
    """

    skills: tuple[str, ...]
    means: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    cuts: Cuts = CUTS

    def ability(self, skill: str) -> Ability:
        """Return what is known of one skill."""
        n = self.skills.index(skill)
        return Ability(mean=self.means[n], variance=self.covariance[n][n])


def known_from(state: Private, skills: Collection[str], day: float, cuts: Cuts = CUTS) -> Known:
    """Return what a person's evidence so far says of these skills on a day."""
    codes = tuple(sorted(skills))
    unmet = untried(PRIORS)
    seen = [before(state.general, state.skills.get(c, unmet), None, day, PRIORS) for c in codes]
    shared = seen[0].person.slow_variance + seen[0].person.recent_variance if seen else 0.0
    return Known(
        skills=codes,
        means=tuple(each.ability + NEWCOMER_MEAN for each in seen),
        covariance=tuple(
            tuple(each.variance if own == other else shared for other in codes)
            for own, each in zip(codes, seen, strict=True)
        ),
        cuts=cuts,
    )


def answered(known: Known, question: Askable, outcome: float | None) -> Known:
    """Return what is known after an answer; None is "I do not know": wrong, and nobody guessed."""
    n, item = known.skills.index(question.skill), USUAL[question.level]
    column = known.covariance[n]
    moved = step(
        known.means[n] - item.difficulty,
        column[n] + item.variance,
        math.exp(item.steepness),
        guess_of(question.choices if outcome is not None else 0),
        SLIP,
        outcome or 0.0,
    )
    return Known(
        skills=known.skills,
        means=tuple(m + c * moved.gain for m, c in zip(known.means, column, strict=True)),
        covariance=tuple(
            tuple(v - c * d * moved.narrowing for v, d in zip(row, column, strict=True))
            for row, c in zip(known.covariance, column, strict=True)
        ),
        cuts=known.cuts,
    )


def next_question(
    known: Known,
    bank: Sequence[Askable],
    asked: Collection[str],
    requires: Mapping[str, int],
    seed: str,
) -> Askable | None:
    """Return what to ask next; None when all is decided, or nothing left is worth asking.

    `asked`: keys of questions that are not asked again; `seed` decides between questions that tell
    equally much.
    """
    undecided = {
        s for s in known.skills if not is_decided(known.ability(s), requires[s], known.cuts)
    }
    worth = [
        (bits, _lot(seed, question.key), question)
        for question in bank
        if question.skill in undecided and question.key not in asked
        if (bits := _worth(known, question, requires)) >= WORTH
    ]
    return max(worth, key=lambda each: each[:2])[2] if worth else None


def _worth(known: Known, question: Askable, requires: Mapping[str, int]) -> float:
    skill = question.skill
    return information(known.ability(skill), question, requires[skill], known.cuts)


def is_decided(ability: Ability, required: int, cuts: Cuts = CUTS) -> bool:
    """Say whether one level is probable enough."""
    return max(level_chances(ability, required, cuts)) >= SURE


def level_chances(ability: Ability, required: int, cuts: Cuts = CUTS) -> tuple[float, ...]:
    """Return how probable each level from 0 is; the last is the required one "or above"."""
    above = (1.0, *(sureness(ability, cut) for cut in cuts.levels[:required]), 0.0)
    return tuple(here - beyond for here, beyond in pairwise(above))


def placed_level(ability: Ability, required: int, cuts: Cuts = CUTS) -> int:
    """Return from which level learning begins: the one most probably hit, a near miss counts half.

    The most probable level alone would send whoever is a 0 or a 2 to one of the ends.
    """
    chances = level_chances(ability, required, cuts)

    def hit(level: int) -> float:
        return chances[level] + sum(chances[max(0, level - 1) : level + 2])

    return max(range(len(chances)), key=lambda level: (hit(level), -level))


def is_over(asked: int, spent: float) -> bool:
    """Say whether a limit is reached: questions asked, or seconds that counted."""
    return asked >= MOST_QUESTIONS or spent >= MOST_SECONDS


def information(ability: Ability, question: Askable, required: int, cuts: Cuts = CUTS) -> float:
    """Return how many bits the answer to a question is expected to say about the level.

    The mutual information of both, mean and variance taken to a hundredth.
    """
    rounded = round(ability.mean, 2), round(ability.variance, 2)
    return _information(*rounded, question.level, question.choices, cuts.levels[:required])


_POINTS = tuple(NormalDist().inv_cdf((n + 0.5) / 60) for n in range(60))
"""Sixty equally probable abilities of somebody with mean 0 and variance 1."""


@lru_cache(maxsize=20_000)
def _information(
    mean: float, variance: float, level: int, choices: int, cuts: tuple[float, ...]
) -> float:
    spread, of_levels = math.sqrt(max(variance, 0.01)), [list[float]() for _ in (0, *cuts)]
    for point in _POINTS:
        able = mean + spread * point
        of_levels[sum(able >= cut for cut in cuts)].append(_right(able, level, choices))
    overall = [chance for chances in of_levels for chance in chances]
    within = sum(len(chances) * _bits(chances) for chances in of_levels if chances)
    return _bits(overall) - within / len(overall)


def _right(able: float, level: int, choices: int) -> float:
    item = USUAL[level]
    margin, steep = able - item.difficulty, math.exp(item.steepness)
    return chance_of(margin, item.variance, steep, guess_of(choices), SLIP)


def _bits(chances: Sequence[float]) -> float:
    """Return the entropy of a right or wrong answer."""
    right = sum(chances) / len(chances)
    return -sum(p * math.log2(p) for p in (right, 1 - right))


def _lot(seed: str, key: str) -> str:
    return sha256(f"{seed}/{key}".encode()).hexdigest()
