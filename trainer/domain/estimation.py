"""What a person's answers say about what they can do: one skill, on the logit scale.

A Gaussian filter: ability is a mean and a variance, moved a little by each answer. An item of
difficulty d, guessed rightly by chance c and slipped on by chance e, is answered rightly with

    p = c + (1 - c - e) * sigma((mean - d) / sqrt(1 + pi * variance / 8))

Without evidence the mean sinks towards `FORGOTTEN` with a half-life of two years, and the variance
widens back to the newcomer's. Fading over two spans equals fading over both at once, so that
nothing stored depends on when it is looked at.

Days are days since 1970-01-01 UTC, with fractions.
"""

import math
from collections.abc import Sequence
from datetime import UTC, datetime

from trainer.domain.values import value

NEWCOMER_MEAN, NEWCOMER_VARIANCE = -1.0, 2.0
FORGOTTEN = -3.0
HALF_LIFE = 730.0
SLIP = 0.05
LUCK = 0.05
DIFFICULTY = {1: -0.1, 2: 0.1, 3: 0.8, 4: 1.4}
"""Difficulty of an item that shows the level; stands in until items are calibrated."""

_FADING = math.log(2) / HALF_LIFE
_DAY = 86400


@value
class Ability:
    """What is known of one person's ability in one skill; `day`: of the last evidence."""

    mean: float = NEWCOMER_MEAN
    variance: float = NEWCOMER_VARIANCE
    day: float | None = None


@value
class Observation:
    """One piece of evidence as the filter takes it.

    `outcome` 0 to 1; `weight` 0 and up; `level` 1 to 4 that the item shows; `choices`: among how
    many options one was chosen, 0 where it was not a choice.
    """

    outcome: float
    weight: float
    level: int
    choices: int
    day: float


def day_of(instant: datetime) -> float:
    """Return an aware instant as days since 1970-01-01 UTC."""
    return instant.timestamp() / _DAY


def instant_of(day: float) -> datetime:
    """Return the instant (UTC, whole seconds) of a day."""
    return datetime.fromtimestamp(int(day * _DAY), UTC)


def guess_of(choices: int) -> float:
    """Return the chance of being right without knowing.

    Less than 1 in `choices`: wrong options written from real mistakes attract who does not know.
    """
    return 0.6 / choices if choices > 1 else LUCK


def chance(margin: float, variance: float, guess: float) -> float:
    """Return the chance of a right answer; `margin` is mean ability minus difficulty."""
    return guess + (1 - guess - SLIP) * _known(margin, _blur(variance))


def evidence_of(
    outcome: float, weight: float, margin: float, variance: float, guess: float
) -> tuple[float, float]:
    """Return by how much one answer moves a part, per unit of its variance, and how much it
    narrows the part, per unit of its squared variance."""
    blur = _blur(variance)
    known = _known(margin, blur)
    p = guess + (1 - guess - SLIP) * known
    slope = (1 - guess - SLIP) * known * (1 - known) / blur
    gain = slope / (p * (1 - p) / weight + variance * slope * slope)
    return gain * (outcome - p), gain * slope


def _known(margin: float, blur: float) -> float:
    return 1 / (1 + math.exp(-margin / blur))


def _blur(variance: float) -> float:
    return math.sqrt(1 + math.pi * variance / 8)


def kept_share(days: float) -> float:
    """Return which share of what stands above `FORGOTTEN` is left after `days` without evidence."""
    return math.exp(-_FADING * max(0.0, days))


def faded(ability: Ability, day: float) -> Ability:
    """Return the ability as it is known on `day`, with no evidence since."""
    mean, variance, day = _faded(ability, day)
    return Ability(mean=mean, variance=variance, day=day)


def _faded(ability: Ability, day: float) -> tuple[float, float, float]:
    if ability.day is None:
        return ability.mean, ability.variance, day
    kept = kept_share(day - ability.day)
    return (
        FORGOTTEN + kept * (ability.mean - FORGOTTEN),
        kept * kept * ability.variance + (1 - kept * kept) * NEWCOMER_VARIANCE,
        max(day, ability.day),
    )


def updated(ability: Ability, seen: Observation) -> Ability:
    """Return the ability after one more piece of evidence; weight 0 changes nothing."""
    if seen.weight <= 0:
        return ability
    mean, variance, day = _faded(ability, seen.day)
    gain, narrowing = evidence_of(
        seen.outcome,
        seen.weight,
        mean - DIFFICULTY[seen.level],
        variance,
        guess_of(seen.choices),
    )
    return Ability(
        mean=mean + variance * gain, variance=variance - variance * variance * narrowing, day=day
    )


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
    return ability.day + math.log((ability.mean - FORGOTTEN) / (cut - FORGOTTEN)) / _FADING


@value
class Explanation:
    """Why the mean stands where it stands on a day: `start + sum(shifts) == mean`.

    `start` is the newcomer's mean, faded since the first evidence; `shifts` are what is left of
    what each piece of evidence moved, in its order.
    """

    start: float
    shifts: tuple[float, ...]
    mean: float


def explained(seen: Sequence[Observation], day: float) -> Explanation:
    """Return by how much each piece of evidence moves the mean as known on `day`."""
    ability, shifts = Ability(), []
    for observation in seen:
        before = faded(ability, observation.day)
        ability = updated(ability, observation)
        moved = ability.mean - before.mean if observation.weight > 0 else 0.0
        shifts.append(moved * kept_share(day - observation.day))
    final = faded(ability, day) if ability.day is not None else ability
    return Explanation(start=final.mean - sum(shifts), shifts=tuple(shifts), mean=final.mean)
