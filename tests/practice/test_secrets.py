"""What a page must never tell before a run has ended; and the pages that only show."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from tests.practice.playing import KEY, Clerk, scenario_body
from trainer.domain.values import LANGUAGES
from trainer.extensions import db
from trainer.models import Run
from trainer.practice import journal, watching
from trainer.practice.screens import chosen
from trainer.simulator.setting import Setting


def secrets_of(setting: Setting) -> Iterator[str]:
    """Every sentence that gives the case away."""
    scenario = setting.scenario
    for language in LANGUAGES:
        for row in scenario.rubric:
            yield from (row.right[language], row.wrong[language])
        for defect in scenario.defects:
            yield from (defect.remedy[language], defect.harm[language])
        for step in scenario.reference:
            yield step.why[language]
        yield scenario.reflection[language]
    yield from (f"{defect.id}" for defect in scenario.defects)
    yield from (row.id for row in scenario.rubric if "-" in row.id)


@pytest.mark.parametrize("mode", ["own", "assessment"])
def test_no_page_of_an_open_run_gives_the_case_away(app: Flask, clerk: Clerk, mode: str) -> None:
    run = clerk.start(mode)
    with app.app_context():
        setting = journal.setting_of_run(db.session.get_one(Run, run))
    pages = [clerk.browser.get(f"/practice/runs/{run}/brief").text]
    rules = unescape(clerk.browser.get(f"/practice/runs/{run}/rules").text)
    for action in clerk.actions(run, "reference")[:-1]:
        assert clerk.do(run, action).status_code == 303
        pages.append(clerk.page(run))
    for page in map(unescape, pages):
        # A rule of the book may share words with a secret; the book itself is open to read.
        told = [secret for secret in secrets_of(setting) if secret in page and secret not in rules]
        assert not told


def test_the_model_scenario_has_secrets_worth_keeping() -> None:
    definition = scenario_body()["scenario"]["definition"]
    assert definition["defects"]
    assert definition["rubric"]


def test_a_newcomer_watches_the_reference_step_by_step(clerk: Clerk) -> None:
    run = clerk.start("watch")
    address = f"/practice/runs/{run}/watch"
    assert "trước khi bắt đầu" in clerk.browser.get(address).text
    total = len(clerk.actions(run, "reference"))
    for step in range(1, total + 1):
        page = clerk.browser.get(f"{address}?step={step}").text
        assert f"Bước {step} trên {total}" in page
        assert "/act" not in page
    assert "tự thử" in page
    assert clerk.browser.get(f"{address}?step=9999").status_code == 200
    assert clerk.browser.get(f"{address}?step=-1").status_code == 200
    assert clerk.browser.get(f"/practice/runs/{run}").location.startswith(address)


def test_the_application_in_which_a_step_is_done_comes_to_the_front_by_itself(
    app: Flask, clerk: Clerk
) -> None:
    run = clerk.start("watch")
    with app.app_context():
        watched = db.session.get_one(Run, run)
        step = watching.step(watched.revision, watched.seed, 1)
    at_records, unasked = replace(step, pane="land"), chosen(MultiDict())
    assert watching.in_front(at_records, unasked, opened=False).app == "land"
    rules = chosen(MultiDict({"app": "rules"}))
    assert watching.in_front(at_records, rules, opened=True).app == "rules"
    assert watching.in_front(step, unasked, opened=False).app == "dossier"


def test_nothing_can_be_done_in_a_run_that_is_watched(clerk: Clerk) -> None:
    run = clerk.start("watch")
    stored = clerk.events(run)
    assert clerk.act(run, "call-next", sequence=stored).status_code == 303
    assert clerk.events(run) == stored


def test_the_reference_of_ones_own_run_cannot_be_watched(clerk: Clerk) -> None:
    run = clerk.start("own")
    assert clerk.browser.get(f"/practice/runs/{run}/watch").status_code == 404


def test_a_rule_is_found_without_accents_and_picked_for_the_comparison(clerk: Clerk) -> None:
    run = clerk.start("own")
    address = f"/practice/runs/{run}/rules"
    everything = clerk.browser.get(address).text
    found = clerk.browser.get(f"{address}?q=ban+CHINH&pick=transcript/pages").text
    assert 0 < found.count("Chọn quy định này") < everything.count("Chọn quy định này")
    assert "pick=transcript/pages" in found
    assert "Không có quy định nào" in clerk.browser.get(f"{address}?q=zzz").text


def test_the_pages_speak_english_to_who_asks_for_it(clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.browser.post("/language", data={"language": "en"})
    page = clerk.page(run)
    assert '<html lang="en">' in page
    assert "Call the next person" in page


def test_the_scenario_is_listed_with_its_four_modes(clerk: Clerk) -> None:
    page = clerk.browser.get(f"/practice/{KEY}").text
    for mode in ("watch", "guided", "own", "assessment"):
        assert f'name="mode" value="{mode}"' in page
