"""What people do at the map table: draw, label, cancel, take back, check, note faults."""

import json
from dataclasses import asdict, replace
from itertools import pairwise

import pytest

from tests.simulator.land.village import (
    MISSING,
    TAKEN,
    line,
    points,
    run,
    whole,
    with_error,
)
from tests.simulator.scenes import Run
from trainer.domain.cadastre.areas import area_of, shown_area
from trainer.domain.cadastre.numbering import next_number
from trainer.simulator.acts import UnknownAction
from trainer.simulator.checks import found
from trainer.simulator.drawing import screen
from trainer.simulator.engine import replayed
from trainer.simulator.land.judging.rings import inner_point
from trainer.simulator.land.parcels import standing
from trainer.simulator.land.shapes import OnTable, Renumbering, Truth
from trainer.simulator.land.table import drawing_now, findings_at_start, parcel_named
from trainer.simulator.marking_shapes import Check
from trainer.simulator.system import Result


def judged(here: Run, predicate: str, **of) -> Result:
    return found(here.setting, here.world, here.events, Check(holds=predicate, of=of))


def drawn(here: Run) -> None:
    here.must("draw", level="10", points=points(TAKEN))


def labelled(here: Run, **wrong) -> None:
    ring, label = line(TAKEN), next(x for x in whole().labels if x.id == "l7")
    east, north = inner_point(ring.points)
    given = {
        "at": f"{east} {north}",
        "number": next_number(drawing_now(here.setting, here.world)),
        "code": label.code,
        "area": shown_area(label.area),
    }
    here.must("label", **{**given, **wrong})


def test_a_parcel_entered_from_its_coordinates_is_right_and_the_map_clean():
    here = run()
    drawn(here)
    labelled(here)
    here.must("check-map")
    assert here.world.land.found == ()
    for predicate in ("parcels-drawn", "labelled", "areas", "map-clean", "numbers-continued"):
        assert judged(here, predicate).full, predicate


def test_a_parcel_may_be_begun_at_any_corner_and_run_either_way():
    here = run()
    ring = points(TAKEN)[:-1]
    turned = tuple(reversed(ring[2:] + ring[:2]))
    here.must("draw", level="10", points=(*turned, turned[0]))
    assert judged(here, "parcels-drawn").full


def test_a_corner_a_metre_off_is_told_by_the_parcels_number():
    here = run()
    ring = list(points(TAKEN))
    east, north = ring[1].split()
    ring[1] = f"{int(east) + 1_000} {north}"
    here.must("draw", level="10", points=tuple(ring))
    result = judged(here, "parcels-drawn")
    assert not result.full
    assert str(here.setting.map_table.plots[0].number) in result.detail.vi


def test_an_outline_left_open_is_no_parcel():
    here = run()
    here.must("draw", level="10", points=points(TAKEN)[:-1])
    assert not judged(here, "parcels-drawn").full


def test_a_line_that_stops_in_the_middle_of_a_parcel_spoils_the_map():
    here = run(replace(MISSING, drawing=OnTable()))
    ring = line(TAKEN).points
    east, north = inner_point(ring)
    here.must("draw", level="10", points=(points(TAKEN)[0], f"{east} {north}"))
    assert not judged(here, "map-clean").full
    assert "chưa tới" in judged(here, "nothing-spoilt").detail.vi


def test_points_that_cannot_be_drawn_are_refused_with_a_sentence_and_the_drawing_is_kept():
    here = run()
    before = drawing_now(here.setting, here.world)
    ring, frame = points(TAKEN), whole().sheet.frame
    bow = ((0, 0), (9000, 9000), (9000, 0), (0, 9000), (0, 0))
    crossed = tuple(f"{frame.west + x} {frame.south + y}" for x, y in bow)
    for given, said in (
        (crossed, "crosses itself"),
        (("103000 21386", "103001 21386", "103000 21387"), "degrees"),
        (("9000000000 1000", "9000000001 1000"), "outside the province"),
        (ring[:1] * 3, "too few points"),
        (ring * 300, "too many points"),
    ):
        outcome = here.do("draw", level="10", points=given)
        assert said in outcome.message.en, given[:2]
    assert drawing_now(here.setting, here.world) == before


