"""Our own small generator: the same seed gives the same run on every machine and version.

Each draw has its own stream, named, so that adding a draw to a scenario changes no other draw.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1


def _mixed(state: int) -> int:
    """Return the output function of SplitMix64 (Steele, Lea, Flood 2014)."""
    z = state & _MASK
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & _MASK
    return z ^ (z >> 31)


def numbers(seed: int, name: str) -> Iterator[int]:
    """Yield 64-bit numbers without end, from the stream `name` of the run's `seed`."""
    state = int.from_bytes(sha256(f"{seed}/{name}".encode()).digest()[:8], "big")
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _MASK
        yield _mixed(state)


def whole_number(seed: int, name: str, least: int, most: int) -> int:
    """Return a whole number from `least` to `most`, both included."""
    return least + next(numbers(seed, name)) % (most - least + 1)


def picked(seed: int, name: str, choices: Sequence[T]) -> T:
    """Return one of `choices`."""
    return choices[whole_number(seed, name, 0, len(choices) - 1)]
