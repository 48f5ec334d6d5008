"""Levels, colours, codes and numbers: what can be read off a feature without its neighbours."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

from trainer.domain.cadastre.checks.case import Case, found
from trainer.domain.cadastre.checks.findings import Finding
from trainer.domain.cadastre.drawing import Drawing, Label, Line
from trainer.domain.cadastre.levels import Conventions
from trainer.domain.values import Text


def levels_and_colours(case: Case, misplaced: frozenset[str]) -> Iterator[Finding]:
    """Find lines on a level that is no level for lines, or not in their level's colour.

    `misplaced` lines are on the wrong level as their place on the map shows.
    """
    levels = case.conventions.levels
    for line in case.drawing.lines:
        level = levels.get(line.level)
        if level is None or line.id in misplaced:
            place = line.points[len(line.points) // 2]
            yield found("wrong-level", place, [line.id], _level_detail(line, case.conventions))
        elif line.colour not in level.colours:
            place = line.points[len(line.points) // 2]
            yield found("wrong-colour", place, [line.id], _colour_detail(line, level.name))


def _level_detail(line: Line, conventions: Conventions) -> Text:
    if line.level in conventions.abolished_levels:
        return Text(
            vi=f"Lớp {line.level} (địa giới cấp huyện) không còn dùng.",
            en=f"Level {line.level} (district boundary) is abolished.",
        )
    if line.level in conventions.label_levels:
        return Text(
            vi=f"Lớp {line.level} dành cho nhãn và điểm, không dành cho đường.",
            en=f"Level {line.level} is for labels and points, not for lines.",
        )
    if line.level in conventions.levels:
        name = conventions.levels[line.level].name
        return Text(
            vi=f"Ranh giới thửa nằm ở lớp {line.level} ({name.vi}).",
            en=f"A parcel's outline lies on level {line.level} ({name.en}).",
        )
    return Text(
        vi=f"Lớp {line.level} không có trong bảng phân lớp.",
        en=f"Level {line.level} is not in the list of levels.",
    )


COLOURS = {
    "black": "đen",
    "red": "đỏ",
    "blue": "xanh lam",
    "brown": "nâu",
    "grey": "xám",
    "green": "xanh lục",
    "yellow": "vàng",
}
"""The colours' Vietnamese names."""


def _colour_detail(line: Line, level: Text) -> Text:
    colour = COLOURS.get(line.colour, line.colour)
    return Text(
        vi=f"Đường ở lớp {line.level} ({level.vi}) đang có màu {colour}.",
        en=f"The line on level {line.level} ({level.en}) is {line.colour}.",
    )


def codes(case: Case) -> Iterator[Finding]:
    """Find labels with a land-type code that is not in today's list."""
    conventions = case.conventions
    for label in case.standing:
        if label.code not in conventions.land_types:
            yield found("obsolete-code", label.point, [label.id], _code_detail(label, conventions))


def _code_detail(label: Label, conventions: Conventions) -> Text:
    if label.code in conventions.obsolete_land_types:
        return Text(
            vi=f"Thửa số {label.number} ghi mã {label.code}, là mã của quy định cũ.",
            en=f"Parcel {label.number} has {label.code}, a code of earlier rules.",
        )
    return Text(
        vi=f"Thửa số {label.number} ghi mã “{label.code}”, không có trong danh mục.",
        en=f"Parcel {label.number} has “{label.code}”, which is not in the list.",
    )


def numbers(case: Case) -> Iterator[Finding]:
    """Find numbers that two parcels have, that were cancelled, or that should have been."""
    struck = frozenset(label.number for label in case.drawing.labels if label.struck)
    replaced = replaced_numbers(case.drawing)
    counts = Counter(label.number for label in case.standing)
    doubtful = struck | replaced | {number for number, count in counts.items() if count > 1}
    for number, labels in _by_number(case.standing, doubtful).items():
        names = [label.id for label in labels]
        detail = Text(vi=f"Số thửa {number}.", en=f"Number {number}.")
        if len(labels) > 1:
            yield found("duplicate-number", labels[1].point, names, detail)
        elif number in struck:
            yield found("reused-number", labels[0].point, names, detail)
        elif number in replaced:
            yield found("old-number-left", labels[0].point, names, detail)


def replaced_numbers(drawing: Drawing) -> frozenset[int]:
    """Return the numbers that the table of changed parcels cancels."""
    return frozenset(chain.from_iterable(change.old for change in drawing.changes))


def _by_number(labels: tuple[Label, ...], wanted: frozenset[int]) -> dict[int, list[Label]]:
    groups: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        if label.number in wanted:
            groups[label.number].append(label)
    return groups