def split_case(parcel: int):
    """The parcel of a sheet with its two future parts, cut by a line through two of its sides."""
    return replace(MISSING, drawing=OnTable(), truth=Truth(parcel=f"12/{parcel}"))


def cut_across(here: Run, number: int) -> tuple[str, ...]:
    """A line from west to east through the middle of a parcel, beyond it on both sides."""
    _, ring = parcel_named(here.setting, here.world, f"12/{number}")
    _, north = inner_point(ring.points)
    west, east = min(p[0] for p in ring.points), max(p[0] for p in ring.points)
    return (f"{west - 1000} {north}", f"{east + 1000} {north}")


def test_a_parcel_split_by_a_line_keeps_its_ground_and_its_neighbours_agree():
    here = run(split_case(5))
    _, ring = parcel_named(here.setting, here.world, "12/5")
    here.must("split", parcel="12/5", points=cut_across(here, 5))
    now = drawing_now(here.setting, here.world)
    parts = [x for x in now.lines if x.id in ("d1", "d2")]
    assert [(x.level, x.colour) for x in parts] == [(10, "red")] * 2
    assert next(x for x in now.lines if x.id == ring.id).level == 60
    assert 0 <= sum(area_of(x.points) for x in parts) - area_of(ring.points) <= 1
    here.must("check-map")
    assert {f.rule for f in here.world.land.found} <= {"no-label", "area-mismatch"}


def test_what_was_split_is_one_again_when_merged_or_taken_back():
    here = run(split_case(5))
    before = drawing_now(here.setting, here.world)
    here.must("split", parcel="12/5", points=cut_across(here, 5))
    here.must("take-back")
    assert drawing_now(here.setting, here.world) == before


def test_a_strip_is_split_off_by_its_depth_or_to_an_area():
    for how, size in (("distance", "5"), ("area", "100.0")):
        here = run(split_case(5))
        here.must("split-off", parcel="12/5", side=3, by=how, size=size)
        lines = drawing_now(here.setting, here.world).lines
        strip = next(x for x in lines if x.id == "d1")
        if how == "area":
            assert abs(area_of(strip.points) - 1000) <= 1
    assert not here.do("split-off", parcel="12/6", side=40, by="area", size="9").accepted
    assert not here.do("split-off", parcel="12/6", side=1, by="area", size="none").accepted


def test_neighbours_become_one_parcel_and_strangers_do_not():
    here = run(split_case(5))
    rows = list(pairwise(sorted(x.number for x in whole().labels if not x.struck)))
    done = [p for p in rows if here.do("merge", parcels=tuple(f"12/{n}" for n in p)).accepted]
    assert done
    assert "do not adjoin" in here.do("merge", parcels=far_apart(here, done)).message.en
    assert not here.do("merge", parcels=("12/900", "12/901")).accepted


def far_apart(here: Run, merged) -> tuple[str, ...]:
    """The southernmost and the northernmost parcel that still stand alone."""
    gone = {n for pair in merged for n in pair}
    left = [x for x in standing(drawing_now(here.setting, here.world)) if x.number not in gone]
    left.sort(key=lambda x: x.point[1])
    return (f"12/{left[0].number}", f"12/{left[-1].number}")


def test_a_label_with_a_wrong_area_earns_two_thirds():
    here = run()
    drawn(here)
    labelled(here, area="9.9")
    result = judged(here, "labelled")
    assert (result.got, result.of) == (2, 3)
    assert "9.9 m²" in result.detail.en
    assert "9,9 m²" in result.detail.vi


def test_a_label_outside_its_parcel_earns_nothing():
    here = run()
    drawn(here)
    frame = whole().sheet.frame
    labelled(here, at=f"{frame.west + 1} {frame.south + 1}")
    assert judged(here, "labelled").got == 0


