"""Whether what the job profiles require can be measured: forms, variants, and how long it takes."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.assessment_time import BY_RUNS, AssessmentTime, RunOffer, assessment_time
from trainer.domain.framework import JobProfile
from trainer.domain.values import Text
from trainer.simulator.variants import variants

FEWEST = 12
"""So many unseen forms, or variants, a level that a profile requires should have."""


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield a warning for each required level with too few unseen forms or variants."""
    forms, shown = _forms(library), _variants(library)
    for skill, level in sorted(_required(library)):
        by_run = level >= BY_RUNS
        way, count = ("run", shown[skill]) if by_run else ("assessment", forms[skill, level])
        row = _row(library, skill)
        if row is not None and _measured_by(row, way) and count < FEWEST:
            words = (_few_variants if by_run else _few_forms)(skill, level, count)
            code = "few-variants" if by_run else "few-forms"
            place = row if by_run else _assessment_of(library, skill) or row
            yield place.problem(code, *words, "warning")


def notes(library: Library) -> Iterator[Problem]:
    """Yield for each job profile how long its whole assessment takes: to know, not to mend."""
    sat, offers = sitting_minutes(library), run_offers(library)
    untimed = {s.code for s in library.framework.framework.skills if s.kind == "specialist"}
    profiles = {profile.code: profile for profile in library.framework.framework.profiles}
    for node in library.framework.profiles.each():
        profile = profiles.get(node.text("code"))
        if profile is not None and profile.requires.keys() - untimed:
            found = assessment_time(profile.requires, sat, offers, untimed)
            yield node.problem("assessment-time", *_time(profile, found), "info")


def sitting_minutes(library: Library) -> dict[str, int]:
    """Return how long a sitting of each skill takes that has closed items; the shortest counts."""
    found: dict[str, int] = {}
    for course in library.courses.values():
        if course.assessment is not None:
            minutes = course.assessment.minutes
            for skill in {item.skill for item in course.assessment.items}:
                found[skill] = min(minutes, found.get(skill, minutes))
    return found


def run_offers(library: Library) -> list[RunOffer]:
    """Return the scenarios as runs that can be assessed, in the order of their keys."""
    scenarios = (piece.scenario for _, piece in sorted(library.scenarios.items()))
    return [
        RunOffer(minutes=s.minutes, skills=frozenset(row.skill for row in s.rubric))
        for s in scenarios
        if s is not None and s.minutes > 0
    ]


def _required(library: Library) -> set[tuple[str, int]]:
    """Return skill and level wherever a profile requires it; the levels of runs rest on level 2."""
    levels = {
        (code, level.data)
        for profile in library.framework.profiles.each()
        if (requires := profile.get("requires"))
        for code, level in requires.entries()
        if level.data in (1, 2, 3, 4)
    }
    return levels | {(code, BY_RUNS - 1) for code, level in levels if level >= BY_RUNS}


def _forms(library: Library) -> Counter[tuple[str, int]]:
    """Return how many closed items there are by skill and level, in all courses."""
    items = [
        item
        for course in library.courses.values()
        if course.assessment_node is not None
        for item in course.assessment_node.each("items")
    ]
    leveled = [(item.text("skill"), item.text("level") or "1") for item in items]
    return Counter((skill, int(level)) for skill, level in leveled if level.isdigit())


def _variants(library: Library) -> Counter[str]:
    """Return in how many variants each skill is shown that differ in more than numbers and names."""
    found: Counter[str] = Counter()
    for piece in library.scenarios.values():
        if piece.scenario is not None:
            number = sum(1 for _ in variants(piece.scenario))
            found.update(dict.fromkeys({row.skill for row in piece.scenario.rubric}, number))
    return found


def _row(library: Library, skill: str) -> Node | None:
    rows = library.framework.skills.each()
    return next((row for row in rows if row.text("code") == skill), None)


def _measured_by(skill: Node, way: str) -> bool:
    return any(each.text() == way for each in skill.each("measured_by"))


def _assessment_of(library: Library, skill: str) -> Node | None:
    """Return the closed items of the course that teaches the skill."""
    for course in library.courses.values():
        taught = {s.text() for m in course.modules.values() for s in m.node.each("skills")}
        if skill in taught and course.assessment_node is not None:
            return course.assessment_node
    return None


def _few_forms(skill: str, level: int, count: int) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"năng lực “{skill}” mức {level} chỉ có {count} câu sát hạch",
            en=f"the skill “{skill}” has {count} closed items of level {level}",
        ),
        Text(
            vi=f"hãy viết đủ {FEWEST} câu, vì vị trí việc làm yêu cầu mức này hoặc cao hơn",
            en=f"write {FEWEST}: a job profile requires this level or a higher one",
        ),
    )


def _few_variants(skill: str, level: int, count: int) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"năng lực “{skill}” mức {level} chỉ có {count} biến thể kịch bản để sát hạch",
            en=f"the skill “{skill}” of level {level} is shown in {count} variants of scenarios",
        ),
        Text(
            vi=f"hãy viết đủ {FEWEST} biến thể, vì vị trí việc làm yêu cầu mức này",
            en=f"write scenarios with {FEWEST}: a job profile requires this level",
        ),
    )


def _time(profile: JobProfile, found: AssessmentTime) -> tuple[Text, Text]:
    hours = f"{found.minutes / 60:.1f}"
    lacking = ", ".join(found.lacking)
    said = Text(
        vi=f"vị trí “{profile.name.vi}”: sát hạch cả vị trí mất khoảng {hours.replace('.', ',')} "
        f"giờ ({found.sittings} bài, {found.runs} lượt thực hành)",
        en=f"the position “{profile.name.en}”: assessing all of it takes about {hours} hours "
        f"({found.sittings} sittings, {found.runs} runs)",
    )
    if not lacking:
        return said, Text(vi="nên chia thành nhiều buổi", en="spread it over several days")
    return said, Text(
        vi=f"còn thiếu câu sát hạch hoặc kịch bản cho: {lacking}",
        en=f"closed items or scenarios are missing for: {lacking}",
    )
