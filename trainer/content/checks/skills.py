"""Skills: codes, ways of measuring, and where the digital ones stand in the frameworks of others."""

import re
from collections.abc import Iterator

from trainer.content.checks.known import unknown
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text

_HIGHEST = {"assessment": 2, "run": 4}
"""The highest level that each way of measuring can show (closed items: levels 1 and 2).

An appraisal never shows a level alone, a certificate only in a specialist field (there up to 4).
"""
_BY_PAPER = {"certificate", "appraisal"}
_WAYS = {*_HIGHEST, *_BY_PAPER}
_PROCEDURE = re.compile(r"\d\.\d{6}")
_DIGCOMP = re.compile(r"[1-5](\.[1-6])?")
_GROUPS = range(1, 8)


def check(library: Library) -> Iterator[Problem]:
    """Yield what is wrong with the skills."""
    skills = list(library.framework.skills.each())
    areas = {row.text("code") for row in library.framework.areas.each()}
    for skill in skills:
        area = skill.get("area")
        if area and areas:
            yield from unknown(area, "unknown-area", Text(vi="lĩnh vực", en="area"), areas)
        for code in skill.each("procedures"):
            if not _PROCEDURE.fullmatch(code.text()):
                yield code.problem("procedure-code", *_PROCEDURE_CODE)
        yield from _measured(skill)
        yield from _digital(skill)
    yield from _groups(library, skills)


def highest(skill: Node) -> int:
    """Return the highest level that a skill can be shown at, 0 where there is no way."""
    levels = _HIGHEST | ({"certificate": 4} if skill.text("kind") == "specialist" else {})
    return max((levels.get(way.text(), 0) for way in skill.each("measured_by")), default=0)


def _measured(skill: Node) -> Iterator[Problem]:
    ways, written = list(skill.each("measured_by")), skill.get("measured_by")
    known = all(way.text() in _WAYS for way in ways)
    if written is not None and isinstance(written.data, list) and known and not highest(skill):
        yield skill.problem("not-measurable", *_NOT_MEASURABLE)
    elif skill.text("kind") == "specialist":
        for way in ways:
            if way.text() in _HIGHEST:
                yield way.problem("specialist-measured", *_SPECIALIST)


def _digital(skill: Node) -> Iterator[Problem]:
    group, mapped = skill.get("decree_group"), list(skill.each("digcomp"))
    is_digital = skill.text("kind") == "digital"
    if is_digital != (group is not None) or (group and group.data not in _GROUPS):
        yield (group or skill).problem("decree-group", *_DECREE_GROUP)
    if is_digital and not mapped:
        yield skill.problem("no-digcomp", *_NO_DIGCOMP)
    for place in mapped:
        if not _DIGCOMP.fullmatch(place.text()):
            yield place.problem("digcomp", *_NO_SUCH_DIGCOMP)


def _groups(library: Library, skills: list[Node]) -> Iterator[Problem]:
    """Once there are digital skills, each of the decree's seven groups has one."""
    found = {skill.text("decree_group") for skill in skills if skill.text("kind") == "digital"}
    missing = [group for group in _GROUPS if str(group) not in found]
    if found and missing:
        numbers = ", ".join(map(str, missing))
        yield library.framework.skills.problem("groups-missing", *_missing(numbers), "warning")


def _missing(numbers: str) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"chưa có năng lực cho nhóm {numbers} của Điều 77 Nghị định 224/2026/NĐ-CP",
            en=f"no skill stands for group {numbers} of Art. 77 of Decree 224/2026/NĐ-CP",
        ),
        Text(
            vi="hãy viết năng lực cho đủ bảy nhóm", en="write a skill for each of the seven groups"
        ),
    )


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
_NO_DIGCOMP = (
    Text(vi="kỹ năng số phải nêu lĩnh vực DigComp", en="a digital skill names its DigComp area"),
    Text(vi='hãy thêm digcomp, ví dụ ["1"]', en='add digcomp, e.g. ["1"]'),
)
_NO_SUCH_DIGCOMP = (
    Text(vi="DigComp 3.0 không có mã này", en="DigComp 3.0 has no such code"),
    Text(
        vi="hãy viết lĩnh vực từ 1 đến 5, hoặc năng lực như 2.3",
        en="write an area from 1 to 5, or a competence such as 2.3",
    ),
)