def test_a_number_that_jumps_ahead_is_not_the_next_one():
    here = run()
    drawn(here)
    labelled(here, number=900)
    assert not judged(here, "numbers-continued").full


def test_whoever_takes_back_is_where_they_were_and_no_id_is_given_twice():
    here = run()
    before = drawing_now(here.setting, here.world)
    drawn(here)
    here.must("take-back")
    assert drawing_now(here.setting, here.world) == before
    drawn(here)
    assert "d2" in drawing_now(here.setting, here.world).ids()
    here.must("take-back")
    assert not here.do("take-back").accepted


def test_a_line_can_be_changed_moved_to_another_level_and_rubbed_out():
    here = run()
    here.must("draw", level="23", points=points(TAKEN))
    here.must("relevel", feature="d1", level="10")
    (own,) = [x for x in drawing_now(here.setting, here.world).lines if x.id == "d1"]
    assert (own.level, own.colour) == (10, "black")
    assert not here.do("relevel", feature="d1", level="10").accepted
    here.must("redraw", feature="d1", points=points(TAKEN)[:3])
    here.must("erase", feature="d1")
    assert not here.do("erase", feature="d1").accepted
    assert not here.do("redraw", feature="d1", points=points(TAKEN)).accepted


def test_a_number_is_cancelled_by_striking_its_label_which_stays():
    case = replace(MISSING, truth=Truth(struck=("1",)))
    here = run(case)
    label = next(x for x in whole().labels if x.number == 1)
    here.must("strike", label=label.id)
    assert judged(here, "struck").full
    assert not here.do("strike", label=label.id).accepted
    other = next(x for x in whole().labels if x.number == 2)
    here.must("strike", label=other.id)
    assert not judged(here, "struck").full


def test_the_table_of_changes_wants_the_right_row_and_no_other():
    case = replace(MISSING, truth=Truth(changes=(Renumbering(old=("3",), new=("41", "42")),)))
    here = run(case)
    assert not judged(here, "changes-noted").full
    here.must("note-change", old=("3",), new=("42", "41"))
    assert judged(here, "changes-noted").full
    here.must("note-change", old=("4",), new=("43",))
    assert not judged(here, "changes-noted").full


@pytest.mark.parametrize(
    "rule", ["open-ring", "duplicate-line", "overlap", "no-label", "area-mismatch", "bow-tie"]
)
def test_a_fault_planted_by_chance_can_be_found_and_noted(rule):
    here = run(with_error(rule))
    wanted = findings_at_start(here.setting)
    assert {fault.rule for fault in wanted} == {rule}
    assert not judged(here, "faults-noted").full
    for fault in wanted:
        here.must("note-fault", features=fault.features, rule=fault.rule)
    assert judged(here, "faults-noted").full
    assert judged(here, "no-false-fault").full


def test_what_is_sound_and_noted_as_a_fault_is_a_false_alarm():
    here = run(with_error("open-ring"))
    here.must("note-fault", features=("b1",), rule="sliver")
    assert not judged(here, "no-false-fault").full
    here.must("drop-fault", features=("b1",), rule="sliver")
    assert judged(here, "no-false-fault").full


def test_the_id_of_what_was_planted_does_not_tell_on_it():
    known = {x.id for x in whole().lines} | {x.id for x in whole().labels}
    for rule in ("duplicate-line", "sliver", "overshoot"):
        start = run(with_error(rule)).setting.map_table.start
        assert all(name[0] in "bl" and name[1:].isdigit() for name in start.ids() - known)


def test_findings_stay_on_the_screen_and_are_marked_once_the_drawing_has_changed():
    here = run(with_error("open-ring"))
    here.must("check-map")
    assert not here.do("check-map").accepted
    shown = screen(here.setting, here.world, here.events).land.map
    assert [f.rule for f in shown.findings] == ["open-ring"]
    assert not shown.stale
    here.must("erase", feature=shown.findings[0].features[0])
    assert screen(here.setting, here.world, here.events).land.map.stale


