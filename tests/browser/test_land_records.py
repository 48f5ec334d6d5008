"""The land information system in a browser: mouse, keys alone, a phone without scripts, a warning."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, Open
from tests.browser.playing import Keyboard, Mouse, acts_in, mark_of, steps_of
from tests.browser.registering import save, sit_down, with_answer, work
from tests.browser.walking import Trouble, axe_violations, scrolls_sideways
from trainer.simulator.acts import Action

PHONE = {"width": 360, "height": 740}


def until(steps: Sequence[Action], verb: str) -> list[Action]:
    """The steps before the first of a verb."""
    verbs = [action.verb for action in steps]
    return list(steps[: verbs.index(verb)])


def warned(page: Page, installation: Flask) -> tuple[UUID, list[Action]]:
    """Begin until the variant is the one whose second dialog is a warning."""
    for _ in range(12):
        run = sit_down(page)
        steps = steps_of(installation, run)
        if any(action.verb == "inquire" for action in steps):
            return run, steps
    raise AssertionError("no variant with a warning")


@pytest.mark.parametrize("hands", [Mouse(), Keyboard()], ids=["mouse", "keyboard"])
def test_a_record_is_updated_and_every_task_done(
    someone: Open, installation: Flask, hands: Mouse
) -> None:
    page = someone("hocvien")
    run = sit_down(page)
    steps = steps_of(installation, run)
    work(page, steps, hands)
    assert mark_of(installation, run) == 100
    assert acts_in(installation, run) == [action.verb for action in steps]


def test_a_record_is_updated_on_a_phone_without_scripts(someone: Open, installation: Flask) -> None:
    page = someone("hocvien", java_script_enabled=False, viewport=PHONE)
    run = sit_down(page)
    work(page, steps_of(installation, run))
    assert mark_of(installation, run) == 100


def test_whoever_agrees_to_the_warning_reads_why_afterwards(
    someone: Open, installation: Flask
) -> None:
    page = someone("hocvien")
    run, steps = warned(page, installation)
    work(page, until(steps, "answer-dialog"))
    for _ in range(2):
        expect(page.locator("[data-asks]")).to_be_focused()
        with_answer(page, page.locator("[data-asks] button[value=agree]").click)
    expect(page.locator(".land-record .tag.met")).to_be_visible()
    work(page, [action for action in steps if action.verb in ("inquire", "finish")])
    expect(page.locator("main")).to_contain_text("thửa đất đang có biến động chờ duyệt")
    assert (mark_of(installation, run) or 0) < 70


def test_a_form_that_is_not_saved_says_why_and_the_hands_stay_where_they_were(
    someone: Open, installation: Flask
) -> None:
    page = someone("hocvien")
    run = sit_down(page)
    work(page, until(steps_of(installation, run), "fill-in"))
    save(page, [], Keyboard())
    expect(page.locator(".land-record .message.error")).to_be_visible()
    expect(page.locator("#land-save")).to_be_focused()
    expect(page.locator("#said .message")).not_to_be_in_viewport(ratio=0.9)


def test_what_is_half_typed_in_the_form_outlasts_another_action(
    someone: Open, installation: Flask
) -> None:
    page = someone("hocvien")
    run = sit_down(page)
    work(page, until(steps_of(installation, run), "fill-in"))
    page.fill("#in-record-address", "Bản Mẫu 9")
    page.select_option("#in-record-origin", "leased")
    with_answer(page, page.locator("#act-do-task button[value=move-on]").click)
    expect(page.locator(".land-list .message.error")).to_be_visible()
    expect(page.locator("#in-record-address")).to_have_value("Bản Mẫu 9")
    expect(page.locator("#in-record-origin")).to_have_value("leased")


def test_a_save_whose_answer_was_lost_is_done_once(
    someone: Open, installation: Flask, trouble: Trouble
) -> None:
    trouble.forgiven += ["ERR_FAILED"]
    page = someone("hocvien")
    run = sit_down(page)
    steps = steps_of(installation, run)
    work(page, until(steps, "fill-in"))
    page.route("**/act*", lambda route: (route.fetch(), route.abort()), times=1)
    typed = [action for action in steps if action.verb == "fill-in"]
    save(page, typed, Mouse())
    expect(page.locator("[data-asks]")).to_be_visible()
    assert acts_in(installation, run).count("save-record") == 1
    assert acts_in(installation, run).count("fill-in") == len(typed)


@pytest.mark.parametrize(
    ("window", "theme"), [(LAPTOP, "light"), (PHONE, "dark")], ids=["laptop", "phone"]
)
def test_the_land_records_fit_and_read_well(
    someone: Open, installation: Flask, window: dict[str, int], theme: str
) -> None:
    page = someone("hocvien", viewport=window, color_scheme=theme)
    steps = steps_of(installation, sit_down(page))
    for verb in ("choose-record", "edit-record", "save-record", "answer-dialog"):
        done = until(steps, verb)
        work(page, done)
        steps = steps[len(done) :]
        assert not scrolls_sideways(page)
        assert not axe_violations(page)
