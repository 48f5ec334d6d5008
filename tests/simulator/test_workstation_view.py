"""What the workstation shows of an office with several days, held dossiers and colleagues."""

from datetime import datetime

from tests.simulator.office import at_work, outage, received
from tests.simulator.scenes import MARRIAGE, reference, setting
from trainer.domain.vietnamese import folded
from trainer.simulator.drawing import screen


def seen(run, dossier=""):
    return screen(run.setting, run.world, run.events, dossier)


def listed(run):
    return {dossier.id: dossier for dossier in seen(run).dossiers}


def verbs(run, dossier=""):
    return {form.verb: form for form in seen(run, dossier).forms}


def test_a_clerk_sees_what_waits_in_the_list_and_who_waits_outside():
    run = at_work()
    assert {name: d.waiting for name, d in listed(run).items()} == {"web": True, "old": True}
    assert [(each.number, each.minutes) for each in seen(run).queue] == [(1, 0)]
    assert (seen(run).day, seen(run).days) == (1, 3)
    run.must("take-up", dossier="web")
    assert not listed(run)["web"].waiting
    assert seen(run).dossier.id == "web"


def test_a_dossier_that_nobody_has_opened_has_no_buttons_but_that_one():
    run = at_work()
    assert "take-up" in verbs(run)
    assert not {"tick", "accept", "withdraw"} & verbs(run).keys()


def test_the_clock_of_a_dossier_says_late_paused_and_moved():
    run = at_work()
    assert listed(run)["old"].clock == "overdue"
    received(run)
    assert listed(run)["3"].clock == ""
    run.must("accept", appointment="2026-11-19")
    assert listed(run)["3"].clock == "running"
    asked_at = run.setting.moment(run.world.minute)
    run.must("request-supplement", components=("birth-notification",))
    paused = listed(run)["3"]
    assert (paused.clock, paused.asked_for[0].en[:14]) == ("paused", "Certificate of")
    assert "supplement" in paused.pause.en
    assert paused.paused_since == asked_at
    run.must("take-up", dossier="old")
    run.must("apologise", appointment="2026-11-18")
    moved = listed(run)["old"]
    assert (moved.due, moved.re_appointed, moved.clock) == ("2026-11-18", True, "running")


def test_a_clerk_sees_who_has_the_dossier_and_whether_it_is_signed():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("propose", decision="grant")
    run.must("submit-approval", colleague="chair")
    way = [(label.en, name.en) for label, name in listed(run)["old"].way]
    assert way == [("Draft", "Propose to grant"), ("With, for signature", "the Chair")]
    run.must("wait", minutes=30)
    assert listed(run)["old"].way[-1][0].en == "Signed by"


def test_buttons_follow_the_status_and_what_is_wrong_can_be_done_all_the_same():
    run = at_work()
    received(run)
    assert {"accept", "request-supplement", "withdraw"} <= verbs(run).keys()
    assert not {"resume", "take-supplement", "return-result", "recreate"} & verbs(run).keys()
    run.must("accept", appointment="2026-11-19")
    rare = {verb for verb, form in verbs(run).items() if form.group == "other"}
    assert {"withdraw", "stop", "recreate", "suspend", "apologise"} <= rare
    assert verbs(run)["hand-over"].group == "common"
    run.must("suspend", reason="verification")
    assert verbs(run)["resume"].group == "common"
    assert "suspend" not in verbs(run)


def test_a_clerk_works_on_the_dossier_looked_at_and_says_which_only_if_it_must_be_said():
    run = at_work()
    run.must("take-up", dossier="old")
    run.must("take-up", dossier="web")
    assert "withdraw" in verbs(run)
    assert not verbs(run)["withdraw"].fields
    other = verbs(run, "old")
    assert other["withdraw"].fields[0].choices[0].value == "old"
    assert seen(run, "old").dossier.id == "old"
    assert "suspend" in other
    assert "suspend" not in verbs(run)
    assert seen(run, "no-such").dossier.id == "web"


