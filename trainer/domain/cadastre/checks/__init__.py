"""The rules of the cadastral map, and what breaks them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from trainer.domain.cadastre.checks import attributes, coverage, displaced, labels, lines
from trainer.domain.cadastre.checks.case import Case, case_of
from trainer.domain.cadastre.checks.findings import Finding, Rule, Severity
from trainer.domain.cadastre.checks.rules import RULES
from trainer.domain.cadastre.drawing import Drawing, Frame, Line, Point
from trainer.domain.cadastre.levels import CONVENTIONS, Conventions

__all__ = ["RULES", "Finding", "Rule", "Severity", "examined"]

BESIDE = 50_000
"""A neighbour's line farther than this from everything on the sheet is left out (millimetres)."""


def examined(
    drawing: Drawing,
    neighbours: Sequence[Line] = (),
    conventions: Conventions = CONVENTIONS,
) -> tuple[Finding, ...]:
    """Return everything wrong with a drawing, in the order of the rules and then of the places.

    `neighbours` are boundaries of the sheets beside it: shared edges are judged against them, and
    they themselves are not judged.
    """
    moved: tuple[Finding, ...] = ()
    neighbours = _near(drawing, neighbours)
    case = case_of(drawing, neighbours, conventions)
    if displaced.any_displaced(case):
        righted, moved = displaced.put_right(drawing)
        case = case_of(righted, neighbours, conventions)
    findings = [*moved, *_findings(case, moved)]
    own = drawing.ids() if findings else frozenset()
    order = {rule: number for number, rule in enumerate(RULES)}
    findings = [finding for finding in findings if _concerns(finding, own)]
    return tuple(sorted(findings, key=lambda f: (order[f.rule], f.place, f.features)))


def _near(drawing: Drawing, neighbours: Sequence[Line]) -> list[Line]:
    """Return the neighbours' lines that come near what is drawn: no other can break a rule."""
    if not drawing.lines or not neighbours:
        return []
    own = _extent(chain.from_iterable(line.points for line in drawing.lines))
    return [line for line in neighbours if line.points and _meet(own, _extent(line.points))]


def _extent(points: Iterable[Point]) -> Frame:
    east, north = zip(*points, strict=True)
    return Frame(west=min(east), south=min(north), east=max(east), north=max(north))


def _meet(one: Frame, other: Frame) -> bool:
    return (
        one.west - BESIDE <= other.east
        and other.west <= one.east + BESIDE
        and one.south - BESIDE <= other.north
        and other.south <= one.north + BESIDE
    )


def _concerns(finding: Finding, own: frozenset[str]) -> bool:
    return not finding.features or not own.isdisjoint(finding.features)


def _findings(case: Case, moved: tuple[Finding, ...]) -> Iterator[Finding]:
    open_rings = lines.open_rings(case)
    narrow = coverage.narrow_rings(case)
    loose_ends = lines.loose_ends(case, open_rings)
    known = frozenset(chain(*open_rings.values(), *map(case.labels_in, case.twisted_grounds())))
    misplaced = lines.misplaced_rings(case, case.lone_labels() - known)
    explained = known.union(*misplaced.values())
    yield from lines.unclosed(case, open_rings)
    yield from lines.not_met(case, loose_ends)
    yield from lines.drawn_twice(case, open_rings)
    yield from lines.missing_vertices(case)
    yield from lines.self_crossings(case)
    yield from coverage.slivers(case, narrow)
    yield from coverage.gaps(case, explained)
    yield from coverage.overlaps(case)
    yield from coverage.over_edges(case, frozenset(open_rings) | {line for line, _ in loose_ends})
    yield from attributes.levels_and_colours(case, frozenset(misplaced))
    yield from attributes.codes(case)
    yield from attributes.numbers(case)
    yield from labels.one_for_each(case, frozenset(narrow))
    yield from labels.outside(case, explained)
    yield from labels.areas(case, displaced.displaced_features(moved))
