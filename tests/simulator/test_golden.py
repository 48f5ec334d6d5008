"""Golden runs: the reference of each scenario ends in the state it has always ended in.

A hash changes when a rule, a reducer or a scenario changes on purpose: look why, then write it anew.
"""

import pytest

from tests.simulator.scenes import setting
from trainer.simulator.engine import replayed
from trainer.simulator.policies import played
from trainer.simulator.world import state_hash

GOLDEN = {
    "certified-copy-transcript": "8d0927cfa50e31ae0bb7da24c2124b77927bbd506ca2813cbdcf0f05c925803d",
    "certified-copy-diploma": "1893acbaee38af16104e57b4b237130bd60aa8c72ec1f807a82895d5fe2c44de",
    "certified-copy-outage": "a0ec482f514b9c07e578416c1bc3abd1d157de25c1a70eb2e94046961ec00aa0",
    "birth-marriage-at-home": "f5edebf41ea5ad9cb134c9293d1e1a7c7f69262f5e6b33f818faf166a920b8c6",
    "birth-before-holiday": "53b2003a0fa4c108f2cc429556df93b1fa98ae0330036fdbc72e54f1e723722f",
    "birth-grandmother": "32000eb65723d91ed902a7b3a9d33d69b57979f78996cd9c691071337c782371",
    "birth-online-supplement": "09ece29401660ca833e3eec685fd7eb2764d4175adbbc43d9cb8c2cae6b6a2aa",
    "overdue-reset": "070a76fd910dadf6778e69ff857a8dd7180eaa0487041967cfb2653ba88ea835",
    "household-next-commune": "ee36c0b2d4308b948741717516bbf21406adedec40951ed9e90239f8c5da0de8",
}


@pytest.mark.parametrize(("key", "expected"), GOLDEN.items())
def test_the_reference_run_ends_in_the_same_state_on_every_machine(key, expected):
    chosen = setting(key, seed=1)
    assert state_hash(replayed(chosen, played(chosen, "reference"))) == expected
