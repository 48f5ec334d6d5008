"""What people do in the land information system: search, edit, read the dialog before agreeing."""

from dataclasses import replace

import pytest

from tests.simulator.land.test_map_table import judged
from tests.simulator.land.village import (
    AGAIN,
    APPLICATIONS,
    READING,
    REGISTRY,
    ROWS,
    VILLAGE,
    WARNING,
    in_form,
    run,
    saved,
)
from trainer.simulator.acts import UnknownAction
from trainer.simulator.drawing import screen
from trainer.simulator.engine import replayed
from trainer.simulator.land.fields import thousandths
from trainer.simulator.land.messages import ASKED
from trainer.simulator.land.registry import content_now


def said(outcome):
    return outcome.message.en if outcome.message else ""


def test_a_record_updated_from_its_dossier_is_right_and_nothing_is_broken():
    here = run(REGISTRY)
    saved(here, origin="recognised-free", legal_area="468,0")
    assert judged(here, "record-updated", record="terrace").full
    assert judged(here, "nothing-broken").full
    for task in ("update-legal", "file-scan", "move-on"):
        here.must("do-task", task=task)
    assert judged(here, "tasks-done", application="first").full
    assert replayed(here.setting, here.events) == here.world


@pytest.mark.parametrize(
    ("by", "value", "found"),
    [
        ("issue", "AA 000123 (mẫu)", ("terrace",)),
        ("issue", "aa000123(mau)", ("terrace",)),
        ("issue", "AA 000123", ("terrace",)),
        ("parcel", "12/8", ("garden",)),
        ("old-parcel", "3/45", ("terrace",)),
        ("holder", "vang a mau", ("garden",)),
        ("issue", "AA 9", ()),
    ],
)
def test_a_parcel_is_found_by_its_paper_its_old_number_or_its_user(by, value, found):
    here = run(REGISTRY)
    here.must("search-records", by=by, value=value)
    assert here.world.land.records.found == found


def test_a_record_that_was_not_found_cannot_be_opened():
    here = run(REGISTRY)
    here.must("search-records", by="issue", value="AA 9")
    assert "not among those found" in said(here.do("choose-record", record="terrace"))


def test_the_system_does_not_save_without_the_origin_of_use():
    here = run(REGISTRY)
    in_form(here)
    assert "origin of use" in said(here.do("save-record"))


def test_a_parcel_number_that_another_record_has_is_not_saved():
    here = run(REGISTRY)
    in_form(here, origin="recognised-free", number="8")
    assert "Another record" in said(here.do("save-record"))


def test_a_code_that_is_not_in_the_list_is_not_taken():
    here = run(REGISTRY)
    in_form(here)
    assert not here.do("fill-in", field="origin", value="inherited").accepted


def test_an_application_entered_twice_has_to_be_dropped_first():
    case = replace(REGISTRY, applications=(*APPLICATIONS, AGAIN))
    here = run(case)
    here.must("open-application", application="first")
    here.must("search-records", by="parcel", value="12/7")
    here.must("choose-record", record="terrace")
    assert "Duplicate application" in said(here.do("edit-record"))
    assert not judged(here, "applications-dropped").full
    here.must("drop-application", application="again")
    here.must("edit-record")
    assert judged(here, "applications-dropped").full


def test_dropping_the_real_application_is_told():
    here = run(replace(REGISTRY, applications=(*APPLICATIONS, AGAIN)))
    here.must("drop-application", application="first")
    assert "MẪU-01" in judged(here, "applications-dropped").detail.vi


def warned():
    record = replace(
        REGISTRY.records[0],
        fields={k: v for k, v in REGISTRY.records[0].fields.items() if not k.startswith("old")},
        becomes={"origin": "recognised-free", "old-sheet": "3", "old-number": "45"},
        needs=("origin",),
    )
    return replace(REGISTRY, records=(record, REGISTRY.records[1]), warnings=(WARNING,))


def test_the_second_dialog_looks_like_the_first_whatever_it_says():
    for case in (REGISTRY, warned()):
        here = run(case)
        in_form(here, origin="recognised-free")
        here.must("save-record")
        first = screen(here.setting, here.world, here.events).land.records.dialog
        here.must("answer-dialog", choice="agree")
        second = screen(here.setting, here.world, here.events).land.records.dialog
        assert first.question == second.question == ASKED
        assert first.text != second.text


def test_whoever_agrees_to_the_warning_blindly_has_broken_the_record():
    here = run(warned())
    saved(here, origin="recognised-free")
    assert not judged(here, "nothing-broken").full
    assert not judged(here, "record-updated", record="terrace").full
    assert "old parcel" in judged(here, "nothing-broken").detail.en


def test_whoever_reads_the_warning_cancels_fills_in_what_is_missing_and_saves():
    here = run(warned())
    in_form(here, origin="recognised-free")
    here.must("save-record")
    here.must("answer-dialog", choice="agree")
    here.must("answer-dialog", choice="decline")
    assert judged(here, "warning-declined", warnings="link-lost").full
    here.must("fill-in", field="old-sheet", value="3")
    here.must("fill-in", field="old-number", value="45")
    here.must("save-record")
    here.must("answer-dialog", choice="agree")
    here.must("answer-dialog", choice="agree")
    assert judged(here, "nothing-broken").full
    assert judged(here, "record-updated", record="terrace").full


