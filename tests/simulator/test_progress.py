"""What becomes of a dossier after reception, and of a counter over several days."""

from datetime import time

import pytest

from tests.simulator.office import BIRTH, at_work, outage, received
from trainer.simulator.checks import found
from trainer.simulator.dossier.dossiers import named
from trainer.simulator.dossier.state import MOVES, Status
from trainer.simulator.marking_shapes import Check


def dossier(run, name):
    return named(run.world, name)


def holds(run, predicate, **of):
    check = Check(holds=predicate, of=of)
    return found(run.setting, run.world, run.events, check).full


def refused(run, verb, **args):
    outcome = run.do(verb, **args)
    assert not outcome.accepted
    return outcome.message.en


def test_an_online_dossier_waits_until_somebody_opens_it():
    run = at_work()
    assert "Open it first" in refused(
        run, "tick", component="declaration", sheet="e-form", dossier="web"
    )
    run.must("take-up", dossier="web")
    run.must("examine", sheet="e-form")
    run.must("tick", component="declaration", sheet="e-form")
    run.must("accept", appointment="2026-11-19")
    assert dossier(run, "web").status is Status.ACCEPTED
    assert holds(run, "taken-up", citizen="linh")


def test_an_online_dossier_stands_in_the_citizens_own_account():
    run = at_work()
    assert dossier(run, "web").account == "citizen"
    assert holds(run, "own-account-never")


def test_a_mother_fetches_just_what_form_02_asked_for_and_comes_back_with_it():
    run = at_work()
    received(run)
    run.must("request-supplement", components=("birth-notification",))
    assert run.world.desk.errands == ()
    run.must("end-visit")
    assert "still to come" in refused(run, "finish")
    run.must("wait", minutes=60)
    assert run.world.desk.queue == ("mai",)
    run.must("call-next")
    assert {"form", "notice"} <= set(run.world.desk.table)
    assert "other" not in run.world.desk.table


def test_whoever_asks_piecemeal_sends_her_on_a_second_journey():
    run = at_work()
    received(run)
    for component in ("birth-notification", "witness-statement"):
        run.must("request-supplement", components=(component,))
        run.must("end-visit")
        run.must("wait", minutes=60)
        run.must("call-next")
        run.must("take-supplement")
    assert sum(e.kind == "citizen-set-off" for e in run.events) == 2


def test_a_supplement_asked_late_in_the_day_comes_on_the_next_working_day():
    run = at_work(closes=time(10, 0))
    received(run)
    run.must("request-supplement", components=("birth-notification",))
    run.must("end-visit")
    run.must("close-day")
    assert run.setting.moment(run.world.minute).isoformat() == "2026-11-17T07:30:00"
    run.must("wait", minutes=30)
    assert run.world.desk.queue == ("mai",)


def test_whoever_sits_at_the_counter_with_nothing_in_hand_is_sent_home_when_the_door_is_locked():
    run = at_work(closes=time(10, 0))
    run.must("call-next")
    run.must("wait", minutes=90)
    assert [sent.citizen for sent in run.world.desk.sent_away] == ["mai"]
    served = at_work(closes=time(10, 0))
    received(served)
    served.must("request-supplement", components=("birth-notification",))
    served.must("wait", minutes=90)
    assert not served.world.desk.sent_away


def test_the_clock_stands_still_until_the_supplement_is_recorded():
    run = at_work()
    received(run)
    run.must("accept", appointment="2026-11-19")
    run.must("request-supplement", components=("birth-notification",))
    run.must("end-visit")
    run.must("close-day")
    run.must("call-next")
    run.must("take-supplement")
    assert run.setting.moment(run.world.minute).day == 17
    assert dossier(run, "3").status is Status.ACCEPTED
    assert dossier(run, "3").appointment == "2026-11-20"
    assert holds(run, "appointment-due", citizen="mai")


def test_nothing_is_recorded_that_has_not_come():
    run = at_work()
    received(run)
    run.must("request-supplement", components=("birth-notification",))
    assert "Nothing has been supplied" in refused(run, "take-supplement")


def test_a_suspended_dossier_rests_and_its_date_moves_by_the_days_it_rested():
    run = at_work()
    received(run)
    run.must("accept", appointment="2026-11-19")
    run.must("suspend", reason="verification")
    assert "suspended already" in refused(run, "suspend", reason="verification")
    run.must("end-visit")
    run.must("close-day")
    run.must("resume")
    assert dossier(run, "3").appointment == "2026-11-20"
    assert holds(run, "suspended-for", citizen="mai", reason="verification")


def test_a_late_dossier_is_apologised_for_once_with_a_date_to_come():
    run = at_work()
    run.must("take-up", dossier="old")
    assert "before the day" in refused(run, "apologise", appointment="2026-11-16")
    run.must("apologise", appointment="2026-11-18")
    assert "once already" in refused(run, "apologise", appointment="2026-11-19")
    assert holds(run, "apologised", citizen="late")
    assert not holds(run, "in-time", citizen="late")


def test_an_apology_on_the_second_day_comes_too_late():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("close-day")
    run.must("apologise", appointment="2026-11-19")
    assert not holds(run, "apologised", citizen="late")


