from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.evidence_rows import moment, piece, run, sitting, sittings
from trainer.domain.calendar import start_of
from trainer.domain.cuts import CUTS, DatedCuts
from trainer.domain.estimation import Ability, day_of, faded, sureness
from trainer.domain.evidence import Piece, living, official
from trainer.domain.levels import REASONS, Standing, standings


def folded(*parts: list[Piece]) -> list[Standing]:
    pieces = official(living(row for part in parts for row in part))
    return list(standings(pieces, DatedCuts()))


def level_after(*parts: list[Piece]) -> int | None:
    return folded(*parts)[-1].level


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    ("right", "level"),
    [(0, None), (6, None), (7, None), (9, 1), (10, 1), (11, 2), (12, 2)],
)
def test_two_sittings_of_six_items(right: int, level: int | None, seed: int) -> None:
    assert level_after(sittings(right, seed=seed)) == level


def test_a_new_set_of_cuts_counts_from_its_day_and_leaves_the_past_alone() -> None:
    harder = replace(CUTS, set_on=moment(50).date(), levels=(1.0, 1.5, 2.0, 3.0))
    rows = official(living([*sittings(9), *sittings(9, days=100)]))
    by_first, by_both = (
        list(standings(rows, cuts)) for cuts in (DatedCuts(), DatedCuts(sets=(CUTS, harder)))
    )
    assert by_both[:2] == by_first[:2]
    assert (by_first[1].level, by_first[-1].level) == (1, 1)
    assert by_both[-1].level is None


def test_a_certificate_in_a_specialist_field_grants_its_level_until_it_expires() -> None:
    paper = piece(kind="field-certificate", level=3, variant="2028-05-01")
    [standing] = folded([paper])
    assert (standing.level, standing.reason) == (3, "certified")
    assert standing.stale_at == start_of(date(2028, 5, 1))
    [standing] = folded([piece(kind="field-certificate", level=2)])
    assert (standing.level, standing.stale_at) == (2, None)


def test_fewer_than_eight_items_confirm_nothing() -> None:
    standing = folded(sittings(7, of=7))[-1]
    assert standing.level is None
    assert standing.reason == "few-pieces"


def test_one_long_good_sitting_is_one_occasion_and_confirms_nothing_yet() -> None:
    standing = folded(sitting(12, of=12))[-1]
    assert (standing.level, standing.reason) == (None, "one-occasion")


def test_the_sitting_counts_as_a_whole_whatever_came_first() -> None:
    rows = sittings(8)
    by_outcome = sorted(rows, key=lambda row: -row.outcome)
    first_right = [
        piece(row.outcome, occasion=rows[0].occasion, choices=row.choices) for row in by_outcome
    ]
    assert [standing.level for standing in folded(first_right)] == [None]


@pytest.mark.parametrize(("right", "rows"), [(12, 1), (12, 3), (12, 6), (11, 3), (11, 6)])
def test_two_clean_runs_on_different_days_show_level_three(right: int, rows: int) -> None:
    first, second = run(10, "a", rows=rows), run(20, "b", rows=rows)
    assert level_after(sittings(right), first) == 2
    assert level_after(sittings(right), first, second) == 3


@pytest.mark.parametrize(("right", "rows", "needed"), [(11, 1, 5), (10, 3, 4)])
def test_after_weaker_sittings_more_clean_runs_show_level_three(
    right: int, rows: int, needed: int
) -> None:
    runs = [run(10 * n, str(n), rows=rows) for n in range(1, needed + 1)]
    assert level_after(sittings(right), *runs[:2]) == 2
    assert level_after(sittings(right), *runs) == 3


def test_level_four_is_not_shown_by_faultless_work_of_level_three() -> None:
    faultless = [sittings(12), sittings(12, days=1), run(10, "a"), run(20, "b")]
    assert level_after(*faultless) == 3


def test_faultless_work_of_level_four_shows_it() -> None:
    hard = [[row._replace(level=4) for row in run(10 * n, str(n), rows=2)] for n in range(1, 7)]
    assert level_after(sittings(11), *hard) == 4


def test_level_three_is_not_shown_by_items_alone() -> None:
    standing = folded(*(sittings(12, days=n, seed=n) for n in range(6)))[-1]
    assert (standing.level, standing.reason) == (2, "runs-missing")


@pytest.mark.parametrize(
    "second",
    [run(10.1, "b"), run(20, "a"), run(20, "b", outcome=0.6), run(20, "b", critical=True)],
    ids=["same day", "same variant", "not passed", "critical error"],
)
def test_a_second_run_that_does_not_count(second: list[Piece]) -> None:
    assert level_after(*(sittings(12, seed=n) for n in range(3)), run(10, "a"), second) == 2


def test_a_critical_error_blocks_until_a_clean_run_of_a_fresh_variant() -> None:
    able = [sittings(12), sittings(12, days=1), run(10, "a"), run(20, "b")]
    assert level_after(*able) == 3
    error = run(30, "c", critical=True)
    assert (folded(*able, error)[-1].level, folded(*able, error)[-1].reason) == (
        2,
        "critical-error",
    )
    assert level_after(*able, error, run(40, "c")) == 2
    assert level_after(*able, error, run(40, "d")) == 3