def test_declining_an_ordinary_dialog_saves_nothing_and_keeps_the_form():
    here = run(REGISTRY)
    in_form(here, origin="recognised-free")
    here.must("save-record")
    here.must("answer-dialog", choice="agree")
    here.must("answer-dialog", choice="decline")
    assert here.world.land.records.saved == ()
    assert dict(here.world.land.records.form.fields)["origin"] == "recognised-free"


def test_nothing_else_can_be_done_while_a_dialog_is_open():
    here = run(REGISTRY)
    in_form(here, origin="recognised-free")
    here.must("save-record")
    for verb, args in (
        ("search-records", {"by": "issue", "value": "1"}),
        ("save-record", {}),
        ("fill-in", {"field": "holder", "value": "x"}),
        ("do-task", {"task": "update-legal"}),
    ):
        assert "dialog" in said(here.do(verb, **args))
    offered = {form.verb for form in screen(here.setting, here.world, here.events).forms}
    assert "answer-dialog" in offered
    assert "search-records" not in offered


def test_a_form_left_open_too_long_loses_what_was_typed():
    here = run(replace(REGISTRY, form_minutes=15))
    in_form(here, origin="recognised-free")
    here.must("wait", minutes=30)
    assert here.do("save-record").accepted
    assert here.world.land.records.form is None
    assert "origin" not in content_now(here.setting, here.world, "terrace")
    here.must("edit-record")


def test_a_dialog_left_open_too_long_saves_nothing():
    here = run(replace(REGISTRY, form_minutes=15))
    in_form(here, origin="recognised-free")
    here.must("save-record")
    here.must("wait", minutes=30)
    here.must("answer-dialog", choice="agree")
    assert (here.world.land.records.dialog, here.world.land.records.form) == ("", None)
    assert here.world.land.records.saved == ()


def test_changing_what_was_right_in_a_record_is_noticed():
    here = run(REGISTRY)
    saved(here, origin="recognised-free", legal_area="468.0", holder="Lo Thi Mau")
    assert "Land user" in judged(here, "nothing-broken").detail.en


def test_tasks_have_their_order_and_begin_with_the_update():
    here = run(REGISTRY)
    here.must("open-application", application="first")
    assert "Nothing has been saved" in said(here.do("do-task", task="update-legal"))
    assert "earlier task" in said(here.do("do-task", task="move-on"))
    assert "no such task" in said(here.do("do-task", task="sign-book"))


def test_a_list_with_a_broken_cell_a_double_and_a_missing_number_is_cleaned_and_imported():
    here = run(VILLAGE)
    assert "#REF!" in said(here.do("import-list", list="village"))
    here.must("correct-cell", row="r2", field="holder", value="Quàng Văn Thử")
    assert "identity" in said(here.do("import-list", list="village"))
    here.must("settle-row", row="r4", fate="ask")
    assert "twice" in said(here.do("import-list", list="village"))
    here.must("settle-row", row="r3", fate="drop")
    assert judged(here, "list-clean", list="village").full
    here.must("import-list", list="village")
    assert judged(here, "list-imported", list="village").full
    assert not here.do("settle-row", row="r3", fate="keep").accepted


def test_an_identity_number_that_somebody_made_up_is_not_a_clean_list():
    here = run(VILLAGE)
    here.must("correct-cell", row="r2", field="holder", value="Quàng Văn Thử")
    here.must("correct-cell", row="r4", field="identity", value="011 000 000 009")
    here.must("settle-row", row="r3", fate="drop")
    result = judged(here, "list-clean", list="village")
    assert (result.got, result.of) == (len(ROWS) - 1, len(ROWS))
    assert "4" in result.detail.en


def test_answers_are_judged_by_what_they_say():
    here = run(READING)
    here.must("fill-sheet", sheet="reading", area="466,5", holder=" lò thị  mẫu", edge="stream")
    result = judged(here, "answered", questions="reading")
    assert (result.got, result.of) == (2, 3)
    assert "north of it" in result.detail.en
    here.must("fill-sheet", sheet="reading", area="466.6", holder="Lò Thị Mẫu", edge="road")
    assert judged(here, "answered", questions="reading").full
    assert not here.do("fill-sheet", sheet="reading", area="", holder="x", edge="road").accepted


def test_a_field_that_no_sheet_has_is_tampering():
    here = run(READING)
    with pytest.raises(UnknownAction):
        here.do("fill-sheet", sheet="reading", area="1", holder="x", edge="road", age="7")


@pytest.mark.parametrize(
    ("typed", "thousands"),
    [
        ("1.203,4", 1203400),
        ("1203.4", 1203400),
        ("1203,4", 1203400),
        ("1 203,4", 1203400),
        ("501659.046", 501659046),
        ("-3.5", -3500),
        ("", None),
        ("12/4", None),
        ("nan", None),
    ],
)
def test_a_number_says_the_same_in_every_way_of_writing_it(typed, thousands):
    assert thousandths(typed) == thousands


@pytest.mark.parametrize("verb", ["draw", "check-map", "take-back", "edit-record", "import-list"])
def test_a_counter_without_a_map_or_land_records_takes_no_harm(verb):
    here = run(READING)
    args = {
        "draw": {"level": "10", "points": ("1 1", "2 2")},
        "import-list": {"list": "village"},
    }.get(verb, {})
    try:
        assert not here.do(verb, **args).accepted
    except UnknownAction:
        assert verb == "import-list"