def test_entering_a_late_dossier_anew_hides_nothing():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("recreate")
    assert dossier(run, "old").appointment == "2026-11-19"
    assert not holds(run, "clock-untouched")
    assert holds(run, "clock-untouched", citizen="mai")


def test_the_software_withdraws_a_dossier_without_asking_the_citizen():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("withdraw")
    assert holds(run, "status", citizen="late", **{"is": "withdrawn"})
    assert "status" in refused(run, "resume")


def test_form_05_stops_a_dossier_for_a_reason():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("stop", reason="not-supplied")
    assert holds(run, "stopped-for", citizen="late", reason="not-supplied")
    assert not holds(run, "stopped-for", citizen="late", reason="citizen-request")


def test_payment_is_waited_for_with_the_clock_standing_still():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("ask-payment")
    assert dossier(run, "old").status is Status.FINANCIAL_OBLIGATION
    run.must("collect", amount=20000)
    assert dossier(run, "old").status is Status.ACCEPTED
    assert dossier(run, "old").collected == 20000


def test_what_happens_while_the_exchange_is_down_is_not_on_the_portal_until_sent_again():
    run = at_work(faults=outage("portal-sync"))
    run.must("take-up", dossier="old")
    run.must("apologise", appointment="2026-11-18")
    assert not holds(run, "synchronised")
    assert run.do("synchronise").message.en == "down"
    run.must("wait", minutes=60)
    run.must("synchronise")
    assert holds(run, "synchronised")


def test_a_dossier_handed_to_somebody_away_lies_until_they_are_back():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("hand-over", colleague="justice")
    run.must("wait", minutes=240)
    assert dossier(run, "old").status is Status.PROCESSING
    run.must("close-day")
    run.must("wait", minutes=30)
    assert dossier(run, "old").status is Status.FINISHED


def test_nothing_is_assigned_to_somebody_away():
    run = at_work()
    run.must("take-up", dossier="old")
    assert "away today" in refused(run, "assign", colleague="justice")


def test_an_approver_sends_a_wrong_draft_back_and_signs_the_right_one():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("propose", decision="decline")
    run.must("submit-approval", colleague="chair")
    run.must("wait", minutes=30)
    assert dossier(run, "old").decision == ""
    assert "not been signed" in refused(run, "issue")
    run.must("propose", decision="grant")
    run.must("submit-approval", colleague="chair")
    run.must("wait", minutes=30)
    run.must("issue")
    assert holds(run, "approved", citizen="late")
    assert holds(run, "issued", citizen="late")


def test_a_dossier_is_passed_on_to_who_decides_and_not_decided_here():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("forward", colleague="na-mau")
    assert holds(run, "forwarded", citizen="late", to="na-mau")
    run.must("close-day")
    run.must("wait", minutes=240)
    assert dossier(run, "old").status is Status.PROCESSING


def test_a_written_inquiry_is_answered_when_the_other_side_has_had_its_time():
    run = at_work()
    run.must("inquire", colleague="na-mau")
    assert "pending" in refused(run, "inquire", colleague="na-mau")
    run.must("close-day")
    assert "letter" not in run.world.desk.table
    run.must("wait", minutes=200)
    assert "letter" in run.world.desk.table


def test_a_colleague_can_be_asked_and_speaks_unasked():
    run = at_work()
    run.must("consult", topic="rule")
    run.must("wait", minutes=5)
    assert holds(run, "consulted", topics=("rule",))
    assert run.world.desk.heard == ("na-mau",)


def test_on_the_telephone_one_can_talk_and_nothing_else():
    run = at_work()
    run.must("phone", citizen="linh")
    assert "telephone" in refused(
        run, "open-dossier", procedure=BIRTH, channel="counter", account="officer"
    )
    run.must("end-visit")
    assert holds(run, "phoned", citizen="linh")


def test_who_has_no_telephone_cannot_be_rung_up():
    assert "cannot be reached" in refused(at_work(), "phone", citizen="late").lower()


def test_what_is_posted_beyond_what_may_be_is_found():
    run = at_work()
    run.must("call-next")
    run.must("examine", sheet="form")
    run.must("post-publicly", items=("form/line",), places=("office",))
    assert holds(run, "posted", items=("form/line",), places=("office",))
    assert not holds(run, "posted", items=("form/line",), places=("office", "village"))
    assert not holds(run, "nothing-else-posted", items=())
    assert holds(run, "nothing-else-posted", items=(), citizen="linh")


def test_when_the_office_closes_whoever_waits_goes_home():
    run = at_work(closes=time(9, 30))
    run.must("wait", minutes=40)
    assert run.world.desk.left == ("mai",)
    assert not run.world.ended
    assert run.setting.moment(run.world.minute).isoformat() == "2026-11-17T07:30:00"


def test_after_the_last_day_the_run_is_over():
    run = at_work()
    run.must("call-next")
    run.must("send-away")
    run.must("close-day")
    run.must("close-day")
    assert "last working day" in refused(run, "close-day")


@pytest.mark.parametrize(
    "end", [Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED]
)
def test_nothing_leads_out_of_the_last_statuses(end):
    assert MOVES[end] == frozenset()
