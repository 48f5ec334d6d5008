"""Areas, skills and job profiles: names that agree, levels that can be shown."""

import re
from collections.abc import Iterator
from datetime import date

from trainer.content.checks import skills
from trainer.content.checks.known import SKILL, repeated, unknown
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text

_CODE = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
LONGEST_CODE = 60


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong in `courses/framework/`."""
    piece = library.framework
    yield from repeated(piece.areas.each(), "code", Text(vi="lĩnh vực", en="area"))
    yield from repeated(piece.skills.each(), "code", SKILL)
    yield from repeated(piece.profiles.each(), "code", Text(vi="vị trí", en="profile"))
    for rows in (piece.areas, piece.skills, piece.profiles):
        yield from _list(rows)
    yield from skills.check(library)
    measured = {s.text("code"): skills.highest(s) for s in piece.skills.each()}
    for profile in piece.profiles.each():
        yield from _profile(profile, measured)
    yield from _unused(library)


def _list(rows: Node) -> Iterator[Problem]:
    if rows.data == []:
        yield rows.problem("empty-list", *_EMPTY)
    for row in rows.each():
        code = row.get("code")
        if code and code.text() and not _is_code(code.text()):
            yield code.problem("bad-code", *_BAD_CODE)


def _is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text)) and len(text) <= LONGEST_CODE


def _profile(profile: Node, measured: dict[str, int]) -> Iterator[Problem]:
    requires = profile.get("requires")
    if requires is not None and requires.data == {}:
        yield requires.problem("requires-nothing", *_REQUIRES_NOTHING, "warning")
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
_REQUIRES_NOTHING = (
    Text(vi="vị trí này không yêu cầu năng lực nào", en="this profile requires no skill"),
    Text(vi="hãy thêm ít nhất một năng lực và mức", en="add at least one skill and its level"),
)
_EMPTY = (
    Text(vi="danh sách này còn trống", en="this list is empty"),
    Text(vi="hãy viết ít nhất một mục", en="write at least one entry"),
)
_BAD_CODE = (
    Text(
        vi=f"mã chỉ gồm chữ thường không dấu, số, dấu chấm, gạch nối, không quá {LONGEST_CODE} ký tự",
        en=f"a code holds small letters, digits, dots and hyphens only, at most {LONGEST_CODE}",
    ),
    Text(vi="hãy sửa mã, ví dụ counter.reception", en="correct it, e.g. counter.reception"),
)
