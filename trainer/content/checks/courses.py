"""Courses and modules: what is listed exists, what exists is listed."""

from collections.abc import Iterator
from datetime import date

from trainer.content.checks import known
from trainer.content.pieces import CoursePiece, Library, ModulePiece
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text

FEWEST_QUESTIONS = 4
_NAME = "abcdefghijklmnopqrstuvwxyz0123456789-"


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong with courses and modules apart from prose and questions."""
    for course in library.courses.values():
        yield from _course(library, course)
        for module in course.modules.values():
            yield from _module(library, course, module)


def _course(library: Library, course: CoursePiece) -> Iterator[Problem]:
    yield from _named_well(course.node, course.key)
    for module in course.node.each("modules"):
        yield from known.unknown(module, "unknown-module", known.MODULE, course.modules)
    yield from _repeated_entries(course.node, "modules")
    for scenario in course.node.each("scenarios"):
        yield from known.unknown(scenario, "unknown-scenario", known.SCENARIO, library.scenarios)
    weeks = course.node.get("weeks")
    if weeks and isinstance(weeks.data, int) and not 1 <= weeks.data <= 52:
        yield weeks.problem("out-of-range", *_WEEKS)


def _module(library: Library, course: CoursePiece, module: ModulePiece) -> Iterator[Problem]:
    yield from _named_well(module.node, module.name)
    if course.node.get("modules") and module.name not in _listed(course):
        yield module.node.problem("module-not-listed", *_NOT_LISTED)
    questions = list(module.node.each("questions"))
    if module.node.get("questions") and len(questions) < FEWEST_QUESTIONS:
        yield module.node.problem("few-questions", *_few(len(questions)), "warning")
    yield from known.repeated(questions, "id", _QUESTION)
    yield from _skills(library, module.node, questions)
    for after in module.node.each("after"):
        yield from known.unknown(after, "unknown-module", known.MODULE, course.modules)
        yield from _too_late(course, module, after)
    minutes = module.node.get("minutes")
    if minutes and isinstance(minutes.data, int) and not 1 <= minutes.data <= 20:
        yield minutes.problem("out-of-range", *_MINUTES, "warning")


def _listed(course: CoursePiece) -> list[str]:
    return [m.text() for m in course.node.each("modules")]


def _skills(library: Library, node: Node, questions: list[Node]) -> Iterator[Problem]:
    skills = library.skill_codes
    for skill in node.each("skills") if skills else ():
        yield from known.unknown(skill, "unknown-skill", known.SKILL, skills)
    named = {s.text() for s in node.each("skills")}
    for question in questions:
        asked = question.get("skill")
        if asked and named and asked.text() in skills - named:
            yield asked.problem("skill-not-of-module", *_NOT_OF_MODULE, "warning")


def _too_late(course: CoursePiece, module: ModulePiece, after: Node) -> Iterator[Problem]:
    listed = _listed(course)
    both = {module.name, after.text()} <= set(listed)
    if both and listed.index(after.text()) >= listed.index(module.name):
        yield after.problem("after-too-late", *_TOO_LATE)


def _repeated_entries(node: Node, key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in node.each(key):
        if entry.text() in seen:
            yield entry.problem("listed-twice", *_LISTED_TWICE)
        seen.add(entry.text())


def _named_well(node: Node, name: str) -> Iterator[Problem]:
    if not set(name) <= set(_NAME):
        yield node.problem("bad-name", *_BAD_NAME)


def _few(count: int) -> tuple[Text, Text]:
    return (
        Text(vi=f"bài chỉ có {count} câu hỏi", en=f"the module has only {count} questions"),
        Text(
            vi=f"hãy viết ít nhất {FEWEST_QUESTIONS} câu", en=f"write at least {FEWEST_QUESTIONS}"
        ),
    )


_QUESTION = Text(vi="câu hỏi", en="question")
_WEEKS = (
    Text(vi="số tuần phải từ 1 đến 52", en="weeks lie between 1 and 52"),
    Text(vi="hãy sửa số tuần", en="correct the number"),
)
_MINUTES = (
    Text(vi="một bài nên từ 1 đến 20 phút", en="a module takes 1 to 20 minutes"),
    Text(vi="hãy chia bài dài thành nhiều bài", en="split a long module"),
)
_NOT_LISTED = (
    Text(vi="bài này không có trong course.yaml", en="this module is not listed in course.yaml"),
    Text(vi="hãy thêm tên bài vào “modules”", en="add its name to “modules”"),
)
_NOT_OF_MODULE = (
    Text(vi="bài không khai báo năng lực này", en="the module does not name this skill"),
    Text(vi="hãy thêm vào “skills” của bài", en="add it to the module's “skills”"),
)
_TOO_LATE = (
    Text(vi="bài học trước lại đứng sau trong khoá", en="the module to read first comes later"),
    Text(vi="hãy đổi thứ tự trong course.yaml", en="change the order in course.yaml"),
)
_LISTED_TWICE = (
    Text(vi="tên này được liệt kê hai lần", en="this name is listed twice"),
    Text(vi="hãy xoá một dòng", en="delete one"),
)
_BAD_NAME = (
    Text(vi="tên chỉ gồm chữ thường không dấu, số, dấu gạch", en="names are a–z, 0–9 and hyphens"),
    Text(vi="hãy đổi tên tệp hoặc thư mục", en="rename the file or folder"),
)
