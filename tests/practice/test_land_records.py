"""The land information system at the workstation: its form sent whole, its dialogs, lists to clean."""

import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from tests.practice.playing import Clerk
from tests.practice.surveying import begin
from tests.simulator.land.village import (
    AGAIN,
    APPLICATIONS,
    MISSING,
    REGISTRY,
    ROWS,
    VILLAGE,
    WARNING,
)
from trainer.extensions import db
from trainer.models import Publication, Run
from trainer.practice import journal
from trainer.simulator.land.registry import registry
from trainer.simulator.land.state import LandRecords


def page(clerk: Clerk, run: UUID, query: str = "") -> str:
    return clerk.page(run, f"?pane=land{query}")


def pane(html: str) -> str:
    """What the pane of the land records shows."""
    found = re.search(r'data-name="land".*?</section>\s*</div>\s*</div>', html, re.DOTALL)
    assert found
    return found[0]


def now(clerk: Clerk, run: UUID) -> tuple[int, LandRecords]:
    """The minute of the run, and the land information system as it stands."""
    with clerk.app.app_context():
        world = journal.opened(db.session.get_one(Run, run)).world
    return world.minute, registry(world)


def record(clerk: Clerk, run: UUID) -> dict[str, str]:
    """What the open form of the record says."""
    return dict(now(clerk, run)[1].form.fields)


def at_the_form(clerk: Clerk, case: Any = REGISTRY) -> UUID:
    """Begin, and open the form of the first record for the first dossier."""
    run = begin(clerk, case)
    clerk.act(run, "open-application", application="first")
    clerk.act(run, "search-records", by="issue", value="AA 000123 (mẫu)")
    clerk.act(run, "choose-record", record="terrace")
    clerk.act(run, "edit-record")
    return run


def typed(html: str, **changed: str) -> dict[str, str]:
    """The form as it stands on the page, with some fields typed over."""
    was = dict(re.findall(r'name="(was-[\w-]+)" value="([^"]*)"', html))
    fields = {f"field-{name[4:]}": value for name, value in was.items()}
    return was | fields | {f"field-{k.replace('_', '-')}": v for k, v in changed.items()}


def save(clerk: Clerk, run: UUID, sequence: int | None = None, **changed: str) -> str:
    """Type into the form and save; return the screen that comes back."""
    form = typed(page(clerk, run), **changed)
    form |= {
        "verb": "save-record",
        "sequence": clerk.sequence(run) if sequence is None else sequence,
    }
    sent = clerk.browser.post(
        f"/practice/runs/{run}/act?pane=land", data=form, headers={"X-Swap": "bench"}
    )
    return sent.text


@pytest.mark.parametrize(
    ("case", "shown", "missing"),
    [(MISSING, "map", "land"), (REGISTRY, "land", "map"), (VILLAGE, "land", "map")],
)
def test_only_the_applications_that_a_scenario_uses_are_on_the_screen(
    clerk: Clerk, case: Any, shown: str, missing: str
) -> None:
    html = clerk.page(begin(clerk, case))
    assert f'data-tab="{shown}"' in html
    assert f'data-name="{missing}"' not in html


def test_several_fields_are_typed_and_saved_in_one_go(clerk: Clerk) -> None:
    run = at_the_form(clerk)
    before = now(clerk, run)[0]
    html = save(clerk, run, origin="recognised-free", legal_area="468,0")
    assert 'role="alertdialog"' in html
    assert record(clerk, run)["origin"] == "recognised-free"
    assert record(clerk, run)["legal-area"] == "468,0"
    assert now(clerk, run)[0] == before + 3


def test_what_stands_there_already_is_not_typed_again(clerk: Clerk) -> None:
    run = at_the_form(clerk)
    before = now(clerk, run)[0]
    save(clerk, run, origin="recognised-free")
    assert now(clerk, run)[0] == before + 2


def test_a_form_that_was_sent_twice_is_typed_and_saved_once(clerk: Clerk) -> None:
    run = at_the_form(clerk)
    form = typed(page(clerk, run), origin="recognised-free", holder="Vàng A Mẫu")
    form |= {"verb": "save-record", "sequence": clerk.sequence(run)}
    for _ in range(2):
        html = clerk.browser.post(
            f"/practice/runs/{run}/act?pane=land", data=form, headers={"X-Swap": "bench"}
        ).text
        events = clerk.events(run)
    assert events == clerk.events(run)
    assert "Màn hình vừa gửi đã cũ" not in html
    assert 'role="alertdialog"' in html


def test_the_system_says_in_its_pane_why_it_does_not_save_and_keeps_what_was_typed(
    clerk: Clerk,
) -> None:
    run = at_the_form(clerk)
    html = pane(save(clerk, run, legal_area="468.0"))
    assert "Chưa nhập nguồn gốc sử dụng đất" in html
    assert 'name="field-legal-area" value="468.0"' in html
    assert "alertdialog" not in html


