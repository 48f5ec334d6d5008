"""Closed items: such as nobody has seen in a lesson."""

from collections.abc import Iterator
from datetime import date

from trainer.content.checks import known
from trainer.content.pieces import CoursePiece, Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong with every `assessment.yaml`."""
    for course in library.courses.values():
        node = course.assessment_node
        if node is None:
            continue
        items = list(node.each("items"))
        yield from known.repeated(items, "id", Text(vi="câu hỏi", en="item"))
        yield from _same_as_lesson(course, items)
        yield from _positive(node)


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


_SEEN = (
    Text(vi="câu này đã có trong bài học", en="this item stands in a lesson already"),
    Text(vi="hãy viết một câu chưa ai thấy", en="write one that nobody has seen"),
)
_POSITIVE = (
    Text(vi="số này phải lớn hơn 0", en="this number is greater than 0"),
    Text(vi="hãy sửa số", en="correct it"),
)