@pytest.mark.parametrize(
    ("parts", "level", "days"),
    [
        ([sittings(9)], 1, 522),
        ([sittings(11)], 2, 373),
        ([sittings(12)], 2, 452),
        ([sittings(12), run(10, "a"), run(20, "b")], 3, 316),
    ],
)
def test_a_level_stays_fresh_for_a_year_or_a_little_more(
    parts: list[list[Piece]], level: int, days: int
) -> None:
    standing = folded(*parts)[-1]
    assert standing.level == level
    assert standing.stale_at is not None
    assert (standing.stale_at - standing.from_at).days == days


def test_it_is_stale_when_its_probability_falls_below_one_half() -> None:
    standing = folded(sittings(11))[-1]
    assert standing.stale_at is not None
    ability = Ability(mean=standing.mean, variance=standing.variance, day=day_of(standing.from_at))
    for hours, still in ((-1, True), (1, False)):
        then = faded(ability, day_of(standing.stale_at + timedelta(hours=hours)))
        assert (sureness(then, CUTS.of(2)) > 0.5) is still


def test_one_slip_later_does_not_take_an_awarded_level_away() -> None:
    assert level_after(sittings(11), [piece(0.0, days=30)]) == 2


def test_bad_sittings_afterwards_do() -> None:
    assert level_after(sittings(11), sittings(3, days=30)) == 1
    assert level_after(sittings(11), sittings(1, days=30), sittings(1, days=60)) is None


def test_one_right_answer_does_not_revive_a_level_gone_stale() -> None:
    assert level_after(sittings(11), [piece(1.0, days=370)]) == 2
    assert level_after(sittings(11), [piece(1.0, days=380)]) == 1


def test_a_level_gone_stale_is_to_be_shown_anew() -> None:
    weak = [piece(1.0, days=1000), piece(0.0, days=1000.001)]
    assert level_after(sittings(11), weak) is None
    assert level_after(sittings(11), sittings(12, days=1000)) == 2


def test_an_appraisal_alone_shows_no_level() -> None:
    praise = [piece(kind="appraisal", weight=5.0, days=n) for n in range(30)]
    assert folded(praise) == []
    assert level_after(praise, sittings(12)) == 2


def test_practice_does_not_reach_the_official_level() -> None:
    assert folded([piece(kind="lesson") for _ in range(50)]) == []


def test_a_voided_row_is_as_if_it_had_never_been() -> None:
    wrong, rest = sittings(1, of=1), sittings(11, of=11)
    void = piece(weight=0.0, days=60, voids=wrong[0].id, id=wrong[0].id.__class__(int=(1 << 127)))
    assert folded(rest, wrong, [void]) == folded(rest)


def test_a_void_that_is_itself_voided_voids_nothing() -> None:
    def numbered(n: int, voids: Piece | None = None) -> Piece:
        first = piece()
        return piece(id=first.id.__class__(int=n), voids=voids.id if voids else None)

    row = numbered(1)
    void = numbered(2, row)
    assert row not in living([row, void])
    assert row in living([row, void, numbered(3, void)])


def test_every_reason_has_its_sentence() -> None:
    assert all(text.vi and text.en for text in REASONS.values())


histories = st.lists(
    st.builds(
        piece,
        st.sampled_from([0.0, 0.5, 1.0]),
        st.floats(0, 900),
        kind=st.sampled_from(["assessment-item", "assessment-run", "appraisal", "lesson"]),
        weight=st.sampled_from([0.3, 1.0]),
        level=st.integers(1, 4),
        choices=st.sampled_from([0, 2, 4]),
        variant=st.sampled_from("abc"),
        critical=st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


@given(histories, st.randoms())
@settings(max_examples=60)
def test_the_order_of_arrival_does_not_matter(history: list[Piece], random: object) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)
    assert folded(shuffled) == folded(history)


@given(histories, st.sampled_from([1, 2]))
@settings(max_examples=60)
def test_a_right_answer_never_lowers_the_level_of_that_moment(
    history: list[Piece], level: int
) -> None:
    last = piece(days=901, weight=1e-12, level=level)
    right = piece(days=901, level=level, id=last.id, occasion=last.occasion)
    assert (level_after(history, [right]) or 0) >= (level_after(history, [last]) or 0)


@given(histories)
@settings(max_examples=60)
def test_a_row_of_no_weight_changes_nothing(history: list[Piece]) -> None:
    assert folded(history, [piece(0.0, days=450, weight=0.0)]) == folded(history)


@given(histories)
@settings(max_examples=60)
def test_standings_follow_each_other_in_time(history: list[Piece]) -> None:
    starts = [standing.from_at for standing in folded(history)]
    assert starts == sorted(set(starts))
    assert all(s.stale_at is None or s.stale_at >= s.from_at for s in folded(history))
    assert all(start >= moment() for start in starts)
