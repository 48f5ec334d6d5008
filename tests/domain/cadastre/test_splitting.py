"""Surveyors split and merge parcels; no ground is lost and none is won."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.cadastre.drawings import at, rectangle, ring
from trainer.domain.cadastre.areas import area_of, twice_signed_area
from trainer.domain.cadastre.drawing import Point, Points
from trainer.domain.cadastre.inventing import invented
from trainer.domain.cadastre.levels import BOUNDARY
from trainer.domain.cadastre.problems import Problem
from trainer.domain.cadastre.splitting import (
    Halves,
    merged,
    split_at_distance,
    split_by_line,
    split_to_area,
    with_corners,
)

RINGS = [line.points for line in invented(60, 8).lines if line.level == BOUNDARY]
SHARES = st.floats(0.05, 0.95)


def done(halves: Halves | Problem) -> Halves:
    assert not isinstance(halves, Problem), halves
    return halves


def along(a: Point, b: Point, share: float) -> Point:
    return round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share)


def whole(halves: Halves, parent: Points) -> None:
    """The parts make up the parent, cut points put in, to the square millimetre."""
    cut = [p for part in halves for p in part if part[0] != p]
    outline = with_corners(parent, [*cut, *(part[0] for part in halves)])
    assert sum(abs(twice_signed_area(part)) for part in halves) == abs(twice_signed_area(outline))
    assert abs(sum(map(area_of, halves)) - area_of(parent)) <= 1


def test_a_field_split_straight_across_gives_both_heirs_their_share() -> None:
    left, right = done(split_by_line(rectangle(0, 0, 20, 30), (at(10, -1), at(10, 31))))
    assert (area_of(left), area_of(right)) == (3000, 3000)
    assert min(p[0] for p in left) == at(0, 0)[0]


def test_a_dividing_line_may_bend() -> None:
    path = (at(0, 10), at(10, 12), at(20, 10))
    halves = done(split_by_line(rectangle(0, 0, 20, 30), path))
    assert all(at(10, 12) in part for part in halves)
    whole(halves, rectangle(0, 0, 20, 30))


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(RINGS), SHARES, SHARES, st.data())
def test_no_split_by_a_line_loses_ground(
    parent: Points, first: float, second: float, data: st.DataObject
) -> None:
    sides = len(parent) - 1
    i = data.draw(st.integers(0, sides - 1))
    j = data.draw(st.integers(0, sides - 1).filter(lambda n: n != i))
    line = along(parent[i], parent[i + 1], first), along(parent[j], parent[j + 1], second)
    halves = split_by_line(parent, line)
    if not isinstance(halves, Problem):
        whole(halves, parent)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(RINGS), SHARES, st.data())
def test_a_share_by_area_is_met_to_a_tenth_of_a_square_metre(
    parent: Points, share: float, data: st.DataObject
) -> None:
    side = data.draw(st.integers(0, len(parent) - 2))
    wanted = max(1, round(area_of(parent) * share))
    halves = split_to_area(parent, side, wanted)
    if not isinstance(halves, Problem):
        assert abs(area_of(halves[0]) - wanted) <= 1
        whole(halves, parent)


def test_a_strip_along_a_road_has_the_depth_that_was_asked_for() -> None:
    strip, rest = done(split_at_distance(rectangle(0, 0, 20, 30), 0, 5_000))
    assert area_of(strip) == 1000
    assert area_of(rest) == 5000
    assert max(p[1] for p in strip) == at(0, 5)[1]


def test_nobody_can_split_off_more_than_there_is() -> None:
    field = rectangle(0, 0, 20, 30)
    assert isinstance(split_to_area(field, 0, 6000), Problem)
    assert isinstance(split_at_distance(field, 0, 31_000), Problem)
    assert isinstance(split_at_distance(field, 0, 0), Problem)


def test_a_line_that_stops_inside_or_passes_by_divides_nothing() -> None:
    field = rectangle(0, 0, 20, 30)
    for line in ((at(10, -1), at(10, 29)), (at(30, 0), at(30, 30)), (at(0, 0), at(20, 0))):
        problem = split_by_line(field, line)
        assert isinstance(problem, Problem)
        assert problem.code == "not-across"


def test_a_line_that_crosses_a_bent_field_twice_is_refused() -> None:
    hook = ring((0, 0), (30, 0), (30, 30), (20, 30), (20, 10), (10, 10), (10, 30), (0, 30))
    assert isinstance(split_by_line(hook, (at(-1, 20), at(31, 20))), Problem)


def test_an_outline_that_crosses_itself_cannot_be_split_or_merged() -> None:
    twisted = ring((0, 0), (20, 30), (20, 0), (0, 30))
    assert isinstance(split_by_line(twisted, (at(-1, 5), at(31, 5))), Problem)
    assert isinstance(merged([twisted, rectangle(20, 0, 40, 30)]), Problem)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(RINGS), SHARES)
def test_heirs_who_merge_what_was_split_have_the_old_field_again(
    parent: Points, share: float
) -> None:
    halves = split_to_area(parent, 0, max(1, round(area_of(parent) * share)))
    if not isinstance(halves, Problem):
        again = merged(halves)
        assert not isinstance(again, Problem)
        assert abs(twice_signed_area(again)) == sum(abs(twice_signed_area(h)) for h in halves)


def test_three_terraces_of_one_user_become_one_parcel() -> None:
    terraces = [rectangle(0, n * 10, 40, n * 10 + 10) for n in range(3)]
    one = merged(terraces)
    assert not isinstance(one, Problem)
    assert area_of(one) == 12_000
    assert one[0] == one[-1]


def test_parcels_that_only_touch_or_disagree_are_not_merged() -> None:
    field = rectangle(0, 0, 20, 30)
    for other in (rectangle(20, 30, 40, 60), rectangle(50, 0, 60, 30), rectangle(20, 0, 40, 29)):
        problem = merged([field, other])
        assert isinstance(problem, Problem)
        assert problem.code == "not-adjoining"


def test_a_ring_of_parcels_around_another_is_not_one_parcel() -> None:
    around = [
        ring((0, 0), (30, 0), (20, 10), (10, 10)),
        ring((30, 0), (30, 30), (20, 20), (20, 10)),
        ring((30, 30), (0, 30), (10, 20), (20, 20)),
        ring((0, 30), (0, 0), (10, 10), (10, 20)),
    ]
    assert isinstance(merged(around), Problem)


def test_a_neighbour_gets_the_vertex_where_a_new_boundary_ends() -> None:
    neighbour = rectangle(20, 0, 40, 30)
    assert with_corners(neighbour, [at(20, 12), at(10, 10)]) == (
        *neighbour[:-1],
        at(20, 12),
        neighbour[0],
    )
