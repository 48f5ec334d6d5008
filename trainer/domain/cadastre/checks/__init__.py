"""The rules of the cadastral map, and what breaks them."""

from collections.abc import Iterator, Sequence
from itertools import chain

from trainer.domain.cadastre.checks import attributes, coverage, displaced, labels, lines
from trainer.domain.cadastre.checks.case import Case, case_of
from trainer.domain.cadastre.checks.findings import Finding, Rule, Severity
from trainer.domain.cadastre.checks.rules import RULES
from trainer.domain.cadastre.drawing import Drawing, Line
from trainer.domain.cadastre.levels import CONVENTIONS, Conventions

__all__ = ["RULES", "Finding", "Rule", "Severity", "examined"]


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
    case = case_of(drawing, neighbours, conventions)
    if displaced.any_displaced(case):
        righted, moved = displaced.put_right(drawing)
        case = case_of(righted, neighbours, conventions)
    findings = [*moved, *_findings(case, moved)]
    own = drawing.ids() if findings else frozenset()
    order = {rule: number for number, rule in enumerate(RULES)}
    findings = [finding for finding in findings if _concerns(finding, own)]
    return tuple(sorted(findings, key=lambda f: (order[f.rule], f.place, f.features)))


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
