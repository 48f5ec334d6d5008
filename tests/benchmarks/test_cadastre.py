"""How fast a sheet is checked, and how fast points are converted."""

from collections.abc import Callable
from statistics import median
from time import process_time

from trainer.domain.cadastre.checks import examined
from trainer.domain.cadastre.inventing import invented, planted
from trainer.domain.cadastre.projection import vn2000_of, wgs84_of

PARCELS = 2_500
CHECK_SECONDS = 0.060
POINTS_A_SECOND = 10_000


def seconds(work: Callable[[], object], times: int = 21) -> float:
    taken = []
    for _ in range(times):
        started = process_time()
        work()
        taken.append(process_time() - started)
    return median(taken)


def test_a_clean_sheet_of_two_and_a_half_thousand_parcels_is_checked_in_sixty_ms() -> None:
    drawing = invented(PARCELS, 1)
    assert examined(drawing) == ()
    taken = seconds(lambda: examined(drawing))
    print(f"\nclean sheet of {PARCELS:,} parcels: {taken * 1000:.1f} ms")
    assert taken <= CHECK_SECONDS


def test_one_error_among_two_and_a_half_thousand_parcels_costs_little_more() -> None:
    drawing = planted(invented(PARCELS, 1), "overlap", 1)
    assert [finding.rule for finding in examined(drawing)] == ["overlap"]
    taken = seconds(lambda: examined(drawing))
    print(f"\nsheet of {PARCELS:,} parcels with an overlap: {taken * 1000:.1f} ms")
    assert taken <= 2 * CHECK_SECONDS


def test_ten_thousand_points_a_second_are_converted() -> None:
    taken = seconds(lambda: wgs84_of(vn2000_of(21.386, 103.016)), times=2_001)
    print(f"\nconversion there and back: {1 / taken:,.0f} points a second")
    assert 1 / taken >= POINTS_A_SECOND
