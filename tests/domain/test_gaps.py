from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.domain.gap_timeline import asked_by_skill, timeline
from trainer.domain.gaps import (
    DatedRow,
    GapRow,
    PostHeld,
    PostOpen,
    SkillShown,
    Staffing,
    cell,
)

SPACE = UUID(int=1)
MARCH = date(2026, 3, 1)
PROFILE = {"clerk": {"reception": 2}, "chief": {"reception": 3, "planning": 3}, "driver": {}}


def named(name: str) -> UUID:
    return uuid5(SPACE, name)


def day(n: int) -> date:
    return MARCH + timedelta(days=n)


def post(name: str, profile: str = "clerk", start: int = 0, end: int | None = None) -> PostOpen:
    until = None if end is None else day(end)
    return PostOpen(id=named(name), profile=profile, from_day=day(start), until_day=until)


def holds(person: str, post_name: str, start: int = 0, end: int | None = None) -> PostHeld:
    until = None if end is None else day(end)
    return PostHeld(
        post=named(post_name), person=named(person), from_day=day(start), until_day=until
    )


def shows(person: str, level: int | None, start: int = 0, stale: int = 400) -> SkillShown:
    return SkillShown(person=named(person), from_day=day(start), level=level, stale_on=day(stale))


def rows(
    posts: Sequence[PostOpen], held: Sequence[PostHeld], shown: Sequence[SkillShown] = ()
) -> list[DatedRow]:
    staffing = Staffing(posts=tuple(posts), held=tuple(held), requirements=PROFILE)
    asked = asked_by_skill(staffing).get("reception", [])
    histories = {p: [s for s in shown if s.person == p] for p in {s.person for s in shown}}
    return timeline("03203", "reception", asked, histories)


def on(n: int, dated: Sequence[DatedRow]) -> list[GapRow]:
    return [
        d.row
        for d in dated
        if d.from_day <= day(n) and (d.until_day is None or day(n) < d.until_day)
    ]


def counts(row: GapRow) -> tuple[int, int, int, int, int, int]:
    return row.required, row.met, row.below, row.not_measured, row.stale, row.vacant


def test_who_was_never_assessed_is_not_measured_and_not_a_gap() -> None:
    (row,) = on(0, rows([post("p")], [holds("mẫu", "p")]))
    assert counts(row) == (1, 0, 0, 1, 0, 0)
    assert row.state == "not_measured"
    assert row.oldest_evidence is None


def test_four_people_in_four_states() -> None:
    posts = [post(name) for name in "abcd"]
    held = [holds(name, name) for name in "abcd"]
    shown = [shows("a", 2), shows("b", 1, start=5), shows("c", 3, stale=20)]
    (row,) = on(30, rows(posts, held, shown))
    assert counts(row) == (4, 1, 1, 1, 1, 0)
    assert row.single_point_of_failure
    assert row.state == "below"
    assert row.oldest_evidence == day(0)


def test_measured_without_a_level_is_below() -> None:
    (row,) = on(3, rows([post("p")], [holds("mẫu", "p")], [shows("mẫu", None)]))
    assert counts(row) == (1, 0, 1, 0, 0, 0)


def test_a_level_counts_from_its_day_until_it_goes_stale() -> None:
    dated = rows([post("p")], [holds("mẫu", "p")], [shows("mẫu", 2, start=10, stale=50)])
    assert [(d.from_day, d.row.state) for d in dated] == [
        (day(0), "not_measured"),
        (day(10), "met"),
        (day(50), "stale"),
    ]
    assert dated[-1].until_day is None


def test_of_two_results_on_one_day_the_later_counts() -> None:
    shown = [shows("mẫu", 1, start=10), shows("mẫu", 2, start=10)]
    (row,) = on(10, rows([post("p")], [holds("mẫu", "p")], shown))
    assert row.met == 1


def test_who_was_assessed_again_in_time_does_not_go_stale_by_the_old_day() -> None:
    again = [shows("m", 2, stale=20), shows("m", 2, start=10, stale=200)]
    dated = rows([post("p")], [holds("m", "p")], again)
    assert [counts(*on(n, dated)) for n in (5, 30, 250)] == [
        (1, 1, 0, 0, 0, 0),
        (1, 1, 0, 0, 0, 0),
        (1, 0, 0, 0, 1, 0),
    ]


