"""Placement questions: asked nowhere else, so that they say what somebody brings along."""

from collections.abc import Iterator
from datetime import date

from trainer.content.checks import known
from trainer.content.pieces import CoursePiece, Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text
from trainer.domain.vietnamese import folded


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong with every `placement.yaml`."""
    for course in library.courses.values():
        node = course.placement_node
        if node is None:
            continue
        items = list(node.each("items"))
        yield from known.repeated(items, "id", Text(vi="câu hỏi", en="question"))
        elsewhere = set(_prompts(_other_questions(course)))
        for item in items:
            if elsewhere & set(_prompts(iter([item]))):
                yield item.problem("asked-elsewhere", *_ASKED_ELSEWHERE)


def _other_questions(course: CoursePiece) -> Iterator[Node]:
    for module in course.modules.values():
        yield from module.node.each("questions")
    if course.assessment_node:
        yield from course.assessment_node.each("items")


def _prompts(questions: Iterator[Node]) -> Iterator[str]:
    for question in questions:
        prompt = question.get("prompt")
        if prompt and prompt.text("vi"):
            yield folded(prompt.text("vi"))


_ASKED_ELSEWHERE = (
    Text(
        vi="câu này đã có trong bài học hoặc bài sát hạch",
        en="this question stands in a lesson or in the assessment already",
    ),
    Text(vi="hãy viết một câu khác cho kiểm tra đầu vào", en="write another one for the placement"),
)
