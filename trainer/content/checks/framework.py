"""Areas, skills and job profiles: names that agree, levels that can be shown."""

import re
from collections.abc import Iterator
from datetime import date

from trainer.content.checks.known import SKILL, repeated, unknown
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text

_HIGHEST = {"assessment": 2, "run": 4}
"""The highest level that each way of measuring can show (closed items: levels 1 and 2).

An appraisal never shows a level alone, a certificate only in a specialist field (there up to 4).
"""
_BY_PAPER = {"certificate", "appraisal"}

_CODE = re.compile(r"\d\.\d{6}")


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong in `courses/framework/`."""
    piece = library.framework
    yield from repeated(piece.areas.each(), "code", Text(vi="lĩnh vực", en="area"))
    yield from repeated(piece.skills.each(), "code", SKILL)
    yield from repeated(piece.profiles.each(), "code", Text(vi="vị trí", en="profile"))
    areas = {row.text("code") for row in piece.areas.each()}
    for skill in piece.skills.each():
        yield from _skill(library, skill, areas)
    measured = {s.text("code"): _highest(s) for s in piece.skills.each()}
    for profile in piece.profiles.each():
        yield from _profile(profile, measured)
    yield from _unused(library)


def _skill(library: Library, skill: Node, areas: set[str]) -> Iterator[Problem]:
    area = skill.get("area")
    if area and areas:
        yield from unknown(area, "unknown-area", Text(vi="lĩnh vực", en="area"), areas)
    for code in skill.each("procedures"):
        if not _CODE.fullmatch(code.text()):
            yield code.problem("procedure-code", *_PROCEDURE_CODE)
    if skill.get("measured_by") is not None and not _highest(skill):
        yield skill.problem("not-measurable", *_NOT_MEASURABLE)
    elif skill.text("kind") == "specialist":
        for way in skill.each("measured_by"):
            if way.text() not in _BY_PAPER:
                yield way.problem("specialist-measured", *_SPECIALIST)
    group = skill.get("decree_group")
    if (skill.text("kind") == "digital") != (group is not None):
        yield skill.problem("decree-group", *_DECREE_GROUP)
    elif group is not None and group.data not in range(1, 8):
        yield group.problem("decree-group", *_DECREE_GROUP)


def _highest(skill: Node) -> int:
    highest = _HIGHEST | ({"certificate": 4} if skill.text("kind") == "specialist" else {})
    return max((highest.get(way.text(), 0) for way in skill.each("measured_by")), default=0)


def _profile(profile: Node, measured: dict[str, int]) -> Iterator[Problem]:
    requires = profile.get("requires")
    for code, level in requires.entries() if requires else ():
        if measured and code not in measured:
            yield from unknown(level, "unknown-skill", SKILL, measured, code)
        elif isinstance(level.data, int) and not 1 <= level.data <= 4:
            yield level.problem("no-such-level", *_LEVELS)
        elif isinstance(level.data, int) and level.data > measured.get(code, 4) > 0:
            yield level.problem("impossible-level", *_impossible(code, measured[code]))


def _impossible(code: str, highest: int) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"năng lực “{code}” chỉ đo được đến mức {highest}",
            en=f"the skill “{code}” can be shown up to level {highest} only",
        ),
        Text(
            vi="hãy hạ mức yêu cầu, hoặc thêm cách đo (run) cho năng lực",
            en="require less, or give the skill another way to be measured (run)",
        ),
    )


def _unused(library: Library) -> Iterator[Problem]:
    required = {
        code
        for profile in library.framework.profiles.each()
        if (requires := profile.get("requires"))
        for code, _ in requires.entries()
    }
    for skill in library.framework.skills.each():
        if required and skill.text("code") not in required:
            yield skill.problem("skill-not-required", *_NOT_REQUIRED, "warning")


_NOT_MEASURABLE = (
    Text(vi="năng lực này không có cách nào để đo", en="there is no way to measure this skill"),
    Text(
        vi="hãy thêm vào measured_by: assessment hoặc run; lĩnh vực chuyên ngành thì certificate "
        "(một mình appraisal không xác nhận được mức nào)",
        en="add to measured_by: assessment or run; in a specialist field certificate (an appraisal "
        "alone shows no level)",
    ),
)
_SPECIALIST = (
    Text(
        vi="lĩnh vực chuyên ngành chỉ đo bằng giấy chứng nhận và nhận xét",
        en="a specialist field is shown by certificates and appraisals only",
    ),
    Text(vi="hãy dùng certificate, appraisal", en="use certificate, appraisal"),
)
_DECREE_GROUP = (
    Text(
        vi="kỹ năng số phải có decree_group từ 1 đến 7; năng lực khác thì không có",
        en="a digital skill has a decree_group from 1 to 7; other skills have none",
    ),
    Text(
        vi="hãy sửa theo Điều 77 Nghị định 224/2026/NĐ-CP",
        en="correct it after Art. 77 of Decree 224/2026/NĐ-CP",
    ),
)
_PROCEDURE_CODE = (
    Text(vi="mã thủ tục có dạng 1.001193", en="a procedure code looks like 1.001193"),
    Text(vi="hãy viết một chữ số, dấu chấm, sáu chữ số", en="write a digit, a dot, six digits"),
)
_LEVELS = (
    Text(vi="mức yêu cầu phải từ 1 đến 4", en="a required level lies between 1 and 4"),
    Text(
        vi="hãy chọn 1, 2, 3 hoặc 4; không yêu cầu thì xoá dòng", en="choose 1 to 4, or delete it"
    ),
)
_NOT_REQUIRED = (
    Text(vi="không vị trí nào cần năng lực này", en="no job profile requires this skill"),
    Text(vi="hãy thêm vào một vị trí, hoặc bỏ năng lực", en="require it somewhere, or remove it"),
)
