"""Acting at the workstation: what is done once, what is refused, and who may do it."""

import re
from html import unescape
from uuid import uuid4
from zlib import compress

import pytest
from flask import Flask

from tests.practice.playing import KEY, Clerk, publish_scenario
from trainer.extensions import db
from trainer.models import Run
from trainer.practice import journal
from trainer.simulator.engine import replayed
from trainer.simulator.world import state_hash


def test_a_clerk_reads_the_task_before_going_to_the_counter(clerk: Clerk) -> None:
    run = clerk.start("own")
    assert "Vào quầy làm việc" in clerk.browser.get(f"/practice/runs/{run}/brief").text
    assert "Đang chờ" in clerk.page(run)


def test_a_clerk_calls_the_first_citizen_and_hears_what_they_want(clerk: Clerk) -> None:
    run = clerk.start("own")
    answer = clerk.act(run, "call-next")
    assert answer.status_code == 303
    assert "Quầy · " in clerk.page(run)


def test_an_action_sent_by_the_script_brings_back_only_the_bench(clerk: Clerk) -> None:
    run = clerk.start("own")
    answer = clerk.act(run, "call-next", swap=True)
    assert answer.headers["X-Bench"] == "bench"
    assert "<!doctype" not in answer.text
    assert "Quầy · " in answer.text


def test_a_button_pressed_twice_does_its_work_once(clerk: Clerk) -> None:
    run = clerk.start("own")
    seen = clerk.sequence(run)
    clerk.act(run, "call-next", sequence=seen)
    once = clerk.events(run)
    again = clerk.act(run, "call-next", sequence=seen)
    assert again.status_code == 303
    assert clerk.events(run) == once


def test_a_clerk_whose_answer_was_lost_on_the_way_sends_again_and_sees_it_done(
    clerk: Clerk,
) -> None:
    run = clerk.start("own")
    seen = clerk.sequence(run)
    clerk.act(run, "call-next", sequence=seen, swap=True)
    again = clerk.act(run, "call-next", sequence=seen, swap=True)
    assert "Quầy · " in again.text
    assert "đã cũ" not in again.text


def test_a_clerk_with_two_tabs_is_told_that_one_of_them_is_old(clerk: Clerk) -> None:
    run = clerk.start("own")
    seen = clerk.sequence(run)
    clerk.act(run, "call-next", sequence=seen)
    stored = clerk.events(run)
    late = clerk.act(run, "wait", sequence=seen, minutes="5")
    assert late.status_code == 200
    assert "đã cũ so với lượt làm này" in late.text
    assert clerk.events(run) == stored


def test_a_screen_from_the_future_is_a_forgery(clerk: Clerk) -> None:
    run = clerk.start("own")
    assert clerk.act(run, "call-next", sequence=10**6).status_code == 400
    assert clerk.act(run, "call-next", sequence=-1).status_code == 400


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        ("dance", {}),
        ("examine", {"sheet": "a-paper-of-another-run"}),
        ("", {}),
    ],
)
def test_an_action_that_cannot_exist_gets_a_plain_page(
    clerk: Clerk, verb: str, args: dict[str, str]
) -> None:
    run = clerk.start("own")
    stored = clerk.events(run)
    answer = clerk.act(run, verb, **args)
    assert answer.status_code == 400
    assert clerk.events(run) == stored


def test_a_clerk_who_types_words_for_a_number_is_told_so_and_keeps_them(clerk: Clerk) -> None:
    run = clerk.start("own")
    stored = clerk.events(run)
    answer = clerk.act(run, "wait", minutes="năm phút")
    assert answer.status_code == 200
    assert "Hãy nhập một số nguyên" in answer.text
    assert "năm phút" in unescape(answer.text)
    assert clerk.events(run) == stored


def test_work_done_out_of_order_costs_time_and_is_answered_by_the_person_or_the_system(
    clerk: Clerk,
) -> None:
    run = clerk.start("own")
    clerk.act(run, "call-next")
    page = clerk.browser.get(clerk.act(run, "call-next").location).text
    assert 'class="message error"' in page


def test_nobody_sees_or_touches_the_run_of_a_colleague(clerk: Clerk, colleague: Clerk) -> None:
    run = clerk.start("own")
    clerk.play(run)
    for page in ("", "/brief", "/rules", "/debrief"):
        assert colleague.browser.get(f"/practice/runs/{run}{page}").status_code == 404
    sent = {"verb": "call-next", "sequence": 1}
    for act in ("act", "hint", "restart"):
        assert colleague.browser.post(f"/practice/runs/{run}/{act}", data=sent).status_code == 404


def test_a_run_id_that_is_a_colleagues_begins_nothing(clerk: Clerk, colleague: Clerk) -> None:
    run = clerk.start("own")
    form = {"mode": "own", "form_id": run.hex}
    assert colleague.browser.post(f"/practice/{KEY}/start", data=form).status_code == 404


def test_a_start_sent_twice_begins_one_run(app: Flask, clerk: Clerk) -> None:
    form_id = uuid4().hex
    assert clerk.start("own", form_id) == clerk.start("own", form_id)
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Run)) == 1


def test_a_start_in_a_mode_or_scenario_that_does_not_exist_is_refused(clerk: Clerk) -> None:
    form = {"mode": "cheat", "form_id": uuid4().hex}
    assert clerk.browser.post(f"/practice/{KEY}/start", data=form).status_code == 400
    form["mode"] = "own"
    assert clerk.browser.post("/practice/nowhere/start", data=form).status_code == 404
    assert clerk.browser.get("/practice/nowhere").status_code == 404


