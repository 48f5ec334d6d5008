"""The cadastral map at the workstation: drawn without a pointer and without scripts."""

import json
import re
from typing import Any
from uuid import UUID

import pytest

from tests.practice.playing import Clerk
from tests.practice.surveying import begin
from tests.simulator.land.village import MISSING, READING, TAKEN, line, with_error
from trainer.practice.map_typing import plain


def rows(ring: Any, written: str = "{}.{:03}") -> dict[str, list[str]]:
    """The corners of a ring as a person types them from a table: X, the north, before Y."""
    corners = ring.points[:-1]
    return {
        "x": [written.format(*divmod(north, 1000)) for _, north in corners] + [""],
        "y": [written.format(*divmod(east, 1000)) for east, _ in corners] + [" "],
    }


def page(clerk: Clerk, run: UUID, query: str = "") -> str:
    return clerk.page(run, f"?pane=map{query}")


def sent(clerk: Clerk, run: UUID, verb: str, **args: Any) -> str:
    """Send a form of the map as it stands on the page, and return the page that comes back."""
    form = {"verb": verb, "sequence": clerk.sequence(run)} | args
    return clerk.browser.post(f"/practice/runs/{run}/act?pane=map", data=form).text


def script_data(html: str) -> dict[str, Any]:
    found = re.search(r'id="map-data">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


def test_a_parcel_is_drawn_from_a_table_of_coordinates(clerk: Clerk) -> None:
    run = begin(clerk)
    answer = clerk.act(run, "draw", level="10", closed="yes", **rows(line(TAKEN)))
    assert answer.status_code == 303
    drawn = script_data(page(clerk, run))
    assert [tuple(map(tuple, each["points"])) for each in drawn["lines"]] == [line(TAKEN).points]
    assert drawn["lines"][0]["own"]


@pytest.mark.parametrize("written", ["{},{:03}", "{}.{:03}", "{} ,{:03}"])
def test_coordinates_may_be_written_with_comma_or_point(clerk: Clerk, written: str) -> None:
    run = begin(clerk)
    clerk.act(run, "draw", level="10", closed="yes", **rows(line(TAKEN), written))
    assert len(script_data(page(clerk, run))["lines"]) == 1


@pytest.mark.parametrize("typed", ["nan", "21°23'", "1e9", "12.3456", "", "2365578.118.1"])
def test_what_is_no_number_is_told_with_its_row_and_nothing_typed_is_lost(
    clerk: Clerk, typed: str
) -> None:
    run = begin(clerk)
    given = rows(line(TAKEN))
    given["x"][2] = typed
    html = sent(clerk, run, "draw", level="10", **given)
    assert "Điểm 3:" in html
    assert all(f'value="{each}"' in html for each in given["y"][:-1])
    assert not script_data(html)["lines"]


@pytest.mark.parametrize("typed", ["21.384342", "103,0144291", "21°23'03\""])
def test_degrees_are_called_degrees_and_nothing_typed_is_lost(clerk: Clerk, typed: str) -> None:
    run = begin(clerk)
    given = rows(line(TAKEN))
    given["x"][0] = typed
    html = sent(clerk, run, "draw", level="10", **given)
    assert "dạng độ" in html
    assert all(f'value="{each}"' in html for each in given["y"][:-1])
    assert not script_data(html)["lines"]


def test_a_table_that_the_map_refuses_comes_back_as_it_was_typed(clerk: Clerk) -> None:
    run = begin(clerk)
    given = {"x": ["1190000.000", "1190010.000"], "y": ["600000.000", "600000.000"]}
    html = sent(clerk, run, "draw", level="10", **given)
    assert re.search(r'role="alert">[^<]*ngoài địa bàn tỉnh', html)
    assert all(f'value="{each}"' in html for each in (*given["x"], *given["y"]))
    assert not script_data(html)["lines"]


def test_more_rows_are_given_when_asked_for_and_nothing_is_done(clerk: Clerk) -> None:
    run = begin(clerk)
    html = sent(clerk, run, "draw", level="10", more="1", x=["5"] * 9, y=["7"] * 9)
    assert len(re.findall(r'name="x" value="5"', html)) == 9
    assert 'aria-label="Điểm 13: X (bắc)"' in html
    assert clerk.events(run) == clerk.sequence(run)


def test_a_line_opens_in_the_table_and_is_moved_there(clerk: Clerk) -> None:
    run = begin(clerk)
    html = page(clerk, run, "&feature=b3")
    corners = rows(line("b3"))
    assert all(f'name="x" value="{x}"' in html for x in corners["x"][:-1])
    corners["x"][0] = corners["x"][0][:-3] + "999"
    clerk.act(run, "redraw", feature="b3", closed="yes", **corners)
    data = script_data(page(clerk, run))
    assert data["gone"] == ["b3"]
    assert data["lines"][0]["points"][0][1] % 1000 == 999


def test_a_label_is_placed_by_its_coordinates(clerk: Clerk) -> None:
    run = begin(clerk)
    east, north = line(TAKEN).points[0]
    place = {"at_x": f"{north / 1000}", "at_y": f"{east / 1000}"}
    clerk.act(run, "label", number="99", code="LUC", area="466,6", **place)
    (label,) = script_data(page(clerk, run))["labels"]
    assert (label["point"], label["number"], label["area"]) == ([east, north], 99, "466.6")


def test_the_browser_fetches_the_sheet_once_and_is_told_only_what_changed(clerk: Clerk) -> None:
    run = begin(clerk)
    first = script_data(page(clerk, run))
    answer = clerk.browser.get(first["base"])
    assert "immutable" in answer.headers["Cache-Control"]
    (sheet,) = answer.json
    assert not first["lines"]
    assert TAKEN not in {each["id"] for each in sheet["lines"]}
    clerk.act(run, "erase", feature="b3")
    assert script_data(page(clerk, run))["gone"] == ["b3"]
    assert clerk.browser.get(first["base"]).json == answer.json


def test_a_finding_leads_to_its_place_and_to_the_line_at_fault(clerk: Clerk) -> None:
    run = begin(clerk, with_error("open-ring"))
    clerk.act(run, "check-map")
    html = page(clerk, run)
    (found,) = script_data(html)["findings"]
    link = re.search(r'<a href="([^"]+)" data-zoom="(\d+) (\d+)" data-feature="(\w+)">Đến', html)
    assert link
    assert [int(link[2]), int(link[3])] == found["place"]
    assert f"feature={link[4]}" in link[1]


def test_a_sheet_is_seen_without_scripts(clerk: Clerk) -> None:
    run = begin(clerk)
    picture = clerk.browser.get(f"/practice/runs/{run}/map.svg")
    assert picture.mimetype == "image/svg+xml"
    assert picture.text.count("<polyline") == len(line_ids(clerk, run))


def line_ids(clerk: Clerk, run: UUID) -> set[str]:
    (sheet,) = clerk.browser.get(f"/practice/runs/{run}/map.json").json
    return {each["id"] for each in sheet["lines"]}


def test_parcels_are_looked_up_by_number(clerk: Clerk) -> None:
    run = begin(clerk)
    html = page(clerk, run, "&find=5")
    assert html.count('form="act-choose-parcel"') == 1
    assert 'value="12/5"' in html


def test_others_cannot_fetch_the_map_of_a_run(clerk: Clerk, colleague: Clerk) -> None:
    run = begin(clerk)
    for what in ("map.json", "map.svg"):
        assert colleague.browser.get(f"/practice/runs/{run}/{what}").status_code == 404


def test_only_a_workstation_with_a_map_loads_the_editor(clerk: Clerk) -> None:
    assert "map.js" not in clerk.page(clerk.start("own"))
    assert "/practice/map.js" in clerk.page(begin(clerk, MISSING))


@pytest.mark.parametrize(
    ("typed", "read"),
    [("2 365 578.118", "2365578.118"), ("2.365.578,118", "2365578.118"), ("1.234", "1.234")],
)
def test_grouped_numbers_are_read(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_an_answer_sheet_is_filled_in_where_there_is_no_map(clerk: Clerk) -> None:
    run = begin(clerk, READING)
    html = page(clerk, run)
    assert 'id="act-fill-sheet-reading"' in html
    assert "map.js" not in html
    clerk.act(run, "fill-sheet", sheet="reading", area="466,6", holder="Lò Thị Mẫu", edge="road")
    assert "● đã ghi" in page(clerk, run)
