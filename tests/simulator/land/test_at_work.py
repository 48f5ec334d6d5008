"""Land work beside the rest: what forms send, programs that stop, the shipped tasks."""

from dataclasses import replace

import pytest

from tests.simulator.land.village import READING, REGISTRY, at_table, run, say
from tests.simulator.scenes import Run, compiled, reference, setting
from trainer.domain.values import Text
from trainer.simulator.acts import Action
from trainer.simulator.drawing import screen
from trainer.simulator.forms import action_from
from trainer.simulator.proof import prove
from trainer.simulator.scenario import Fault
from trainer.simulator.wording import described

CORNERS, DIALOG = "parcel-from-corners", "record-second-dialog"


def test_points_from_the_map_keep_their_order_and_come_twice_where_they_close():
    ring = ["1 1", "9 1", "5 7", "1 1"]
    action = action_from("draw", {"level": ["10"], "points": ring})
    assert action == Action(verb="draw", args={"level": "10", "points": tuple(ring)})


def test_one_point_is_no_line():
    assert isinstance(action_from("draw", {"level": ["10"], "points": ["1 1"]}), Text)


def test_parcels_typed_with_commas_or_spaces_are_several():
    action = action_from("merge", {"parcels": ["12/5, 12/6  12/7"]})
    assert action.args["parcels"] == ("12/5", "12/6", "12/7")


def test_an_answer_sheet_is_one_form_with_its_questions_and_no_answers():
    here = run(READING)
    (form,) = [f for f in screen(here.setting, here.world, here.events).forms if f.pane == "map"]
    assert form.key == "fill-sheet-reading"
    assert [field.name for field in form.fields] == ["sheet", "area", "holder", "edge"]
    assert "466.6" not in repr(form)


def test_the_land_records_may_be_down_while_the_map_goes_on():
    down = Fault(
        id="down",
        program="land-records",
        message=say("The land records do not answer."),
        fallback=say("wait"),
        lasts=60,
        minute=0,
    )
    here = Run(at_table(REGISTRY, faults=(down,)))
    refused = here.do("search-records", by="issue", value="AA 000123 (mẫu)")
    assert refused.message == down.message
    here.must("wait", minutes=60)
    here.must("search-records", by="issue", value="AA 000123 (mẫu)")


def test_a_dossier_cannot_be_closed_before_the_one_stop_system_has_its_result():
    held = tuple(replace(d, status="processing") for d in compiled(DIALOG).definition.dossiers)
    whole = compiled(DIALOG)
    changed = replace(whole, definition=replace(whole.definition, dossiers=held))
    from trainer.simulator.setting import setting_with

    here = Run(setting_with(changed, 1, {"second": "usual", "listed": "once", "metres": "275"}))
    for event in reference(setting(DIALOG, second="usual", listed="once")).events:
        if event.action and event.action.args.get("task") == "close-one-stop":
            assert "no result yet" in here.do(event.action.verb, **event.action.args).message.en
            return
        if event.action:
            here.must(event.action.verb, **event.action.args)


@pytest.mark.parametrize("key", [CORNERS, DIALOG])
def test_each_shipped_land_task_is_proven(key):
    proof = prove(compiled(key), range(1, 7))
    assert [finding.what.en for finding in proof.findings] == []


@pytest.mark.parametrize("parcel", ["34", "19", "15", "17", "18", "6"])
def test_the_missing_parcel_can_be_drawn_whichever_it_is(parcel):
    assert reference(setting(CORNERS, number=parcel)).mark.score == 100


def test_whoever_agrees_twice_out_of_habit_deletes_the_change_that_was_waiting():
    here = reference(setting(DIALOG, second="pending", listed="once"), until="answer-dialog")
    here.must("answer-dialog", choice="agree")
    here.must("answer-dialog", choice="agree")
    here.must("finish")
    assert here.mark.critical
    assert "biến động" in next(r for r in here.mark.rows if r.id == "unbroken").message.vi


def test_exchanging_x_and_y_is_let_in_and_found_by_the_check():
    here = Run(setting(CORNERS, number="34"))
    ring = here.setting.map_table.plots[0].ring
    here.must("draw", level="10", points=tuple(f"{north} {east}" for east, north in ring))
    here.must("check-map")
    assert {found.rule for found in here.world.land.found} >= {"swapped-axes"}


def test_every_action_of_the_shipped_tasks_reads_as_a_sentence():
    for key in (CORNERS, DIALOG):
        here = Run(setting(key))
        for event in reference(here.setting).events:
            if event.action:
                said = described(here.setting, here.world, event.action)
                assert said.vi
                assert len(said.vi) < 400, said.vi
                here.do(event.action.verb, **event.action.args)
