"""Tables of points converted rightly or wrongly, and corners that lie elsewhere than on the map."""

from dataclasses import replace
from math import hypot

import pytest

from tests.simulator.land.village import MISSING, TAKEN, at_table, line, run, say, whole
from tests.simulator.scenes import setting
from trainer.domain.cadastre.areas import area_of
from trainer.domain.cadastre.checks import examined
from trainer.domain.cadastre.projection import on_meridian, vn2000_of
from trainer.simulator.drawing import screen
from trainer.simulator.land.listing import DEGREE
from trainer.simulator.land.shapes import CoordinateTable, Moved, OnTable
from trainer.simulator.land.table import findings_at_start
from trainer.simulator.land.written import NotOnMap

CORNER = line(TAKEN).points[0]


def table(**how):
    return replace(
        MISSING, tables=(CoordinateTable(id="t", title=say("corners"), of=TAKEN, **how),)
    )


def listed(**how):
    return at_table(table(**how)).map_table.tables["t"][0]


def apart(a, b):
    return hypot(a[0] - b[0], a[1] - b[1]) / 1000


def test_corners_in_degrees_lead_back_to_the_map():
    longitude, latitude = listed(system="wgs84")
    assert apart(vn2000_of(latitude / DEGREE, longitude / DEGREE), CORNER) < 0.2


def test_a_table_in_degrees_is_shown_with_the_latitude_first():
    here = run(table(system="wgs84"))
    (shown,) = screen(here.setting, here.world, here.events).land.map.tables
    longitude, latitude = listed(system="wgs84")
    assert shown.degrees
    assert shown.corners[0].x == f"{latitude / DEGREE:.6f}"
    assert shown.corners[0].y == f"{longitude / DEGREE:.6f}"


def test_each_mistake_of_conversion_puts_the_parcel_where_that_mistake_does():
    assert listed(mistake="swapped-axes") == CORNER[::-1]
    assert apart(on_meridian(listed(mistake="wrong-meridian"), 105.0), CORNER) < 0.002
    other = listed(mistake="wrong-meridian", meridian="104.5")
    assert apart(on_meridian(other, 104.5), CORNER) < 0.002
    left_out, turned = listed(mistake="no-shift"), listed(mistake="wrong-shift")
    assert 150 < apart(left_out, CORNER) < 300
    assert abs(apart(turned, CORNER) - 2 * apart(left_out, CORNER)) < 1


def test_a_meridian_that_nobody_uses_is_told_to_the_author():
    with pytest.raises(NotOnMap):
        listed(mistake="wrong-meridian", meridian="103")


def moved(of: str, **how):
    drawing = OnTable(moved=(Moved(of=of, corner="1", **how),))
    return at_table(replace(MISSING, drawing=drawing)).map_table


def test_a_moved_corner_takes_its_neighbours_and_their_areas_along():
    label = next(x for x in whole().labels if x.id == "l7")
    start = moved(f"12/{label.number}", east="0.5").start
    before, after = whole(), start
    ring = next(x for x in after.lines if x.id == TAKEN)
    assert ring.points[0] == ring.points[-1] == (CORNER[0] + 500, CORNER[1])
    assert CORNER not in {point for x in after.lines for point in x.points}
    assert next(x for x in after.labels if x.id == "l7").area == area_of(ring.points)
    assert after.labels != before.labels
    assert not {f.rule for f in examined(after)} & {"gap", "overlap", "area-mismatch"}


@pytest.mark.parametrize(
    ("of", "how"), [("13/1", {}), ("12/999", {}), ("12/7", {"north": "a little"})]
)
def test_a_move_that_cannot_be_is_told_to_the_author(of, how):
    with pytest.raises(NotOnMap):
        moved(of, **how)


def test_what_is_right_is_not_moved():
    label = next(x for x in whole().labels if x.id == "l7")
    assert moved(f"12/{label.number}", east="0.5").plots[0].ring == line(TAKEN).points


@pytest.mark.parametrize(
    ("case", "way", "rules"),
    [
        ("fits", "gap", []),
        ("own-18", "overlap", ["overlap"]),
        ("other-29", "gap", ["gap"]),
        ("other-29", "overlap", ["overlap"]),
    ],
)
def test_the_edge_of_two_sheets_is_judged_from_one_of_them(case, way, rules):
    two_sheets = setting("sheets-that-meet", case=case, way=way, size="0.52")
    found = findings_at_start(two_sheets)
    assert [each.rule for each in found] == rules
    beside = [name for each in found for name in each.features if "/" in name]
    assert len(beside) == len(rules)
    assert all(name.startswith("22/b") for name in beside)


def test_runs_in_which_the_same_lies_on_the_table_share_it():
    def table(parcels: str, day: str):
        return setting("merge-one-owner", parcels=parcels, day=day).map_table

    assert table("33, 35", "4") is table("33, 35", "9")
    assert table("33, 35", "4") is not table("24, 28", "4")
