"""Splits and mergers: where the points of division lie, what stays of the old parcel."""

from dataclasses import replace

import pytest

from tests.simulator.land.test_map_table import judged
from tests.simulator.land.village import MISSING, TAKEN, at_table, line, run
from tests.simulator.scenes import Run
from trainer.domain.cadastre.areas import area_of, shown_area
from trainer.simulator.land.codec import point_text
from trainer.simulator.land.judging.rings import inner_point
from trainer.simulator.land.shapes import OnTable, Plot, Renumbering, Truth
from trainer.simulator.land.table import drawing_now
from trainer.simulator.land.written import NotOnMap, point_of

SQUARE = ((0, 0), (3_000, 4_000), (0, 8_000), (0, 0))
PAIR = ("12/5", "12/6")


def merged() -> Run:
    plot = Plot(id="one", of=PAIR, number="next", within=20)
    changes = (Renumbering(old=("5", "6"), new=("next",)),)
    return run(replace(MISSING, drawing=OnTable(), truth=Truth(plots=(plot,), changes=changes)))


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ("along 1 2.5", (1_500, 2_000)),
        ("back 1 2.5", (1_500, 2_000)),
        ("along 3 1", (0, 7_000)),
        ("back 3 1.250", (0, 1_250)),
    ],
)
def test_a_point_is_so_many_metres_along_a_side_from_either_end(said, point):
    assert point_of(said, SQUARE) == point


@pytest.mark.parametrize("said", ["along 3 8.001", "along 4 1", "along 0 1", "along 1 -2"])
def test_a_point_beyond_its_side_is_told_to_the_author(said):
    with pytest.raises(NotOnMap):
        point_of(said, SQUARE)


def test_the_old_boundaries_of_a_merger_go_to_their_own_level():
    here = merged()
    assert not judged(here, "old-boundaries-kept").full
    here.must("merge", parcels=PAIR)
    assert judged(here, "old-boundaries-kept").full


def test_an_old_boundary_that_was_rubbed_out_is_missed():
    here = merged()
    here.must("merge", parcels=PAIR)
    old = next(x for x in drawing_now(here.setting, here.world).lines if x.level == 60)
    here.must("erase", feature=old.id)
    result = judged(here, "old-boundaries-kept")
    assert (result.got, result.of) == (1, 2)


def test_the_numbers_to_be_cancelled_are_those_that_the_changes_cancel():
    assert merged().setting.map_table.struck == {5, 6}
    named = replace(MISSING, truth=replace(MISSING.truth, struck=("7",)))
    assert at_table(named).map_table.struck == {7}


def test_a_label_may_say_the_area_of_the_outline_as_it_was_drawn():
    here = run(replace(MISSING, truth=Truth(plots=(replace(MISSING.truth.plots[0], within=50),))))
    ring = list(line(TAKEN).points)
    ring[0] = ring[-1] = (ring[0][0] - 30, ring[0][1] - 30)
    here.must("draw", level="10", points=tuple(map(point_text, ring)))
    true, drawn = area_of(line(TAKEN).points), area_of(tuple(ring))
    assert abs(true - drawn) > 1
    for area, right in ((drawn, True), (true, True), (drawn + 20, False)):
        here.must(
            "label",
            at=point_text(inner_point(tuple(ring))),
            number=here.setting.map_table.plots[0].number,
            code="ONT",
            area=shown_area(area),
        )
        assert judged(here, "labelled").full is right
        here.must("take-back")
