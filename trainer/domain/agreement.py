"""How far two raters agree, beyond what chance alone would give.

Percent agreement; Cohen's kappa with linear weights (J. Cohen, Weighted kappa, Psychological
Bulletin 70, 1968, 213-220) with the large-sample variance of J. L. Fleiss, J. Cohen and
B. S. Everitt (Psychological Bulletin 72, 1969, 323-327); Gwet's AC1 (K. L. Gwet, Computing
inter-rater reliability and its variance in the presence of high agreement, British Journal of
Mathematical and Statistical Psychology 61, 2008, 29-48). Kappa is not defined where both raters
use one category only, and low where nearly everything is a yes though they agree; AC1 is made for
that, so that yes/no marks are told by AC1 and levels by kappa.

All figures have no unit: 1 is full agreement, 0 what chance gives, below 0 less than chance.
The intervals take the pairs for independent of each other: marks of one appraisal are not quite,
so that the true interval is somewhat wider.
"""

import math
from collections.abc import Sequence

from trainer.domain.values import value

Pair = tuple[int, int]
"""What two raters said of the same thing: categories 0 to k - 1."""

Table = tuple[tuple[int, ...], ...]
"""Counts: rows are the first rater's category, columns the second's."""

FEWEST = 5
"""Nothing is said about fewer pairs."""

PAIRS_NEEDED, KAPPA_NEEDED = 100, 0.6
"""Our rule: from so many pairs and such a kappa on, observation confirms the cuts."""

_Z = 1.959964  # the .975 quantile of the normal distribution


@value
class Coefficient:
    """An agreement beyond chance with its 95 % interval, which is cut at -1 and 1."""

    value: float
    low: float
    high: float


@value
class Agreement:
    """What may be said of so many pairs; None where they are too few or it is not defined."""

    pairs: int
    percent: float | None = None
    kappa: Coefficient | None = None
    ac1: Coefficient | None = None


def agreement(pairs: Sequence[Pair], k: int) -> Agreement:
    """Return how far the two raters of `pairs` agree in `k` categories."""
    if len(pairs) < FEWEST:
        return Agreement(pairs=len(pairs))
    table = cross_table(pairs, k)
    return Agreement(
        pairs=len(pairs),
        percent=percent_agreement(table),
        kappa=weighted_kappa(table),
        ac1=gwet_ac1(table),
    )


def cross_table(pairs: Sequence[Pair], k: int) -> Table:
    """Return how often the raters said what, `k` times `k`."""
    return tuple(tuple(pairs.count((i, j)) for j in range(k)) for i in range(k))


def percent_agreement(table: Table) -> float:
    """Return the share of pairs, 0 to 1, in which both said the same."""
    return sum(table[i][i] for i in range(len(table))) / _n(table)


def weighted_kappa(table: Table) -> Coefficient | None:
    """Return Cohen's kappa with the weights 1 - |i - j| / (k - 1); None where it is undefined.

    kappa = (po - pe) / (1 - pe), po the weighted observed and pe the weighted expected agreement.
    For two categories it is plain kappa.
    """
    n, k = _n(table), len(table)
    p = [[count / n for count in row] for row in table]
    rows, columns = [sum(row) for row in p], [sum(row[j] for row in p) for j in range(k)]
    w = [[1 - abs(i - j) / (k - 1) for j in range(k)] for i in range(k)]
    cells = [(i, j) for i in range(k) for j in range(k)]
    po = sum(w[i][j] * p[i][j] for i, j in cells)
    pe = sum(w[i][j] * rows[i] * columns[j] for i, j in cells)
    if 1 - pe < 1e-12:
        return None
    mean_row = [sum(columns[j] * w[i][j] for j in range(k)) for i in range(k)]
    mean_column = [sum(rows[i] * w[i][j] for i in range(k)) for j in range(k)]
    spread = sum(
        p[i][j] * (w[i][j] * (1 - pe) - (mean_row[i] + mean_column[j]) * (1 - po)) ** 2
        for i, j in cells
    )
    variance = (spread - (po * pe - 2 * pe + po) ** 2) / (n * (1 - pe) ** 4)
    return _coefficient((po - pe) / (1 - pe), variance)


def gwet_ac1(table: Table) -> Coefficient:
    """Return Gwet's AC1: chance is (1 / (k - 1)) * sum of pi (1 - pi) over the categories.

    pi is the mean of both raters' shares of a category. The variance (his equation for two
    raters, without the correction for finite populations) is the spread over the n pairs of

        g_i = (a_i - pe) / (1 - pe) - 2 (1 - AC1) (e_i - pe) / (1 - pe)

    divided by n (n - 1), a_i being 1 where pair i agrees, and e_i the pair's own part in chance:
    the mean of 1 - pi over the two categories that were said, divided by k - 1.
    """
    n, k = _n(table), len(table)
    pi = [(sum(table[i]) + sum(row[i] for row in table)) / (2 * n) for i in range(k)]
    pe = sum(share * (1 - share) for share in pi) / (k - 1)
    ac1 = (percent_agreement(table) - pe) / (1 - pe)
    spread = 0.0
    for i in range(k):
        for j in range(k):
            part = (2 - pi[i] - pi[j]) / 2 / (k - 1)
            g = ((i == j) - pe - 2 * (1 - ac1) * (part - pe)) / (1 - pe)
            spread += table[i][j] * (g - ac1) ** 2
    return _coefficient(ac1, spread / (n * (n - 1)) if n > 1 else 0.0)


def cuts_confirmed(found: Agreement) -> bool:
    """Say whether platform and observation agree so far that the cuts count as confirmed."""
    kappa = found.kappa
    return found.pairs >= PAIRS_NEEDED and kappa is not None and kappa.value >= KAPPA_NEEDED


def _n(table: Table) -> int:
    return sum(sum(row) for row in table)


def _coefficient(found: float, variance: float) -> Coefficient:
    half = _Z * math.sqrt(max(0.0, variance))
    return Coefficient(value=found, low=max(-1.0, found - half), high=min(1.0, found + half))
