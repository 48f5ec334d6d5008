"""The engine: actions become events, events become worlds."""

import json

import pytest

from tests.simulator.scenes import DIPLOMA, OUTAGE, SCENARIOS, TRANSCRIPT, Run, reference, setting
from trainer.simulator.acts import Action, UnknownAction, event_json, event_of
from trainer.simulator.desk.messages import MESSAGES
from trainer.simulator.engine import finished, perform, replayed
from trainer.simulator.policies import POLICIES, played
from trainer.simulator.world import state_hash


@pytest.mark.parametrize("key", SCENARIOS)
def test_a_run_replays_to_the_same_state_from_what_was_stored(key):
    for policy in POLICIES:
        chosen = setting(key, seed=7)
        events = played(chosen, policy, 7)
        stored = json.loads(json.dumps([event_json(event) for event in events]))
        again = replayed(setting(key, seed=7), [event_of(each) for each in stored])
        assert state_hash(again) == state_hash(replayed(chosen, events))


def test_performing_and_replaying_agree_at_every_step():
    run = Run(setting(TRANSCRIPT))
    for event in played(run.setting, "reference"):
        if event.action:
            run.do(event.action.verb, **event.action.args)
            assert replayed(run.setting, run.events) == run.world


def test_asking_twice_for_the_same_action_in_the_same_state_gives_the_same_events():
    run = reference(setting(TRANSCRIPT), until="accept")
    action = Action(verb="accept", args={"appointment": "2026-11-23"})
    assert perform(run.setting, run.world, action) == perform(run.setting, run.world, action)


def test_a_clerk_who_accepts_before_recording_any_component_is_told_so_and_loses_the_minutes():
    run = Run(setting(TRANSCRIPT))
    run.must("call-next")
    run.must("open-dossier", procedure="2.000815", channel="counter", account="officer")
    before = run.world.minute
    outcome = run.do("accept", appointment="2026-11-20")
    assert not outcome.accepted
    assert "Mẫu 01" in outcome.message.vi
    assert run.world.minute == before + 2
    assert run.events[-1].kind == "refused"


def test_a_citizen_without_a_slip_does_not_leave_the_counter():
    run = Run(setting(TRANSCRIPT))
    run.must("call-next")
    outcome = run.do("end-visit")
    assert outcome.message == MESSAGES["nothing-in-hand"]
    assert run.world.desk.at_counter == "mau"


def test_the_paper_logbook_is_not_for_days_when_the_system_works():
    run = Run(setting(TRANSCRIPT))
    run.must("call-next")
    outcome = run.do("log-outage", procedure="2.000815", appointment="2026-11-20")
    assert outcome.message == MESSAGES["system-works"]


def test_a_system_that_is_down_answers_with_its_own_message():
    run = Run(setting(OUTAGE))
    run.must("call-next")
    outcome = run.do("open-dossier", procedure="2.000815", channel="counter", account="officer")
    assert not outcome.accepted
    assert "504" in outcome.message.vi


def test_a_dossier_goes_to_somebody_who_handles_it():
    run = reference(setting(DIPLOMA, original="sound"), until="hand-over")
    outcome = run.do("hand-over", colleague="economic")
    assert "không thuộc phần của tôi" in outcome.message.vi


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        ("fly", {}),
        ("examine", {"sheet": "../../etc/passwd"}),
        ("examine", {"sheet": ("transcript",)}),
        ("examine", {}),
        ("examine", {"sheet": "transcript", "score": "100"}),
        ("compare", {"items": ("transcript/pages", "transcript/pages", "own-copy/pages")}),
        ("compare", {"items": ()}),
        ("collect", {"amount": "7000"}),
        ("collect", {"amount": -1}),
        ("collect", {"amount": 10**12}),
        ("accept", {"appointment": "tomorrow"}),
        ("accept", {"appointment": "2026-11-20", "dossier": "-1"}),
        ("hand-over", {"colleague": "chair"}),
        ("register", {"register": "birth"}),
    ],
)
def test_a_forged_action_is_refused_as_tampering(verb, args):
    run = Run(setting(TRANSCRIPT))
    run.must("call-next")
    with pytest.raises(UnknownAction):
        perform(run.setting, run.world, Action(verb=verb, args=args))


def test_nothing_happens_any_more_once_the_session_is_over():
    run = reference(setting(TRANSCRIPT))
    assert finished(run.world)
    outcome = run.do("wait", minutes=5)
    assert outcome.events == ()
    assert outcome.message == MESSAGES["run-ended"]


def test_the_office_closes_whether_the_work_is_done_or_not():
    run = Run(setting(TRANSCRIPT, hour="late"))
    run.must("wait", minutes=120)
    assert run.world.ended == "closed"
    assert not run.mark.finished


def test_a_person_who_waits_too_long_goes_home():
    run = Run(setting(TRANSCRIPT, hour="morning"))
    run.must("wait", minutes=61)
    assert run.world.desk.left == ("mau",)
    assert run.world.desk.queue == ()
