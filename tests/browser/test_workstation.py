"""A whole scenario at the workstation: with a mouse, a phone, a keyboard, no script, a bad line."""

from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.playing import (
    Keyboard,
    Mouse,
    act,
    acts_in,
    answered,
    begin,
    mark_of,
    play,
    steps_of,
)
from tests.browser.walking import Trouble
from trainer.simulator.acts import Action

PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("width", [1280, 360])
def test_a_learner_who_does_everything_right_gets_all_points(
    someone: Open, installation: Flask, width: int
) -> None:
    page = someone("hocvien", viewport={"width": width, "height": 800})
    run = begin(page, "own")
    _play_to_the_end(page, installation, run, Mouse())


def test_a_learner_can_work_with_the_keyboard_alone(someone: Open, installation: Flask) -> None:
    page = someone("hocvien")
    run = begin(page, "guided")
    _play_to_the_end(page, installation, run, Keyboard())


def test_a_learner_can_work_without_scripts(someone: Open, installation: Flask) -> None:
    page = someone("hocvien", java_script_enabled=False, viewport=PHONE)
    run = begin(page, "guided")
    _play_to_the_end(page, installation, run, Mouse())


def _play_to_the_end(page: Page, installation: Flask, run: UUID, hands: Mouse) -> None:
    steps = steps_of(installation, run)
    play(page, steps, hands)
    expect(page.locator(".score")).to_contain_text("100")
    assert mark_of(installation, run) == 100
    assert acts_in(installation, run) == [step.verb for step in steps]


def test_after_a_lost_connection_nothing_is_done_twice(
    someone: Open, installation: Flask, trouble: Trouble
) -> None:
    trouble.forgiven += ["ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_RESET", "ERR_FAILED"]
    page = someone("hocvien")
    run = begin(page, "own")
    first, second, third, *_ = steps_of(installation, run)
    _take_with_the_line_cut(page, first)
    _lose_the_next_answer(page)
    play(page, [second, third])
    expect(page.locator(".lost")).to_have_count(0)
    assert acts_in(installation, run) == [first.verb, second.verb, third.verb]


def test_what_was_being_sent_when_the_page_was_reloaded_is_sent_once(
    someone: Open, installation: Flask, trouble: Trouble
) -> None:
    trouble.forgiven += ["ERR_FAILED"]
    page = someone("hocvien")
    run = begin(page, "own")
    first = steps_of(installation, run)[0]
    before = page.locator(".bench").get_attribute("data-sequence")
    page.route("**/act*", lambda route: route.abort())
    act(page, first, Mouse())
    expect(page.locator(".lost")).to_contain_text("Mời người tiếp theo")
    page.unroute("**/act*")
    page.reload()
    answered(page, before)
    page.reload()
    assert acts_in(installation, run) == [first.verb]


def test_a_learner_carries_on_a_dossier_that_came_in_by_itself_on_a_phone(
    someone: Open, installation: Flask
) -> None:
    page = someone("hocvien", viewport=PHONE)
    run = begin(page, "own", "overdue-reset")
    expect(page.locator(".bar")).to_contain_text("Hồ sơ chưa mở")
    _play_to_the_end(page, installation, run, Mouse())


def test_keys_lead_to_the_work_and_never_type_over_a_field(
    someone: Open, installation: Flask
) -> None:
    page = someone("hocvien")
    run = begin(page, "own")
    before = page.locator(".bench").get_attribute("data-sequence")
    page.keyboard.press("n")
    answered(page, before)
    expect(page.locator("#pane-counter")).to_be_focused()
    before = page.locator(".bench").get_attribute("data-sequence")
    page.keyboard.press("x")
    answered(page, before)
    expect(page.locator("details[data-sheet] > summary").first).to_be_focused()
    page.keyboard.press("r")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("ban chinh")
    page.keyboard.press("Enter")
    expect(page.locator(".bench:not(.busy) #q")).to_have_value("ban chinh")
    page.locator("#pane-rules").focus()
    page.keyboard.press("w")
    page.keyboard.type("gọi lại chiều nay n x e")
    page.reload()
    expect(page.locator("#notes")).to_have_value("gọi lại chiều nay n x e")
    assert acts_in(installation, run) == ["call-next", "examine"]


def _take_with_the_line_cut(page: Page, action: Action) -> None:
    """Cut the line, act, see the notice, and mend the line: the page goes on by itself."""
    before = page.locator(".bench").get_attribute("data-sequence")
    page.context.set_offline(True)
    act(page, action, Mouse())
    expect(page.locator(".lost")).to_contain_text("Đang chờ gửi")
    page.context.set_offline(False)
    answered(page, before)


def _lose_the_next_answer(page: Page) -> None:
    """Let the next action reach the server, and lose the answer on its way back."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/act*", lose, times=1)
