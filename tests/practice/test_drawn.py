"""What was drawn once is shown again, but to each reader as their own."""

import re
from html import unescape
from uuid import UUID

from tests.practice.playing import Clerk


def forms(clerk: Clerk, run: UUID) -> list[tuple[str, str, str]]:
    """Return where each form of the workstation leads, its number of events, and its button."""
    found = re.findall(
        r'<form[^>]* action="([^"?]+)[^>]*>(.*?)</form>', unescape(clerk.page(run)), re.DOTALL
    )
    of_run = [(where, form) for where, form in found if where.endswith("/act")]
    assert len(of_run) > 3
    return [
        (where, re.findall(r'name="sequence" value="(\d+)"', form)[0], form)
        for where, form in of_run
    ]


def test_a_clerk_who_changes_the_language_gets_every_form_in_it(clerk: Clerk) -> None:
    run = clerk.start("own")
    clerk.act(run, "call-next")
    assert "Kết thúc lượt tiếp" in clerk.page(run)
    with clerk.browser.session_transaction() as session:
        session["language"] = "en"
    assert "Kết thúc lượt tiếp" not in clerk.page(run)


def test_two_clerks_with_the_same_screen_each_send_to_their_own_run(
    clerk: Clerk, colleague: Clerk
) -> None:
    for someone in (clerk, colleague):
        run = someone.start("own")
        someone.act(run, "call-next")
        assert {where for where, _, _ in forms(someone, run)} == {f"/practice/runs/{run}/act"}


def test_forms_that_stayed_the_same_carry_the_number_of_events_of_now(clerk: Clerk) -> None:
    run = clerk.start("own")
    for verb in ("call-next", "end-visit"):
        clerk.act(run, verb)
        assert {seen for _, seen, _ in forms(clerk, run)} == {str(clerk.events(run))}


def test_a_paper_ticked_for_comparing_shows_its_tick_only_while_it_is_ticked(clerk: Clerk) -> None:
    run = clerk.start("own")
    for action in clerk.actions(run, "reference")[:2]:
        clerk.do(run, action)
    item = re.findall(r'name="items" value="([^"]+)"', clerk.page(run))[0]
    ticked = f'value="{item}" form="act-compare"[^>]* checked'
    assert not re.search(ticked, clerk.page(run))
    assert re.search(ticked, clerk.page(run, f"?pick={item}"))
    assert not re.search(ticked, clerk.page(run))
