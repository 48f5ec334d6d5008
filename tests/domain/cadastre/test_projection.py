"""A satellite receiver, a map sheet and PROJ all mean the same place."""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj.transformer import Transformer, TransformerGroup

from trainer.domain.cadastre.projection import (
    VN2000_TO_WGS84,
    from_wgs84,
    on_meridian,
    projected,
    unprojected,
    vn2000_of,
    wgs84_of,
)

LATITUDES = st.floats(20.9, 22.6)
LONGITUDES = st.floats(102.1, 103.6)
MILLIMETRE = 0.001


@cache
def proj(source: int, target: int) -> Transformer:
    return TransformerGroup(source, target, always_xy=True).transformers[0]


def assert_same_place(ours: tuple[int, int], metres: tuple[float, float]) -> None:
    assert ours[0] / 1000 == pytest.approx(metres[0], abs=MILLIMETRE)
    assert ours[1] / 1000 == pytest.approx(metres[1], abs=MILLIMETRE)


def test_the_known_point_of_the_province_is_right_to_the_millimetre() -> None:
    assert projected(21.386, 103.016) == (501659046, 2365578118)
    assert vn2000_of(21.386, 103.016) == (501462868, 2365683521)


def test_a_surveyor_on_the_meridian_of_another_province_lands_two_hundred_kilometres_away() -> None:
    assert vn2000_of(21.386, 103.016, meridian=105.0)[0] == pytest.approx(294_052_980, abs=10)


def test_a_shift_of_the_wrong_sign_moves_a_point_by_hundreds_of_metres() -> None:
    wrong = projected(*from_wgs84(21.386, 103.016, VN2000_TO_WGS84.wrong_signed))
    east, north = vn2000_of(21.386, 103.016)
    assert wrong[0] - east == pytest.approx(392_000, abs=2_000)
    assert wrong[1] - north == pytest.approx(-211_000, abs=2_000)


@settings(deadline=None)
@given(LATITUDES, LONGITUDES)
def test_the_plane_agrees_with_proj_over_the_province(latitude: float, longitude: float) -> None:
    assert_same_place(
        projected(latitude, longitude), proj(4756, 9205).transform(longitude, latitude)
    )


@settings(deadline=None)
@given(LATITUDES, LONGITUDES)
def test_a_receiver_agrees_with_proj_over_the_province(latitude: float, longitude: float) -> None:
    assert_same_place(
        vn2000_of(latitude, longitude), proj(4326, 9205).transform(longitude, latitude)
    )


@settings(deadline=None)
@given(LATITUDES, LONGITUDES)
def test_a_map_point_shown_on_a_phone_agrees_with_proj(latitude: float, longitude: float) -> None:
    point = projected(latitude, longitude)
    theirs = proj(4326, 9205).transform(point[0] / 1000, point[1] / 1000, direction="INVERSE")
    ours = wgs84_of(point)
    assert ours[0] == pytest.approx(theirs[1], abs=MILLIMETRE / 111_000)
    assert ours[1] == pytest.approx(theirs[0], abs=MILLIMETRE / 104_000)


def there_and_back(latitude: float, longitude: float) -> tuple[int, int]:
    return projected(*unprojected(projected(latitude, longitude)))


def over_another_meridian(latitude: float, longitude: float) -> tuple[int, int]:
    return on_meridian(on_meridian(projected(latitude, longitude), 103.0, 105.0), 105.0)


@pytest.mark.parametrize("way", [there_and_back, over_another_meridian])
@settings(deadline=None)
@given(latitude=LATITUDES, longitude=LONGITUDES)
def test_whoever_converts_there_and_back_is_where_they_began(
    way: Callable[[float, float], tuple[int, int]], latitude: float, longitude: float
) -> None:
    east, north = projected(latitude, longitude)
    back = way(latitude, longitude)
    assert abs(back[0] - east) <= 1
    assert abs(back[1] - north) <= 1
