"""Looking back, and help on the way."""

import pytest

from tests.simulator.scenes import DIPLOMA, HOLIDAY, SCENARIOS, TRANSCRIPT, Run, reference, setting
from trainer.simulator.debrief import debriefed
from trainer.simulator.engine import replayed
from trainer.simulator.hints import hint


def _debrief(run):
    return debriefed(run.setting, run.world, run.events)


@pytest.mark.parametrize("key", SCENARIOS)
def test_whoever_does_as_the_reference_does_never_diverges(key):
    told = _debrief(reference(setting(key)))
    assert told.divergence is None
    assert told.findings == ()
    assert len(told.timeline) == len(told.reference)


def test_doing_harmless_things_in_another_order_is_no_divergence():
    run = Run(setting(DIPLOMA, original="photo"))
    run.must("call-next")
    run.must("open-dossier", procedure="2.000815", channel="counter", account="officer")
    run.must("ask", topic="other")
    run.must("examine", sheet="diploma")
    run.must("compare", items=("diploma/surface",))
    run.must("request-supplement", components=("original",))
    run.must("end-visit")
    run.must("finish")
    assert _debrief(run).divergence is None


def test_the_first_divergence_is_where_the_learner_decided_without_looking():
    run = Run(setting(HOLIDAY, mother="differs"))
    run.must("call-next")
    run.must("open-dossier", procedure="1.001193", channel="counter", account="officer")
    run.must("tick", component="declaration", sheet="declaration")
    told = _debrief(run).divergence
    assert told.place == 2
    assert told.done.vi.startswith("Ghi nhận thành phần hồ sơ")
    assert told.expected.vi.startswith("Xem kỹ")


def test_saying_what_must_not_be_said_is_a_divergence():
    run = Run(setting("first-registration-survey"))
    run.must("call-next")
    run.must("explain", topic="sign-off-first")
    told = _debrief(run).divergence
    assert told.place == 1
    assert told.done.vi.startswith("Giải thích")


def test_a_missed_defect_is_told_with_its_place_its_remedy_and_what_it_did_to_the_citizen():
    run = Run(setting(TRANSCRIPT, copy="short"))
    for event in reference(setting(TRANSCRIPT, copy="whole")).events:
        if event.action:
            run.do(event.action.verb, **event.action.args)
    (defect,) = _debrief(run).defects
    assert not defect.found
    assert defect.harmed
    assert [where.vi for where in defect.where] == ["Các trang có trong bản chụp"]
    assert any(row.id == "copies-whole" and row.facts for row in _debrief(run).findings)


def test_the_timeline_names_the_event_from_which_one_can_begin_again():
    run = reference(setting(TRANSCRIPT))
    for moment in _debrief(run).timeline:
        assert run.events[moment.event].action
        world = replayed(run.setting, run.events[: moment.event])
        assert world.minute == moment.minute


def test_hints_go_from_what_is_at_stake_to_the_exact_action():
    run = reference(setting(TRANSCRIPT, pages="5", copies="2"), until="collect")
    rungs = [hint(run.setting, run.world, run.events, rung) for rung in (1, 2, 3)]
    assert "trang của bản chính" in rungs[0].vi
    assert rungs[1].vi == "Thu phí, lệ phí và giao biên lai"
    assert rungs[2].vi == "Thu phí, lệ phí và giao biên lai: 14.000 đồng"


def test_whoever_follows_the_hints_to_the_end_is_never_left_alone():
    run = reference(setting(TRANSCRIPT), until="finish")
    assert hint(run.setting, run.world, run.events, 2).vi == "Kết thúc phiên làm việc"
    run.must("finish")
    assert hint(run.setting, run.world, run.events, 1) is None


def test_the_timeline_says_what_its_numbers_count():
    told = _debrief(reference(setting(DIPLOMA, original="sound", copies="3")))
    read = [moment.text for moment in told.timeline]
    assert any(text.vi.endswith(", 3 bản") and text.en.endswith(", 3 copies") for text in read)
    assert any(text.vi.endswith(": 12.000 đồng") for text in read)
    assert any(text.en == "Wait: 30 minutes" for text in read)