def test_a_task_without_the_checker_does_not_offer_it():
    here = run(with_error("open-ring", checker=False))
    offered = {form.verb for form in screen(here.setting, here.world, here.events).forms}
    assert "note-fault" in offered
    assert "check-map" not in offered


def test_a_parcel_is_chosen_and_extracted_as_it_is_drawn():
    case = replace(MISSING, drawing=OnTable(), truth=Truth(parcel="12/5"))
    here = run(case)
    assert not here.do("choose-parcel", parcel="12/999").accepted
    here.must("choose-parcel", parcel="12/4")
    assert "12/4" in judged(here, "parcel-chosen").detail.vi
    here.must("choose-parcel", parcel="12/5")
    here.must("extract", parcel="12/5")
    assert judged(here, "parcel-chosen").full
    assert judged(here, "extracted").full
    (made,) = screen(here.setting, here.world, here.events).land.map.extracts
    label = next(x for x in whole().labels if x.number == 5 and not x.struck)
    assert made.area == shown_area(label.area)
    assert len(made.corners) == len(made.sides)


def test_x_is_the_north_in_the_tables_that_people_read():
    here = run()
    (table,) = screen(here.setting, here.world, here.events).land.map.tables
    east, north = line(TAKEN).points[0]
    first = table.corners[0]
    assert (first.x, first.y) == (f"{north / 1000:.3f}", f"{east / 1000:.3f}")


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        ("draw", {"level": "99", "points": ("1 1", "2 2")}),
        ("draw", {"level": "10", "points": ("1.5 1", "2 2")}),
        ("draw", {"level": "10", "points": ("NaN 1", "2 2")}),
        ("draw", {"level": "10", "points": "1 1"}),
        ("draw", {"level": "10", "points": ("1 1",) * 6000}),
        ("draw", {"level": "10", "colour": "pink", "points": ("1 1", "2 2")}),
        ("label", {"at": "1 1", "number": -1, "code": "LUC", "area": "1"}),
        ("label", {"at": "1 1", "number": 1, "code": "a|b", "area": "1"}),
        ("note-fault", {"features": ("b1",), "rule": "ugly"}),
        ("note-change", {"old": ("one",), "new": ("2",)}),
        ("strike", {"label": "x" * 500}),
    ],
)
def test_what_no_form_could_have_sent_is_tampering(verb, args):
    here = run()
    with pytest.raises(UnknownAction):
        here.do(verb, **args)


def test_a_run_at_the_table_replays_without_asking_any_library(monkeypatch):
    here = run(with_error("overlap"))
    here.must("check-map")
    drawn(here)
    here.must("take-back")
    here.must("finish")

    def asked(*args: object) -> None:
        raise AssertionError("the geometry was asked again")

    monkeypatch.setattr("trainer.simulator.land.table.examined", asked)
    assert replayed(here.setting, here.events) == here.world


def test_the_screen_never_holds_the_truth():
    here = run()
    shown = json.dumps(
        asdict(screen(here.setting, here.world, here.events)), ensure_ascii=False, default=str
    )
    inside = "{} {}".format(*inner_point(line(TAKEN).points))
    assert inside not in shown
    assert '"truth"' not in shown
    assert '"within"' not in shown


def test_a_parcel_with_a_corner_cut_off_or_a_dent_more_is_another_parcel():
    ring = points(TAKEN)
    east, north = inner_point(line(TAKEN).points)
    for given in ((*ring[:2], *ring[3:]), (*ring[:1], f"{east} {north}", *ring[1:])):
        here = run()
        here.must("draw", level="10", points=given)
        assert not judged(here, "parcels-drawn").full


def test_the_right_place_under_the_wrong_rule_is_no_finding():
    here = run(with_error("open-ring"))
    (fault,) = findings_at_start(here.setting)
    here.must("note-fault", features=fault.features, rule="bow-tie")
    assert not judged(here, "faults-noted").full
    assert not judged(here, "no-false-fault").full
