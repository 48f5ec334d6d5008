"""Closed items: enough unseen forms for every level that a job profile requires."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from trainer.content.checks import known
from trainer.content.pieces import CoursePiece, Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text

FEWEST_FORMS = 12
_ASSESSED = (1, 2)
"""Closed items show levels 1 and 2; runs show the higher ones."""


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong with every `assessment.yaml`."""
    required = _required(library)
    for course in library.courses.values():
        node = course.assessment_node
        if node is None:
            continue
        items = list(node.each("items"))
        yield from known.repeated(items, "id", Text(vi="câu hỏi", en="item"))
        yield from _same_as_lesson(course, items)
        yield from _positive(node)
        yield from _too_few(course, node, items, required)


def _required(library: Library) -> set[tuple[str, int]]:
    """Return skill and level wherever a profile requires what closed items can show."""
    levels = (
        (code, level.data)
        for profile in library.framework.profiles.each()
        if (requires := profile.get("requires"))
        for code, level in requires.entries()
    )
    return {(code, level) for code, level in levels if level in _ASSESSED}


def _too_few(
    course: CoursePiece, node: Node, items: list[Node], required: set[tuple[str, int]]
) -> Iterator[Problem]:
    forms = Counter((i.text("skill"), int(i.text("level") or 1)) for i in items if _leveled(i))
    taught = {s.text() for m in course.modules.values() for s in m.node.each("skills")}
    for skill, level in sorted(required):
        if skill in taught and forms[skill, level] < FEWEST_FORMS:
            yield node.problem("few-forms", *_few(skill, level, forms[skill, level]), "warning")


def _leveled(item: Node) -> bool:
    return (item.text("level") or "1").isdigit()


def _same_as_lesson(course: CoursePiece, items: list[Node]) -> Iterator[Problem]:
    """An item that stands in a lesson has been seen: it proves nothing."""
    seen = {
        prompt.text("vi")
        for module in course.modules.values()
        for question in module.node.each("questions")
        if (prompt := question.get("prompt"))
    }
    for item in items:
        prompt = item.get("prompt")
        if prompt and prompt.text("vi") in seen - {""}:
            yield prompt.problem("seen-item", *_SEEN)


def _positive(node: Node) -> Iterator[Problem]:
    for key in ("minutes", "per_skill"):
        number = node.get(key)
        if number and isinstance(number.data, int) and number.data < 1:
            yield number.problem("out-of-range", *_POSITIVE)


def _few(skill: str, level: int, count: int) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"năng lực “{skill}” mức {level} chỉ có {count} câu sát hạch",
            en=f"the skill “{skill}” has {count} closed items of level {level}",
        ),
        Text(
            vi=f"hãy viết đủ {FEWEST_FORMS} câu, vì vị trí việc làm yêu cầu mức này",
            en=f"write {FEWEST_FORMS}: a job profile requires this level",
        ),
    )


_SEEN = (
    Text(vi="câu này đã có trong bài học", en="this item stands in a lesson already"),
    Text(vi="hãy viết một câu chưa ai thấy", en="write one that nobody has seen"),
)
_POSITIVE = (
    Text(vi="số này phải lớn hơn 0", en="this number is greater than 0"),
    Text(vi="hãy sửa số", en="correct it"),
)
