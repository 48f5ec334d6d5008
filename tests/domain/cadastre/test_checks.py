"""Somebody has drawn; the checks say what is wrong, and where, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.cadastre.drawings import (
    SHEET,
    at,
    boundary,
    label,
    rectangle,
    redrawn,
    ring,
    road,
    two_homesteads,
    with_lines,
)
from trainer.domain.cadastre import checks
from trainer.domain.cadastre.areas import area_of
from trainer.domain.cadastre.checks import RULES, Finding, examined
from trainer.domain.cadastre.checks.case import case_of
from trainer.domain.cadastre.drawing import Change, Drawing, Point
from trainer.domain.cadastre.inventing import invented, planted

SEEDS = (3, 17)


def rules(drawing: Drawing) -> list[str]:
    return [finding.rule for finding in examined(drawing)]


def only(drawing: Drawing) -> Finding:
    findings = examined(drawing)
    assert len(findings) == 1, [finding.rule for finding in findings]
    return findings[0]


def near(place: Point, expected: Point, metres: float = 0.01) -> bool:
    return all(abs(a - b) <= metres * 1000 for a, b in zip(place, expected, strict=True))


def test_nobody_is_told_of_errors_on_two_hundred_clean_maps() -> None:
    sizes = (12, 30, 60, 120)
    alarms = {seed: rules(invented(sizes[seed % 4], seed)) for seed in range(200)}
    assert not any(alarms.values()), {seed: found for seed, found in alarms.items() if found}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rule", RULES)
def test_a_checker_finds_the_one_error_that_a_colleague_made(rule: str, seed: int) -> None:
    drawing = planted(invented(60, seed), rule, seed)
    finding = only(drawing)
    assert finding.rule == rule
    assert finding.severity == RULES[rule].severity
    assert set(finding.features) <= drawing.ids()
    assert drawing.sheet.frame.holds(finding.place)


@pytest.mark.parametrize("rule", RULES)
def test_the_same_seed_plants_the_same_error(rule: str) -> None:
    drawing = invented(40, 5)
    assert planted(drawing, rule, 9) == planted(drawing, rule, 9)


def test_every_rule_says_why_it_matters_and_how_it_is_mended_in_both_languages() -> None:
    for rule in RULES.values():
        for text in (rule.name, rule.why, rule.remedy):
            assert text.vi
            assert text.en
            assert text.vi != text.en


def test_somebody_who_has_drawn_nothing_yet_has_no_errors() -> None:
    assert examined(Drawing(sheet=SHEET)) == ()


def test_two_homesteads_that_agree_are_clean() -> None:
    assert examined(two_homesteads()) == ()


def test_a_line_with_both_ends_in_the_open_is_found_at_both() -> None:
    line = boundary("stray", (at(5, 5), at(15, 6)))
    assert rules(with_lines(two_homesteads(), line)) == ["undershoot", "undershoot"]


def test_a_division_that_stops_forty_centimetres_short_is_found_at_its_end() -> None:
    line = boundary("short", (at(0, 0), at(19.8, 29.6)))
    finding = only(with_lines(two_homesteads(), line))
    assert finding.rule == "undershoot"
    assert finding.place == at(19.8, 29.6)


def test_a_division_without_a_new_label_leaves_one_part_without() -> None:
    line = boundary("across", (at(0, 0), at(5, 20), at(20, 30)))
    assert rules(with_lines(two_homesteads(), line)) == ["no-label", "area-mismatch"]


def test_a_division_ending_on_a_side_needs_a_vertex_there() -> None:
    line = boundary("across", (at(0, 10), at(20, 10)))
    found = rules(with_lines(two_homesteads(), line))
    assert found.count("missing-t-vertex") == 2


def test_a_neighbour_with_a_corner_of_its_own_on_the_shared_side_is_noticed() -> None:
    west = ring((0, 0), (20, 0), (20, 12), (20, 30), (0, 30))
    finding = only(redrawn(two_homesteads(), "west", west))
    assert finding.rule == "missing-t-vertex"
    assert finding.place == at(20, 12)
    assert set(finding.features) == {"west", "east"}


@pytest.mark.parametrize(
    ("east", "rule"), [(19.8, "gap"), (18.0, "gap"), (20.2, "overlap"), (22.0, "overlap")]
)
def test_a_shared_side_bent_by_one_neighbour_alone_is_a_gap_or_an_overlap(
    east: float, rule: str
) -> None:
    west = ring((0, 0), (20, 0), (east, 12), (20, 30), (0, 30))
    drawing = redrawn(two_homesteads(), "west", west)
    labels = (replace(drawing.labels[0], area=area_of(west)), drawing.labels[1])
    finding = only(replace(drawing, labels=labels))
    assert finding.rule == rule
    assert set(finding.features) == {"west", "east"}


@pytest.mark.parametrize(("east", "rule"), [(19.8, "gap"), (20.2, "overlap"), (23.0, "overlap")])
def test_a_corner_moved_by_one_neighbour_alone_is_found_though_the_wedge_is_open(
    east: float, rule: str
) -> None:
    west = ring((0, 0), (east, 0), (20, 30), (0, 30))
    drawing = redrawn(two_homesteads(), "west", west)
    labels = (replace(drawing.labels[0], area=area_of(west)), drawing.labels[1])
    assert rule in rules(replace(drawing, labels=labels))


def test_a_parcel_drawn_over_two_others_overlaps_both() -> None:
    over = boundary("over", rectangle(-5, -5, 45, 35))
    found = [f for f in examined(with_lines(two_homesteads(), over)) if f.rule == "overlap"]
    assert {f.features for f in found} >= {("west", "over"), ("east", "over")}


def test_a_parcel_drawn_inside_another_overlaps_it() -> None:
    inner = boundary("inner", rectangle(5, 5, 8, 8))
    assert "overlap" in rules(with_lines(two_homesteads(), inner))


def test_corners_entered_out_of_order_make_a_bow_tie_at_the_crossing() -> None:
    drawing = redrawn(two_homesteads(), "west", ring((0, 0), (20, 30), (20, 0), (0, 30)))
    found = [f for f in examined(drawing) if f.rule == "bow-tie"]
    assert len(found) == 1
    assert near(found[0].place, at(10, 15))


def test_an_outline_left_open_by_a_metre_is_not_called_anything_else() -> None:
    open_west = (*rectangle(0, 0, 20, 30)[1:-1], at(0, 0), at(19, 0))
    finding = only(redrawn(two_homesteads(), "west", open_west))
    assert finding.rule == "open-ring"
    assert finding.features == ("west",)


def test_a_clerk_who_writes_another_area_is_told_both() -> None:
    drawing = two_homesteads()
    wrong = replace(drawing.labels[0], area=drawing.labels[0].area + 2)
    finding = only(replace(drawing, labels=(wrong, drawing.labels[1])))
    assert finding.rule == "area-mismatch"
    assert "600,2" in finding.detail.vi
    assert "600.0" in finding.detail.en


def test_a_tenth_of_a_square_metre_by_rounding_is_tolerated() -> None:
    drawing = two_homesteads()
    rounded = replace(drawing.labels[0], area=drawing.labels[0].area + 1)
    assert examined(replace(drawing, labels=(rounded, drawing.labels[1]))) == ()


def test_an_old_number_beside_a_new_one_is_called_by_its_name() -> None:
    drawing = two_homesteads()
    new = replace(drawing.labels[0], id="l3", number=3, point=at(8, 8))
    changed = replace(drawing, labels=(*drawing.labels, new), changes=(Change(old=(1,), new=(3,)),))
    assert rules(changed) == ["old-number-left"]


def test_a_parcel_may_follow_the_edge_of_a_road_but_not_pass_it() -> None:
    beside = with_lines(two_homesteads(), road("road", rectangle(0, -6, 40, 0)))
    assert examined(beside) == ()
    west = ring((0, 0), (10, -1), (20, 0), (20, 30), (0, 30))
    drawing = redrawn(beside, "west", west)
    labels = (replace(drawing.labels[0], area=area_of(west)), drawing.labels[1])
    finding = only(replace(drawing, labels=labels))
    assert finding.rule == "over-road-or-water"
    assert set(finding.features) == {"west", "road"}


def test_a_road_closed_in_by_parcels_is_no_gap() -> None:
    drawing = two_homesteads()
    lines = (
        boundary("north", ring((0, 36), (40, 36), (40, 60), (0, 60))),
        boundary("left", ring((-10, 0), (0, 0), (0, 30), (0, 36), (0, 60), (-10, 60))),
        boundary("right", ring((40, 0), (50, 0), (50, 60), (40, 60), (40, 36), (40, 30))),
    )
    labels = tuple(
        label(number, point, area_of(line.points))
        for number, point, line in zip(
            (3, 4, 5), (at(20, 48), at(-5, 30), at(45, 30)), lines, strict=True
        )
    )
    closed_in = replace(with_lines(drawing, *lines), labels=(*drawing.labels, *labels))
    assert rules(closed_in) == ["gap"]
    lane = road("lane", ring((0, 30), (20, 30), (40, 30), (40, 36), (0, 36)))
    assert examined(with_lines(closed_in, lane)) == ()


def test_a_shared_side_is_judged_against_the_neighbouring_sheet() -> None:
    drawing = two_homesteads()
    mine = replace(drawing, lines=drawing.lines[:1], labels=drawing.labels[:1])
    theirs = drawing.lines[1]
    assert examined(mine, [theirs]) == ()
    moved = boundary("east", rectangle(19, 0, 40, 30))
    assert [f.rule for f in examined(mine, [moved])].count("overlap") == 1


def test_a_neighbouring_sheet_is_not_itself_judged() -> None:
    drawing = two_homesteads()
    mine = replace(drawing, lines=drawing.lines[:1], labels=drawing.labels[:1])
    twisted = boundary("far", ring((60, 0), (80, 30), (80, 0), (60, 30)))
    assert examined(mine, [drawing.lines[1], twisted]) == ()


def test_a_sheet_far_away_is_not_laid_out_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = two_homesteads()
    near, far = (boundary("2/b1", rectangle(west, 0, 130, 30)) for west in (39.7, 100))
    laid = []
    monkeypatch.setattr(checks, "case_of", lambda *case: laid.append(case[1]) or case_of(*case))
    assert examined(drawing, [near, far]) == examined(drawing, [near]) != ()
    assert laid == [[near], [near]]


def test_a_sheet_sent_with_its_axes_exchanged_is_one_finding_and_not_a_hundred() -> None:
    drawing = two_homesteads()
    lines = tuple(
        replace(line, points=tuple((y, x) for x, y in line.points)) for line in drawing.lines
    )
    labels = tuple(replace(one, point=one.point[::-1]) for one in drawing.labels)
    finding = only(replace(drawing, lines=lines, labels=labels))
    assert finding.rule == "swapped-axes"
    assert len(finding.features) == 4


def test_two_corners_close_together_on_an_edge_are_no_gap() -> None:
    lower = ring((0, 0), (20, 0), (20, 10), (10.3, 10), (10, 10), (0, 10))
    upper = ring((0, 10), (10, 10), (13, 20), (0, 20))
    drawing = Drawing(
        sheet=SHEET,
        lines=(boundary("lower", lower), boundary("upper", upper)),
        labels=(label(1, at(5, 5), area_of(lower)), label(2, at(5, 15), area_of(upper))),
    )
    assert examined(drawing) == ()


CORNERS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: at(*p))
SCRIBBLES = st.lists(CORNERS, min_size=2, max_size=7).flatmap(
    lambda points: st.sampled_from([tuple(points), (*points, points[0])])
)


@settings(deadline=None, max_examples=150)
@given(st.lists(SCRIBBLES, max_size=6), st.lists(CORNERS, max_size=4))
def test_whatever_a_beginner_scribbles_is_examined(
    scribbles: list[tuple[Point, ...]], places: list[Point]
) -> None:
    drawing = Drawing(
        sheet=SHEET,
        lines=tuple(boundary(f"b{n}", points) for n, points in enumerate(scribbles)),
        labels=tuple(label(n, place, 100) for n, place in enumerate(places, 1)),
    )
    for finding in examined(drawing):
        assert set(finding.features) <= drawing.ids()
        assert SHEET.frame.holds(finding.place)


@pytest.mark.parametrize("seed", range(6))
def test_a_checker_finds_every_one_of_five_errors_in_one_map(seed: int) -> None:
    drawing = invented(120, seed)
    wanted = [list(RULES)[(seed * 5 + n * 7) % len(RULES)] for n in range(5)]
    for number, rule in enumerate(wanted):
        drawing = planted(drawing, rule, seed * 10 + number)
    assert len(drawing.ids()) == len(drawing.lines) + len(drawing.labels)
    assert set(wanted) <= set(rules(drawing))