def test_colleagues_speak_in_their_own_name_and_are_away_until_they_are_back():
    run = at_work()
    away = {each.name.en: each for each in seen(run).colleagues if each.away}
    assert away["the officer"].back == datetime(2026, 11, 17, 7, 30)
    run.must("wait", minutes=6)
    run.must("consult", topic="rule")
    said = [line.text.en for line in seen(run).conversation if line.who == "colleague"]
    assert said == ["Nà Mẫu: Just reset it.", "Nà Mẫu: This."]


def test_who_is_on_the_telephone_is_not_at_the_counter():
    run = at_work()
    run.must("take-up", dossier="web")
    run.must("phone", citizen="linh")
    assert seen(run).citizen.by_phone
    assert "send-away" not in verbs(run)
    run.must("end-visit")
    assert seen(run).citizen is None


def _citizen_said(run):
    return [line.text.en for line in seen(run).conversation if line.who == "citizen"]


def test_a_citizen_who_is_rung_up_speaks_first():
    run = at_work()
    run.must("phone", citizen="linh")
    assert _citizen_said(run) == ["Good day."]


def test_a_citizen_who_has_been_at_the_counter_just_answers_the_telephone():
    run = at_work()
    received(run)
    run.must("request-supplement", components=("birth-notification",))
    run.must("end-visit")
    run.must("phone", citizen="mai")
    assert _citizen_said(run) == ["Hello, yes?"]


def test_a_clerk_sees_who_fetches_papers_and_what_has_been_asked_in_writing():
    run = at_work()
    received(run)
    run.must("request-supplement", components=("birth-notification",))
    run.must("end-visit")
    errand = seen(run).errands[0]
    assert (errand.citizen, errand.back) == ("mai Mẫu", run.setting.moment(run.world.minute + 60))
    run.must("inquire", colleague="na-mau")
    assert [(each.to.en, each.answered) for each in seen(run).inquiries] == [("Nà Mẫu", False)]


def test_what_was_posted_can_be_read_again():
    run = at_work()
    received(run)
    run.must("examine", sheet="form")
    run.must("post-publicly", items=("form/line",), places=("office", "village"))
    posting = seen(run).postings[0]
    assert "line" in posting.items[0].en
    assert len(posting.places) == 2


def test_a_change_that_the_portal_does_not_show_is_marked_and_can_be_sent_again():
    run = at_work(faults=outage("portal-sync"))
    run.must("take-up", dossier="web")
    run.must("examine", sheet="e-form")
    run.must("tick", component="declaration", sheet="e-form")
    run.must("accept", appointment="2026-11-19")
    assert listed(run)["web"].unsynchronised
    assert "synchronise" in verbs(run)


def test_papers_of_others_lie_further_off():
    run = at_work()
    received(run)
    run.must("accept", appointment="2026-11-19")
    run.must("end-visit")
    run.must("take-up", dossier="web")
    near = {sheet.id: sheet.near for sheet in seen(run).sheets}
    assert near == {"form": False, "e-form": True}
    assert {s.id: s.near for s in seen(run, "3").sheets} == {"form": True, "e-form": False}


def test_the_day_is_closed_only_while_another_one_follows():
    run = at_work()
    received(run)
    run.must("accept", appointment="2026-11-19")
    run.must("end-visit")
    assert "close-day" in verbs(run)
    run.must("close-day")
    run.must("close-day")
    assert seen(run).day == 3
    assert "close-day" not in verbs(run)


def test_each_register_has_a_form_of_its_own():
    run = reference(setting(MARRIAGE), until="register")
    forms = [form for form in seen(run).forms if form.verb == "register"]
    assert [form.key for form in forms] == [f"register-{each}" for each in run.setting.registers]
    assert all(form.fields[0].choices[0].group for form in forms)


def test_records_are_listed_under_the_program_that_keeps_them():
    run = reference(setting(MARRIAGE), until="look-up")
    choices = verbs(run)["look-up"].fields[0].choices
    assert {folded(choice.group.vi) for choice in choices} == {
        folded("Hệ thống hộ tịch điện tử"),
        folded("CSDL quốc gia về dân cư"),
    }


def test_the_figures_are_those_of_the_register():
    run = at_work()
    received(run)
    run.must("accept", appointment="2026-11-19")
    figures = seen(run).figures
    assert (figures.received, figures.overdue, figures.new) == (2, 1, 1)
