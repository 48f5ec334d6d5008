"""Draws: the same seed gives the same run, for ever and whatever else is drawn."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from tests.simulator.scenes import SCENARIOS, compiled
from trainer.simulator.chance import numbers, picked, whole_number
from trainer.simulator.scenario import Draw
from trainer.simulator.variants import drawn, variants


def test_the_generator_gives_the_numbers_it_has_always_given():
    assert list(islice(numbers(1, "pages"), 3)) == [
        6132254450640109193,
        826912829213693038,
        8172105514713732925,
    ]


@given(seed=st.integers(0, 2**40), least=st.integers(0, 50), width=st.integers(0, 50))
def test_a_whole_number_lies_between_its_bounds(seed, least, width):
    assert least <= whole_number(seed, "n", least, least + width) <= least + width


def test_every_choice_comes_up_over_many_seeds():
    assert {picked(seed, "x", "abc") for seed in range(60)} == set("abc")


def test_a_new_draw_changes_no_other_draw():
    before = {"pages": Draw(least=3, most=12), "flaw": Draw(pick=("none", "erased"))}
    after = {"weather": Draw(pick=("rain", "sun")), **before}
    for seed in range(50):
        old, new = drawn(before, seed), drawn(after, seed)
        assert {name: new[name] for name in old} == old


def test_the_variants_of_a_scenario_are_all_its_deciding_combinations_once():
    for key in SCENARIOS:
        found = [tuple(v.items()) for v in variants(compiled(key).definition)]
        assert len(found) == len(set(found))
    assert [dict(v) for v in variants(compiled("certified-copy-diploma").definition)] == [
        {"original": "sound"},
        {"original": "erased"},
        {"original": "photo"},
    ]
