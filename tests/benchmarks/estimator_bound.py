"""The least error that any estimator can have on the harness's simulated people.

    python tests/benchmarks/estimator_bound.py HARNESS.py [SEED …]

Whoever knew how those people were made (every item's difficulty, guess, slip, spread of abilities,
how practice adds and fades) would know after each answer exactly how probable each ability is. The
mean of that is the estimate with the least expected squared error; its intervals are central ones.
Nothing here learns: it shows which of the harness's aims can be met.

The figures of its `simulate` stand here once more; the difficulties are drawn as there.
"""

import argparse
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from runpy import run_path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SKILLS, ITEMS = 8, 12
GUESS, SLIP = 0.15, 0.05
GENERAL, OWN = 0.9, 0.7
"""Standard deviations among people: in general, of each skill besides."""

CUT = 0.75
GENERALS, ABILITIES = np.linspace(-3.2, 3.2, 49), np.linspace(-5.2, 5.2, 131)

Floats = NDArray[np.float64]


def main() -> None:
    """Print what exact inference reaches, a line a seed."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("harness", type=Path)
    given.add_argument("seeds", nargs="*", type=int, default=[1])
    chosen = given.parse_args()
    harness = run_path(str(chosen.harness))
    for seed in chosen.seeds:
        print(f"seed {seed}: {summed_up(list(known(harness, seed)))}", flush=True)


def known(
    harness: Mapping[str, Any], seed: int
) -> Iterator[tuple[float, float, float, float, int]]:
    """Yield the truth, the estimate, its interval, and earlier answers on the skill, by answer."""
    rows, truth = harness["simulate"](seed=seed)
    chance = np.random.default_rng(seed)
    difficulty = chance.normal(0, 0.8, (SKILLS, ITEMS)) + chance.normal(0, 0.6, SKILLS)[:, None]
    tested = ((*row, p) for row, p in zip(rows, truth, strict=True) if row[0] % 2)
    for _, answers in groupby(tested, key=lambda row: row[0]):
        yield from _of_person(list(answers), difficulty, harness["DAY"])


def _of_person(
    answers: list[Any], difficulty: Floats, day: float
) -> Iterator[tuple[float, float, float, float, int]]:
    likely = np.zeros((SKILLS, ABILITIES.size))
    gain, last, tried = np.zeros(SKILLS), np.zeros(SKILLS), np.zeros(SKILLS, int)
    stable = np.full(SKILLS, 20 * day)
    for _, skill, item, correct, at, truth in answers:
        gain[skill] *= (1 + (at - last[skill]) / stable[skill]) ** -0.5
        last[skill] = at
        posterior = _posterior(likely, skill)
        reference = _right(gain[skill], difficulty[skill]).mean(axis=1)
        low, high = np.searchsorted(posterior.cumsum(), (0.05, 0.95))
        end = ABILITIES.size - 1
        interval = reference[min(low, end)], reference[min(high, end)]
        yield truth, float(posterior @ reference), *interval, int(tried[skill])
        right = _right(gain[skill], difficulty[skill][item % ITEMS : item % ITEMS + 1])[:, 0]
        likely[skill] += np.log(right if correct else 1 - right)
        gain[skill] += 0.25 * np.exp(-gain[skill] / 1.5)
        stable[skill] *= 1.08
        tried[skill] += 1


def _right(gain: float, difficulty: Floats) -> Floats:
    """Return the chance of a right answer by ability before practice (rows) and item."""
    margin = ABILITIES[:, None] + gain - difficulty
    return GUESS + (1 - GUESS - SLIP) / (1 + np.exp(-margin))


_OWN_OF_GENERAL = np.exp(-0.5 * ((ABILITIES - GENERALS[:, None]) / OWN) ** 2)
_OWN_OF_GENERAL /= _OWN_OF_GENERAL.sum(axis=1, keepdims=True)


def _posterior(likely: Floats, skill: int) -> Floats:
    """Return how probable each ability on a skill is, from the answers on all of them."""
    likelihood = np.exp(likely - likely.max(axis=1, keepdims=True))
    of_general = np.log(likelihood @ _OWN_OF_GENERAL.T)
    others = of_general.sum(axis=0) - of_general[skill] - 0.5 * (GENERALS / GENERAL) ** 2
    found = np.exp(others - others.max()) @ _OWN_OF_GENERAL * likelihood[skill]
    return np.asarray(found / found.sum())


def summed_up(found: list[tuple[float, float, float, float, int]]) -> str:
    """Return the harness's figures of the estimates."""
    truth, mean, low, high, tried = (np.array(column) for column in zip(*found, strict=True))
    said, able = low >= CUT, (tried >= 10) & (truth >= CUT + 0.1)
    return (
        f"RMSE {np.sqrt(((mean - truth) ** 2).mean()):.4f}, "
        f"90 % intervals hold {((low <= truth) & (truth <= high)).mean():.3f}, "
        f"said wrongly {(truth[said] < CUT).mean():.3f}, not yet seen {(low[able] < CUT).mean():.3f}"
    )


if __name__ == "__main__":
    main()
