"""What map-makers hand in is read, or answered with a plain sentence."""

import json
from math import nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.cadastre.drawings import SHEET, at, rectangle
from trainer.domain.cadastre.admission import problem_with_points
from trainer.domain.cadastre.drawing import Drawing
from trainer.domain.cadastre.geojson import drawing_of, geojson_of
from trainer.domain.cadastre.inventing import invented
from trainer.domain.cadastre.problems import Problem
from trainer.domain.cadastre.projection import PROVINCE_MERIDIAN, on_meridian

FIELD = [[x / 1000, y / 1000] for x, y in rectangle(0, 0, 20, 30)]


def document(coordinates: Any, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    feature = {
        "type": "Feature",
        "id": "p1",
        "properties": {"number": 7, "code": "ONT", **properties},
        "geometry": {"type": kind, "coordinates": coordinates},
    }
    return {"type": "FeatureCollection", "features": [feature]}


def codes(given: object) -> list[str]:
    read = drawing_of(given, SHEET)
    assert not isinstance(read, Drawing)
    for problem in read:
        assert problem.message.vi
        assert problem.remedy.vi
    return [problem.code for problem in read]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_map_written_and_read_is_the_same_map(seed: int) -> None:
    drawing = invented(40, seed)
    written = json.loads(json.dumps(geojson_of(drawing)))
    read = drawing_of(written, drawing.sheet)
    assert isinstance(read, Drawing)
    assert (read.lines, read.labels) == (drawing.lines, drawing.labels)


def test_an_author_needs_only_a_polygon_with_a_number_and_a_code() -> None:
    read = drawing_of(document([FIELD]), SHEET)
    assert isinstance(read, Drawing)
    assert read.lines[0].points == rectangle(0, 0, 20, 30)
    assert (read.labels[0].number, read.labels[0].area) == (7, 6000)


def test_an_author_reads_only_the_sheet_that_was_asked_for() -> None:
    read = drawing_of(document([FIELD], sheet=2), SHEET)
    assert isinstance(read, Drawing)
    assert read.lines == ()


def test_a_file_of_another_projection_is_refused_by_name() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32648"}}
    given = {**document([FIELD]), "crs": crs}
    assert codes(given) == ["other-projection"]
    assert "32648" in drawing_of(given, SHEET)[0].message.vi


@pytest.mark.parametrize(
    ("coordinates", "code"),
    [
        ([[[103.01, 21.38], [103.02, 21.38], [103.02, 21.39], [103.01, 21.38]]], "degrees"),
        ([[*FIELD[:2], [nan, 2365400.0], FIELD[0]]], "not-a-number"),
        ([[*FIELD[:2], [float("inf"), 2365400.0], FIELD[0]]], "not-a-number"),
        ([[*FIELD[:2], ["501200", 2365400.0], FIELD[0]]], "not-a-number"),
        ([[*FIELD[:2], [True, 2365400.0], FIELD[0]]], "not-a-number"),
        ([[*FIELD[:2], [600000.0, 1200000.0], FIELD[0]]], "outside-province"),
        ([[*FIELD[:2], [1e300, 1e300], FIELD[0]]], "outside-province"),
        ([[FIELD[0], FIELD[2], FIELD[1], FIELD[3], FIELD[0]]], "self-crossing"),
        ([FIELD, FIELD], "unreadable-feature"),
        ([[[501200.0]]], "unreadable-feature"),
        (None, "unreadable-feature"),
        ([[FIELD[0]]], "too-few-points"),
        ([[[501200 + n / 100, 2365400.0] for n in range(1_500)]], "too-many-points"),
    ],
)
def test_a_map_maker_is_told_plainly_what_cannot_be_read(coordinates: Any, code: str) -> None:
    assert codes(document(coordinates)) == [code]


def test_a_label_without_a_number_or_an_area_is_refused() -> None:
    point = [501210.0, 2365410.0]
    assert codes(document(point, "Point")) == ["missing-property"]
    assert codes(document(point, "Point", area=12.5, number="7")) == ["missing-property"]


def test_two_features_with_one_id_are_refused() -> None:
    given = document([FIELD])
    given["features"] *= 2
    assert codes(given) == ["repeated-id", "repeated-id"]


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["type", "features", "geometry", "coordinates", "properties", "crs"]
                ),
                inner | st.sampled_from(["FeatureCollection", "Feature", "Point", "Polygon"]),
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_nothing_that_is_handed_in_breaks_the_reading(given: object) -> None:
    read = drawing_of(given, SHEET)
    assert isinstance(read, Drawing) or all(isinstance(problem, Problem) for problem in read)


def test_somebody_who_exchanges_axes_or_meridian_may_draw_and_find_out() -> None:
    field = rectangle(0, 0, 20, 30)
    assert problem_with_points(field, SHEET) is None
    assert problem_with_points(tuple(p[::-1] for p in field), SHEET) is None
    wrong = tuple(on_meridian(p, PROVINCE_MERIDIAN, 105.0) for p in field)
    assert problem_with_points(wrong, SHEET) is None


def test_the_same_point_twice_is_nothing_to_draw() -> None:
    problem = problem_with_points((at(1, 1), at(1, 1)), SHEET)
    assert problem is not None
    assert problem.code == "too-few-points"