def test_nothing_more_is_typed_once_the_form_has_expired(clerk: Clerk) -> None:
    run = at_the_form(clerk, replace(REGISTRY, form_minutes=1))
    html = save(clerk, run, origin="recognised-free", holder="Vàng A Mẫu", issue="x", book="y")
    assert "phiên đã hết hạn" in pane(html)
    assert "Biểu mẫu cập nhật chưa mở" not in html
    assert now(clerk, run)[1].form is None


def test_a_code_that_is_emptied_is_refused_and_nothing_is_saved(clerk: Clerk) -> None:
    run = at_the_form(clerk)
    html = pane(save(clerk, run, purpose="", origin="recognised-free"))
    assert "Giá trị không có trong danh mục" in html
    assert not now(clerk, run)[1].dialog


def test_a_warning_and_the_usual_dialog_differ_in_their_first_sentence_alone(clerk: Clerk) -> None:
    shown = []
    for case in (REGISTRY, replace(REGISTRY, warnings=(WARNING,))):
        run = at_the_form(clerk, case)
        save(clerk, run, origin="recognised-free", old_number="54")
        clerk.act(run, "answer-dialog", choice="agree")
        found = re.search(r'role="alertdialog".*?</form>', page(clerk, run), re.DOTALL)
        assert found
        shown.append(re.sub(r'value="(\d+|[\w.-]{40,})"|runs/[\w-]+', "", found[0]))
        unpublish(clerk)
    usual, warning = (each.split("<br>") for each in shown)
    assert usual[1] == warning[1]
    assert usual[0].rpartition(">")[0] == warning[0].rpartition(">")[0]
    assert usual[0] != warning[0]


def unpublish(clerk: Clerk) -> None:
    with clerk.app.app_context():
        db.session.delete(db.session.get(Publication, ("scenario", "village")))
        db.session.commit()


def test_nothing_but_the_dialog_can_be_answered_while_it_waits(clerk: Clerk) -> None:
    run = at_the_form(clerk)
    save(clerk, run, origin="recognised-free")
    before, after = pane(page(clerk, run)).split('<div class="land-work" inert>')
    assert before.count("<button") == 2
    assert "<button" not in after


def test_tasks_are_done_in_the_order_of_the_process_and_the_system_says_which_is_not(
    clerk: Clerk,
) -> None:
    run = at_the_form(clerk)
    form = {"verb": "do-task", "task": "file-scan", "sequence": clerk.sequence(run)}
    html = clerk.browser.post(
        f"/practice/runs/{run}/act?pane=land", data=form, headers={"X-Swap": "bench"}
    ).text
    assert "Chưa hoàn thành bước trước" in pane(html)


def test_a_dossier_entered_twice_is_taken_off_the_list(clerk: Clerk) -> None:
    run = begin(clerk, replace(REGISTRY, applications=(*APPLICATIONS, AGAIN)))
    assert "MẪU-02" in pane(page(clerk, run))
    clerk.act(run, "drop-application", application="again")
    assert "MẪU-02" not in pane(page(clerk, run))


def row(clerk: Clerk, run: UUID, name: str, fate: str = "keep", **changed: str) -> None:
    """Open a row, type into it, and send it."""
    html = page(clerk, run, f"&row={name}")
    assert f'name="row" value="{name}"' in html
    fields = typed(html, **changed) | {"row": name, "fate": fate}
    assert clerk.act(run, "settle-row", **fields).status_code == 303


def test_a_village_list_is_cleaned_row_by_row_and_imported(clerk: Clerk) -> None:
    run = begin(clerk, VILLAGE)
    assert "#REF!" in pane(page(clerk, run))
    clerk.act(run, "import-list", list="village")
    assert not now(clerk, run)[1].imported
    row(clerk, run, "r2", holder="Quàng Văn Thử")
    row(clerk, run, "r3", fate="drop")
    row(clerk, run, "r4", fate="ask")
    clerk.act(run, "import-list", list="village")
    html = pane(page(clerk, run))
    assert "#REF!" not in html
    assert "● đã nhập" in html
    assert "data-row" not in html


def test_a_row_is_corrected_and_sent_back_in_one_go(clerk: Clerk) -> None:
    run = begin(clerk, VILLAGE)
    row(clerk, run, "r4", fate="ask", sheet="3", number="10")
    (touched,) = now(clerk, run)[1].rows
    cells = dict(touched.fields)
    assert (touched.fate, cells["sheet"], cells["number"]) == ("ask", "3", "10")


def test_a_row_that_was_not_changed_is_not_written(clerk: Clerk) -> None:
    run = begin(clerk, VILLAGE)
    row(clerk, run, ROWS[0].id)
    assert not now(clerk, run)[1].rows


def test_a_row_that_is_not_there_leaves_the_list_as_it_is(clerk: Clerk) -> None:
    run = begin(clerk, VILLAGE)
    assert 'name="verb" value="settle-row"' not in page(clerk, run, "&row=r9")
