"""Two raters: how far they agree, and what of that is more than chance."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trainer.domain.agreement import (
    KAPPA_NEEDED,
    PAIRS_NEEDED,
    agreement,
    cross_table,
    cuts_confirmed,
    gwet_ac1,
    percent_agreement,
    weighted_kappa,
)


def levels(k: int, least: int = 5) -> st.SearchStrategy[list[tuple[int, int]]]:
    one = st.integers(0, k - 1)
    return st.lists(st.tuples(one, one), min_size=least, max_size=60)


@given(st.lists(st.integers(0, 4), min_size=5, max_size=60))
def test_raters_who_always_agree_agree_fully(said: list[int]) -> None:
    found = agreement([(each, each) for each in said], 5)
    assert found.percent == 1
    assert found.ac1.value == pytest.approx(1)
    assert found.ac1.low == pytest.approx(1)
    if len(set(said)) > 1:
        assert found.kappa.value == pytest.approx(1)
        assert found.kappa.low == pytest.approx(1)
    else:
        assert found.kappa is None, "kappa says nothing where there is one category only"


@pytest.mark.parametrize("k", [2, 3, 5])
def test_raters_who_throw_dice_agree_about_as_chance_gives(k: int) -> None:
    random = Random(k)
    pairs = [(random.randrange(k), random.randrange(k)) for _ in range(20_000)]
    found = agreement(pairs, k)
    assert abs(found.kappa.value) < 0.02
    assert abs(found.ac1.value) < 0.02
    assert found.kappa.low < 0 < found.kappa.high


@given(levels(5))
def test_it_does_not_matter_who_is_called_the_first(pairs: list[tuple[int, int]]) -> None:
    one, other = agreement(pairs, 5), agreement([(b, a) for a, b in pairs], 5)
    assert one.percent == other.percent
    for name in ("kappa", "ac1"):
        found, turned = getattr(one, name), getattr(other, name)
        assert (found is None) == (turned is None)
        if found:
            assert found.value == pytest.approx(turned.value)
            assert found.low == pytest.approx(turned.low, abs=1e-6)


@given(levels(5))
def test_levels_counted_from_the_other_end_agree_as_much(pairs: list[tuple[int, int]]) -> None:
    one, other = agreement(pairs, 5), agreement([(4 - a, 4 - b) for a, b in pairs], 5)
    assert (one.kappa is None) == (other.kappa is None)
    if one.kappa:
        assert one.kappa.value == pytest.approx(other.kappa.value)


@given(levels(2))
def test_an_interval_holds_its_figure(pairs: list[tuple[int, int]]) -> None:
    found = agreement(pairs, 2)
    for each in (found.ac1, found.kappa):
        if each:
            assert -1 <= each.low <= each.value + 1e-12
            assert each.value - 1e-12 <= each.high <= 1


def test_the_worked_example_of_the_literature() -> None:
    """Gwet's example of high agreement that kappa takes for none: kappa -0.023, AC1 0.941."""
    table = ((118, 5), (2, 0))
    assert percent_agreement(table) == pytest.approx(0.944)
    assert weighted_kappa(table).value == pytest.approx(-0.0234, abs=5e-5)
    assert gwet_ac1(table).value == pytest.approx(0.9408, abs=5e-5)


def test_two_categories_give_plain_kappa() -> None:
    assert weighted_kappa(((20, 5), (10, 15))).value == pytest.approx(0.4)


def test_one_level_apart_counts_less_than_three_apart() -> None:
    same = [(n, n) for n in range(5)] * 4
    near = agreement([*same, *[(1, 2)] * 5], 5).kappa.value
    far = agreement([*same, *[(1, 4)] * 5], 5).kappa.value
    assert far < near < 1


EVEN = [[0.30, 0.08, 0.02], [0.05, 0.25, 0.05], [0.03, 0.07, 0.15]]
MOSTLY_YES = [[0.05, 0.12], [0.08, 0.75]]


@pytest.mark.parametrize("figure", [weighted_kappa, gwet_ac1])
@pytest.mark.parametrize("shares", [EVEN, MOSTLY_YES])
def test_the_interval_is_as_wide_as_repeated_samples_spread(figure, shares) -> None:
    n, generator, k = 400, np.random.default_rng(7), len(shares)
    draws = generator.multinomial(n, np.ravel(shares), size=3000).reshape(-1, k, k)
    tables = [tuple(tuple(int(c) for c in row) for row in draw) for draw in draws]
    found = [figure(table) for table in tables]
    spread = np.std([each.value for each in found])
    told = np.mean([(each.high - each.low) / 2 / 1.959964 for each in found])
    assert told == pytest.approx(spread, rel=0.06)


@given(levels(5, least=0).filter(lambda pairs: len(pairs) < 5))
def test_nothing_is_said_about_fewer_than_five(pairs: list[tuple[int, int]]) -> None:
    found = agreement(pairs, 5)
    assert (found.pairs, found.percent, found.kappa, found.ac1) == (len(pairs), None, None, None)


@given(levels(4))
def test_the_table_counts_every_pair_once(pairs: list[tuple[int, int]]) -> None:
    table = cross_table(pairs, 4)
    assert sum(map(sum, table)) == len(pairs)
    assert table[2][3] == pairs.count((2, 3))


@given(levels(2))
def test_nothing_is_infinite(pairs: list[tuple[int, int]]) -> None:
    found = agreement(pairs, 2)
    assume(found.kappa)
    assert all(math.isfinite(x) for x in (found.kappa.value, found.kappa.low, found.ac1.low))


def test_cuts_are_confirmed_by_a_hundred_pairs_that_agree_and_not_by_less() -> None:
    agreeing = [(n % 5, n % 5) for n in range(PAIRS_NEEDED)]
    assert cuts_confirmed(agreement(agreeing, 5))
    assert not cuts_confirmed(agreement(agreeing[1:], 5))
    torn = [(n % 5, (n + (n % 2)) % 5) for n in range(3 * PAIRS_NEEDED)]
    found = agreement(torn, 5)
    assert found.kappa.value < KAPPA_NEEDED
    assert not cuts_confirmed(found)
