"""What the boundaries enclose, what it measures, and which number it gets."""

from dataclasses import replace
from pathlib import Path

import pytest
import shapely
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.cadastre.drawings import at, boundary, rectangle, two_homesteads, with_lines
from trainer.domain.cadastre.areas import area_of, shown_area
from trainer.domain.cadastre.drawing import Change
from trainer.domain.cadastre.inventing import invented
from trainer.domain.cadastre.levels import CONVENTIONS, OLD_BOUNDARY
from trainer.domain.cadastre.numbering import next_number, numbers_continued, zigzag
from trainer.domain.cadastre.parcels import parcel_numbered, parcels_of

FACTS = Path(__file__).parents[3] / "simulations" / "facts" / "cadastre.yaml"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_parcel_of_a_clean_map_has_its_label_and_its_area(seed: int) -> None:
    drawing = invented(60, seed)
    labels = {label.id: label for label in drawing.labels}
    parcels = parcels_of(drawing)
    assert len(parcels) == 60
    for parcel in parcels:
        (name,) = parcel.labels
        assert labels[name].area == parcel.area
        assert shapely.Polygon(parcel.points).contains(shapely.Point(labels[name].point))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=3, max_size=9))
def test_areas_agree_with_another_library_to_a_tenth_of_a_square_metre(
    points: list[tuple[int, int]],
) -> None:
    shape = shapely.MultiPoint(points).convex_hull
    if isinstance(shape, shapely.Polygon):
        ring = tuple(
            (501_000_000 + int(x), 2_365_000_000 + int(y)) for x, y in shape.exterior.coords
        )
        assert abs(area_of(ring) - shape.area / 100_000) <= 0.5


def test_an_area_is_written_with_one_decimal() -> None:
    assert shown_area(12034) == "1203.4"
    assert shown_area(7) == "0.7"


def test_a_line_across_makes_two_parcels_of_one() -> None:
    drawing = with_lines(two_homesteads(), boundary("across", (at(0, 0), at(5, 20), at(20, 30))))
    assert len(parcels_of(drawing)) == 3


def test_a_parcel_is_found_by_the_number_that_stands() -> None:
    drawing = two_homesteads()
    found = parcel_numbered(drawing, 2)
    assert found is not None
    assert found.lines == ("east",)
    struck = replace(drawing.labels[1], struck=True)
    gone = replace(drawing, labels=(drawing.labels[0], struck))
    assert parcel_numbered(gone, 2) is None


def test_numbers_start_in_the_north_and_zigzag_southwards() -> None:
    places = [at(50, 0), at(10, 1), at(30, 100), at(10, 98), at(50, 97)]
    assert [places[i] for i in zigzag(places, depth=10_000)] == [
        at(10, 98),
        at(30, 100),
        at(50, 97),
        at(50, 0),
        at(10, 1),
    ]


def test_new_numbers_go_on_from_the_largest_ever_used() -> None:
    before = replace(two_homesteads(), changes=(Change(old=(3,), new=(4, 5)),))
    assert next_number(before) == 6
    label = before.labels[0]
    right = replace(before, labels=(*before.labels, replace(label, id="n", number=6)))
    wrong = replace(before, labels=(*before.labels, replace(label, id="n", number=7)))
    assert numbers_continued(before, right)
    assert not numbers_continued(before, wrong)


def test_the_levels_and_codes_that_are_taught_are_those_that_are_checked() -> None:
    rows = {row["key"]: row for row in yaml.safe_load(FACTS.read_text())}
    taught = {row["value"] for key, row in rows.items() if key.startswith("cadastre/level/")}
    assert set(CONVENTIONS.levels) <= taught
    assert CONVENTIONS.label_levels <= taught
    assert rows["cadastre/level/old-boundary"]["value"] == OLD_BOUNDARY
    assert rows["cadastre/level/abolished"]["value"] == "44 45"
    for code, name in CONVENTIONS.land_types.items():
        assert rows[f"cadastre/land-type/{code.lower()}"]["text"]["vi"] == f"{code}: {name.vi}."
    obsolete = rows["cadastre/land-type/obsolete"]["value"].split()
    assert set(obsolete) == CONVENTIONS.obsolete_land_types


def test_nothing_of_the_old_circular_is_taught_as_settled() -> None:
    for row in yaml.safe_load(FACTS.read_text()):
        if "25/2014" in row["document"]:
            assert row["confidence"] == "B"


def test_a_field_is_measured_the_same_whichever_way_round_it_was_drawn() -> None:
    field = rectangle(0, 0, 20, 30)
    assert area_of(field) == area_of(field[::-1]) == area_of(field[:-1]) == 6000
