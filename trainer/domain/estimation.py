"""What a person's answers in one skill say about what they can do, on the logit scale.

This is the official fold's estimate: one part, and nothing but evidence of the skill itself. The
private one (`domain.private`) takes the same step with parts over all skills. Ability is a mean and
a variance, moved a little by each answer (`estimate.step`).

Without evidence the mean sinks towards `FORGOTTEN` with a half-life of two years, and the variance
widens back to the newcomer's. Fading over two spans equals fading over both at once, so that
nothing stored depends on when it is looked at.

Days are days since 1970-01-01 UTC, with fractions.
"""

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from trainer.domain.estimate.items import Item
from trainer.domain.estimate.step import chance_of, step
from trainer.domain.values import value

NEWCOMER_MEAN, NEWCOMER_VARIANCE = -1.0, 2.0
FORGOTTEN = -3.0
HALF_LIFE = 730.0
SLIP = 0.05
LUCK = 0.05
DIFFICULTY = {1: 0.0, 2: 0.9, 3: 1.7, 4: 2.7}
"""Difficulty of an item that shows the level; stands in until the item is calibrated. Half a logit
above where the level begins (`domain.cuts`), in about the middle of its band."""

USUAL = {level: Item(difficulty, 0.0, 0.0, 0.0) for level, difficulty in DIFFICULTY.items()}
"""What is taken to be known of an item that shows the level."""

FADING = math.log(2) / HALF_LIFE
SECONDS = 86400
"""Of a day."""


class Ability(NamedTuple):
    """What is known of one person's ability in one skill; `day`: of the last evidence."""

    mean: float = NEWCOMER_MEAN
    variance: float = NEWCOMER_VARIANCE
    day: float | None = None


class Observation(NamedTuple):
    """One piece of evidence as the filter takes it.

    `outcome` 0 to 1; `weight` 0 and up; `item`: how hard it is; `choices`: among how many options
    one was chosen, 0 where it was not a choice.
    """

    outcome: float
    weight: float
    item: Item
    choices: int
    day: float


def day_of(instant: datetime) -> float:
    """Return an aware instant as days since 1970-01-01 UTC."""
    return instant.timestamp() / SECONDS


def instant_of(day: float) -> datetime:
    """Return the instant (UTC, whole seconds) of a day."""
    return datetime.fromtimestamp(int(day * SECONDS), UTC)


def guess_of(choices: int) -> float:
    """Return the chance of being right without knowing.

    Less than 1 in `choices`: wrong options written from real mistakes attract who does not know.
    """
    return 0.6 / choices if choices > 1 else LUCK


def chance(ability: Ability, item: Item, choices: int) -> float:
    """Return the chance that somebody answers an item rightly."""
    return chance_of(
        ability.mean - item.difficulty,
        ability.variance + item.variance,
        math.exp(item.steepness),
        guess_of(choices),
        SLIP,
    )


def kept_share(days: float) -> float:
    """Return which share of what stands above `FORGOTTEN` is left after `days` without evidence."""
    return math.exp(-FADING * max(0.0, days))


def faded(ability: Ability, day: float) -> Ability:
    """Return the ability as it is known on `day`, with no evidence since."""
    mean, variance, day = _faded(ability, day)
    return Ability(mean=mean, variance=variance, day=day)


def _faded(ability: Ability, day: float) -> tuple[float, float, float]:
    mean, variance, then = ability
    if then is None:
        return mean, variance, day
    kept = kept_share(day - then)
    return (
        FORGOTTEN + kept * (mean - FORGOTTEN),
        kept * kept * variance + (1 - kept * kept) * NEWCOMER_VARIANCE,
        max(day, then),
    )


def updated(ability: Ability, seen: Observation) -> Ability:
    """Return the ability after one more piece of evidence; weight 0 changes nothing."""
    outcome, weight, item, choices, day = seen
    if weight <= 0:
        return ability
    mean, variance, day = _faded(ability, day)
    difficulty, unsure, steepness, _ = item
    _, gain, narrowing, _, _ = step(
        mean - difficulty,
        variance + unsure,
        math.exp(steepness),
        guess_of(choices),
        SLIP,
        outcome,
        weight,
    )
    return Ability(mean + variance * gain, variance - variance * variance * narrowing, day)


def sureness(ability: Ability, cut: float) -> float:
    """Return P(ability >= cut)."""
    return 0.5 * math.erfc((cut - ability.mean) / math.sqrt(2 * ability.variance))


def falls_below(ability: Ability, cut: float) -> float | None:
    """Return the day on which P(ability >= cut) sinks below one half by fading alone.

    None where that never happens: before any evidence. The mean then equals the cut, so that
    FORGOTTEN + kept * (mean - FORGOTTEN) = cut is solved for the day.
    """
    if ability.day is None or cut <= FORGOTTEN:
        return None
    if ability.mean <= cut:
        return ability.day
    return ability.day + math.log((ability.mean - FORGOTTEN) / (cut - FORGOTTEN)) / FADING


@value
class Explanation:
    """Why the mean of a skill stands where it stands on a day.

    `start` (the newcomer's mean) + sum(`shifts`) + `others` + `time` == `mean`. `shifts`: by how
    much each piece of evidence in the skill moved the mean when it came, in its order; `others`:
    what evidence in other skills moved; `time`: what has been forgotten since, or has worn off.
    """

    start: float
    shifts: tuple[float, ...]
    others: float
    time: float
    mean: float


def explained(seen: Sequence[Observation], day: float) -> Explanation:
    """Return by how much each piece of evidence moves the mean as known on `day`."""
    ability, shifts = Ability(), []
    for observation in seen:
        before = faded(ability, observation.day)
        ability = updated(ability, observation)
        shifts.append(ability.mean - before.mean if observation.weight > 0 else 0.0)
    return explanation(faded(ability, day).mean, shifts, 0.0)


def explanation(mean: float, shifts: Sequence[float], others: float) -> Explanation:
    """Return the explanation of a mean; what neither shifts nor others account for is time's."""
    return Explanation(
        start=NEWCOMER_MEAN,
        shifts=tuple(shifts),
        others=others,
        time=mean - NEWCOMER_MEAN - sum(shifts) - others,
        mean=mean,
    )