def test_a_process_that_never_saw_the_run_folds_it_to_the_same_world(
    app: Flask, clerk: Clerk
) -> None:
    run = clerk.start("own")
    for action in clerk.actions(run, "reference")[:8]:
        clerk.do(run, action)
    with app.app_context():
        row = db.session.get_one(Run, run)
        kept = journal.opened(row)
        journal._kept.clear()
        fresh = journal.opened(row)
    assert state_hash(fresh.world) == state_hash(kept.world)
    assert state_hash(fresh.world) == state_hash(replayed(fresh.setting, fresh.events))
    assert (fresh.actions, fresh.sequence) == (kept.actions, kept.sequence)


def test_a_process_catches_up_with_what_another_one_stored(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("own")
    with app.app_context():
        old = journal.opened(db.session.get_one(Run, run))
    clerk.act(run, "call-next")
    now = clerk.events(run)
    journal.remember(run, old)
    assert clerk.events(run) == now > old.sequence


def test_a_run_under_retired_rules_can_be_read_but_not_played(app: Flask, clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.act(run, "call-next")
    stored = clerk.events(run)
    with app.app_context():
        publish_scenario(minutes=99)
    page = clerk.page(run)
    assert "chỉ còn để xem" in page
    assert 'action="/practice/runs/' not in page
    assert clerk.act(run, "wait", sequence=stored, minutes="5").status_code == 303
    assert clerk.events(run) == stored


def test_a_finished_run_leads_to_its_debrief(clerk: Clerk) -> None:
    run = clerk.start("own")
    last = clerk.play(run)
    assert last.location.endswith(f"/practice/runs/{run}/debrief")
    assert clerk.browser.get(f"/practice/runs/{run}").location.endswith("/debrief")
    late = clerk.act(run, "call-next", sequence=1, swap=True)
    assert late.headers["X-Go-To"].endswith("/debrief")


def test_what_was_selected_stays_in_the_address_until_it_is_noted(clerk: Clerk) -> None:
    run = clerk.start("guided")
    before = clerk.actions(run, "reference")[:3]
    for action in before:
        clerk.do(run, action)
    sheet = before[-1].args["sheet"]
    page = clerk.page(run, f"?pane=papers&paper={sheet}")
    assert f'data-sheet="{sheet}" open' in page
    item = page.split(f'value="{sheet}/')[1].split('"')[0]
    assert f'value="{sheet}/{item}" form="act-compare"' in page
    picked = clerk.page(run, f"?pane=papers&pick={sheet}/{item}")
    assert picked.count(" checked") >= 1
    seen = clerk.sequence(run)
    form = {"verb": "compare", "sequence": seen, "items": f"{sheet}/{item}"}
    noted = clerk.browser.post(
        f"/practice/runs/{run}/act?pane=papers&pick={sheet}/{item}", data=form
    )
    assert "pick" not in noted.location
    assert "pane=papers" in noted.location


def test_the_application_in_front_stands_in_the_address(clerk: Clerk) -> None:
    run = clerk.start("own")
    book = clerk.page(run, "?pane=book")
    assert "Số liệu báo cáo tỉnh" in book
    assert 'class="pane app now front" data-name="book"' in book
    assert "Số liệu báo cáo tỉnh" not in clerk.page(run, "?pane=counter")
    beside = clerk.page(run, "?pane=papers&app=rules")
    assert 'class="pane now" data-name="papers"' in beside
    assert 'class="pane app front" data-name="rules"' in beside


def test_rules_are_searched_beside_the_work_without_accents_and_without_scripts(
    clerk: Clerk,
) -> None:
    run = clerk.start("own")
    found = clerk.page(run, "?pane=rules&q=ban+CHINH&pick=transcript/pages")
    everything = clerk.page(run, "?pane=rules")
    assert 0 < _rules_in(found) < _rules_in(everything)
    assert "pick=transcript/pages" in unescape(found).replace("%2F", "/")
    assert "Không có quy định nào" in clerk.page(run, "?pane=rules&q=zzz")


def test_a_form_that_was_sent_closes_and_one_that_is_used_again_stays_open(clerk: Clerk) -> None:
    run = clerk.start("own")
    for action in clerk.actions(run, "reference"):
        sent = {name: list(v) if isinstance(v, tuple) else v for name, v in action.args.items()}
        form = {"verb": action.verb, "sequence": clerk.sequence(run)} | sent
        address = f"/practice/runs/{run}/act?form={action.verb}"
        answer = clerk.browser.post(address, data=form)
        if action.verb == "finish":
            break
        stays = action.verb in ("tick", "scan", "name", "sign", "look-up", "wait")
        assert (f"form={action.verb}" in answer.location) is stays, action.verb


def test_the_dossier_looked_at_stays_until_another_one_is_taken_in_hand(clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.act(run, "call-next")
    form = {"verb": "wait", "minutes": "1", "sequence": clerk.sequence(run)}
    address = f"/practice/runs/{run}/act?dossier=1"
    assert "dossier=1" in clerk.browser.post(address, data=form).location
    opening = next(a for a in clerk.actions(run, "reference") if a.verb == "open-dossier")
    form = {"verb": "open-dossier", "sequence": clerk.sequence(run)} | dict(opening.args)
    assert "dossier=" not in clerk.browser.post(address, data=form).location


def test_one_answer_is_small(clerk: Clerk) -> None:
    run = clerk.start("own")
    for action in clerk.actions(run, "reference")[:-1]:
        sent = {name: list(v) if isinstance(v, tuple) else v for name, v in action.args.items()}
        answer = clerk.act(run, action.verb, swap=True, **sent)
        assert len(compress(answer.data, 6)) < 12_000, action.verb


def _rules_in(page: str) -> int:
    found = re.search(r"(\d+) quy định ·", page) or re.search(r"(\d+) quy định", page)
    assert found
    return int(found[1])
