"""One answer: the chance of it being right, and by how much it moves whoever took part in it.

    p = c + (1 - c - e) * sigma(a * margin / sqrt(1 + pi * a^2 * variance / 8))

`margin` is ability minus difficulty, `variance` of that margin, a how steeply the item tells
people apart, c the chance of guessing, e of a slip.
"""

import math
from typing import NamedTuple


class Step(NamedTuple):
    """`gain`: shift of a part of the margin per unit of its variance; `narrowing`: loss of its
    variance per unit of its squared variance; `surprise`, `weight`: both for the steepness a."""

    chance: float
    gain: float
    narrowing: float
    surprise: float
    weight: float


_filled = tuple.__new__
"""Makes a named tuple of its fields in their order, in half of the time."""


def chance_of(margin: float, variance: float, steep: float, guess: float, slip: float) -> float:
    """Return the chance of a right answer."""
    level = steep * margin / math.sqrt(1 + math.pi * steep * steep * variance / 8)
    return guess + (1 - guess - slip) * _known(level)


def step(
    margin: float,
    variance: float,
    steep: float,
    guess: float,
    slip: float,
    outcome: float,
    weight: float = 1.0,
) -> Step:
    """Return what an outcome of 0 to 1 with a weight above 0 does."""
    spread = steep * steep * variance
    blur = math.sqrt(1 + math.pi * spread / 8)
    known = _known(steep * margin / blur)
    reach = 1 - guess - slip
    p = guess + reach * known
    slope = reach * known * (1 - known) / blur
    leverage = slope / (p * (1 - p) / weight + spread * slope * slope)
    surprise, sharpness = leverage * (outcome - p), leverage * slope
    return _filled(Step, (p, steep * surprise, steep * steep * sharpness, surprise, sharpness))


def _known(level: float) -> float:
    """Return sigma, kept off 0 and 1 so that no answer is ever impossible."""
    if -12.0 < level < 12.0:
        return 1 / (1 + math.exp(-level))
    return 1 - 1e-5 if level > 0 else 1e-5