def test_a_person_with_two_posts_counts_once_at_the_highest_requirement() -> None:
    posts = [post("p"), post("q", "chief")]
    for held in (["p", "q"], ["q", "p"]):
        (row,) = on(0, rows(posts, [holds("mẫu", name) for name in held], [shows("mẫu", 2)]))
        assert (row.required_level, counts(row)) == (3, (1, 0, 1, 0, 0, 0))


def test_an_empty_post_is_vacant_and_requires_nobody() -> None:
    dated = rows([post("p", start=2)], [holds("mẫu", "p", 5, 9)])
    assert [(d.from_day, counts(d.row)[0], d.row.vacant) for d in dated] == [
        (day(2), 0, 1),
        (day(5), 1, 0),
        (day(9), 0, 1),
    ]
    assert cell([dated[0].row]).state == "vacant"


def test_a_closed_post_is_neither_required_nor_vacant() -> None:
    dated = rows([post("p", end=7)], [holds("mẫu", "p")])
    assert dated[-1].until_day == day(7)
    assert on(7, dated) == []


def test_a_post_that_does_not_require_the_skill_gives_no_row() -> None:
    assert rows([post("p", "driver")], [holds("mẫu", "p")]) == []
    assert rows([post("p", "nobody-knows")], [holds("mẫu", "p")]) == []


def test_a_cell_takes_the_colour_of_its_worst_row() -> None:
    posts = [post("a"), post("b", "chief"), post("c")]
    held = [holds("a", "a"), holds("b", "b")]
    found = on(0, rows(posts, held, [shows("a", 2)]))
    whole = cell(found)
    assert (whole.met, whole.required, whole.vacant) == (1, 2, 1)
    assert whole.state == "not_measured"
    assert whole.single_point_of_failure
    assert cell([]).state is None


@pytest.mark.parametrize(
    ("levels", "worst"),
    [([2, 2], "met"), ([2, 1], "below"), ([2], "not_measured"), ([1], "below")],
)
def test_below_is_worse_than_not_measured(levels: list[int], worst: str) -> None:
    posts = [post("a"), post("b")]
    held = [holds("a", "a"), holds("b", "b")]
    shown = [shows(name, level) for name, level in zip("ab", levels, strict=False)]
    assert cell(on(0, rows(posts, held, shown))).state == worst


days = st.integers(0, 60)
spans = st.tuples(days, st.one_of(st.none(), days))
people = st.sampled_from("xyz")


@st.composite
def communes(draw: st.DrawFn) -> tuple[list[PostOpen], list[PostHeld], list[SkillShown]]:
    posts = [post(name, draw(st.sampled_from(sorted(PROFILE))), *draw(spans)) for name in "abcd"]
    held = [
        holds(draw(people), draw(st.sampled_from("abcd")), *draw(spans))
        for _ in range(draw(st.integers(0, 6)))
    ]
    starts = sorted(draw(st.lists(days, max_size=6)))
    shown = [
        shows(draw(people), draw(st.sampled_from([None, 1, 2, 3])), start, start + draw(days))
        for start in starts
    ]
    return posts, held, shown


@given(communes(), days)
@settings(max_examples=150)
def test_any_day_counts_as_if_counted_on_that_day(
    commune: tuple[list[PostOpen], list[PostHeld], list[SkillShown]], n: int
) -> None:
    posts, held, shown = commune
    found = on(n, rows(posts, held, shown))
    past = [s for s in shown if s.from_day <= day(n)]
    assert found == on(n, rows(posts, held, past))
    for row in found:
        assert row.required == row.met + row.below + row.not_measured + row.stale
        assert row.required + row.vacant > 0
        assert row.single_point_of_failure == (row.met == 1)
    assert len({row.required_level for row in found}) == len(found)


@given(communes())
@settings(max_examples=100)
def test_rows_are_kept_only_where_something_changes(
    commune: tuple[list[PostOpen], list[PostHeld], list[SkillShown]],
) -> None:
    for dated in (found := rows(*commune)):
        assert dated.until_day is None or dated.from_day < dated.until_day
        nexts = [
            other
            for other in found
            if other.from_day == dated.until_day
            and other.row.required_level == dated.row.required_level
        ]
        assert all(other.row != dated.row for other in nexts)
