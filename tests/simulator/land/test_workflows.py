"""Land work that goes from the counter to the record: what waits for what, and what no screen may tell."""

import pytest

from tests.simulator.scenes import compiled, reference, setting
from trainer.simulator.setting import setting_with
from trainer.simulator.variants import drawn, variants

FIRST, MIDWAY = "land-first-certificate", "land-law-changed-midway"
SPLIT, ERROR, DISPUTE = (
    "land-split-before-forwarding",
    "certificate-typing-error",
    "dispute-boundary-measured",
)


def _said(key: str) -> list[set[str]]:
    """Return for each variant all that can be said, and all that a sheet asks."""
    definition = compiled(key).definition
    other = drawn(definition.draws, 0)
    settings = (setting_with(compiled(key), 0, {**other, **v}) for v in variants(definition))
    return [
        {f"{t.id}: {t.say.vi}" for t in each.topics.values()}
        | {q.label.vi for sheet in each.scenario.land.questions for q in sheet.questions}
        for each in settings
    ]


@pytest.mark.parametrize("key", [FIRST, MIDWAY, SPLIT, ERROR, DISPUTE])
def test_what_can_be_said_and_is_asked_does_not_tell_the_variant(key):
    first, *others = _said(key)
    assert all(each == first for each in others)


def test_the_minutes_of_the_posting_cannot_be_had_before_its_last_day_is_over():
    here = reference(setting(FIRST, opinion="none"), until="close-day")
    for _ in range(6):
        here.must("close-day")
    assert not here.do("consult", topic="end-of-posting").accepted
    here.must("close-day")
    here.must("consult", topic="end-of-posting")


def test_whoever_tells_one_side_in_private_that_it_is_right_does_not_pass():
    here = reference(setting(DISPUTE), until="explain")
    here.must("explain", topic="you-are-right")
    assert here.mark.critical


def test_a_record_mended_before_the_branch_has_answered_earns_nothing():
    here = reference(setting(ERROR, kind="branch", second="usual"), without=("close-day",))
    assert here.row("recorded") == 0
