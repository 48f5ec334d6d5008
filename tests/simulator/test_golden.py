"""Golden runs: the reference of each scenario ends in the state it has always ended in.

A hash changes when a rule, a reducer or a scenario changes on purpose: look why, then write it anew.
"""

import pytest

from tests.simulator.scenes import setting
from trainer.simulator.engine import replayed
from trainer.simulator.policies import played
from trainer.simulator.world import state_hash

GOLDEN = {
    "certified-copy-transcript": "c8c2d2e0938a3ff3b55db67bd52cf6ebff0d5e9cce7d797a0a46148648bd83e3",
    "certified-copy-diploma": "8374bf493f3d9ca88e2f1e4d43ee4588710db44e6c4f6872606e5b53e8600052",
    "certified-copy-outage": "6c06d0b67764ecbe6adc514c3ba4e001ed2d3292792a309bcdbfa3b1d244a800",
    "birth-marriage-at-home": "d2645abd4e63e7abd63c9ab225893ec6897c57a4ee76b6bdc83fe988d0366de0",
    "birth-before-holiday": "65d496eee426f10791d893d8bb8bf4b4219b9e6852e18e2595c5ec43391e3798",
    "birth-grandmother": "a3bd73d6f1f3733bd71dbd695f002f186ff24ce8569281a3f016c03a912636bf",
}


@pytest.mark.parametrize(("key", "expected"), GOLDEN.items())
def test_the_reference_run_ends_in_the_same_state_on_every_machine(key, expected):
    chosen = setting(key, seed=1)
    assert state_hash(replayed(chosen, played(chosen, "reference"))) == expected
