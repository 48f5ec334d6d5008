"""Questions of lessons, closed items and placements: what each kind needs so that marking is fair."""

from collections.abc import Iterator
from datetime import date

from trainer.content.checks import known
from trainer.content.checks.leaning import leaned_on
from trainer.content.pieces import Library
from trainer.content.problems import Problem
from trainer.content.source import Node
from trainer.domain.values import Text
from trainer.domain.vietnamese import folded


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong with every question, wherever it is asked."""
    skills = library.skill_codes
    for question in _all_questions(library):
        skill = question.get("skill")
        if skill and skills:
            yield from known.unknown(skill, "unknown-skill", known.SKILL, skills)
        for fact in question.each("facts"):
            yield from leaned_on(library, fact, fact.text(), today, marked=True)
        yield from _KINDS.get(question.text("kind"), _nothing)(question)
        yield from _plain(question)


def _all_questions(library: Library) -> Iterator[Node]:
    for course in library.courses.values():
        for module in course.modules.values():
            yield from module.node.each("questions")
        for node in (course.assessment_node, course.placement_node):
            if node:
                yield from node.each("items")


def _nothing(question: Node) -> Iterator[Problem]:
    return iter(())


def _choice(question: Node) -> Iterator[Problem]:
    yield from _options(question)
    right = _right(question)
    if len(right) != 1 and list(question.each("options")):
        yield (right[1] if right else question).problem("one-right-option", *_one_right(right))


def _choices(question: Node) -> Iterator[Problem]:
    yield from _options(question)
    if list(question.each("options")) and not _right(question):
        yield question.problem("no-right-option", *_NO_RIGHT)


def _options(question: Node) -> Iterator[Problem]:
    options = list(question.each("options"))
    if question.get("options") and len(options) < 2:
        yield question.problem("too-few-options", *_TOO_FEW)
    for option in options:
        if not _is_right(option) and not option.get("feedback"):
            yield option.problem("no-feedback", *_NO_FEEDBACK)
    yield from _alike(options, "text")


def _right(question: Node) -> list[Node]:
    return [option for option in question.each("options") if _is_right(option)]


def _is_right(option: Node) -> bool:
    return option.text("correct").lower() in ("true", "yes", "on", "1")


def _alike(rows: list[Node], key: str) -> Iterator[Problem]:
    """Yield a problem for each row that reads like an earlier one in either language."""
    for language in ("vi", "en"):
        seen: set[str] = set()
        for row in rows:
            said = row.get(key)
            words = folded(said.text(language)) if said else ""
            if words and words in seen:
                yield row.problem("same-twice", *_SAME_TWICE)
            seen.add(words)


def _order(question: Node) -> Iterator[Problem]:
    steps = list(question.each("steps"))
    if question.get("steps") and len(steps) < 2:
        yield question.problem("too-few-steps", *_TOO_FEW_STEPS)
    for language in ("vi", "en"):
        seen: set[str] = set()
        for step in steps:
            if step.text(language) in seen - {""}:
                yield step.problem("same-twice", *_SAME_TWICE)
            seen.add(step.text(language))


def _match(question: Node) -> Iterator[Problem]:
    pairs = list(question.each("pairs"))
    if question.get("pairs") and len(pairs) < 2:
        yield question.problem("too-few-pairs", *_TOO_FEW_PAIRS)
    yield from _alike(pairs, "left")
    yield from _alike(pairs, "right")


def _text(question: Node) -> Iterator[Problem]:
    accepted = {folded(a.text()) for a in question.each("accepted")}
    if question.get("accepted") is not None and not accepted:
        yield question.problem("nothing-accepted", *_NOTHING_ACCEPTED)
    for mistaken in question.each("misconceptions"):
        if folded(mistaken.text("answer")) in accepted:
            yield mistaken.problem("right-and-wrong", *_RIGHT_AND_WRONG)


def _valued(question: Node) -> Iterator[Problem]:
    for mistaken in question.each("misconceptions"):
        if mistaken.text("answer") == question.text("answer"):
            yield mistaken.problem("right-and-wrong", *_RIGHT_AND_WRONG)
        elif not _readable(mistaken.text("answer"), question.text("kind")):
            yield mistaken.problem("never-given", *_NEVER_GIVEN)


def _readable(answer: str, kind: str) -> bool:
    if kind == "number":
        return answer.replace(".", "").replace(",", "").lstrip("-").isdigit()
    try:
        return bool(date.fromisoformat(answer))
    except ValueError:
        return False


def _plain(question: Node) -> Iterator[Problem]:
    """Questions are plain text: references, HTML and Markdown would be shown as they stand."""
    for node in _sentences(question):
        if "[[" in node.text() or "](" in node.text() or "**" in node.text():
            yield node.problem("markdown-in-question", *_PLAIN)


def _sentences(node: Node) -> Iterator[Node]:
    if isinstance(node.data, str):
        yield node
    for _, inner in node.entries():
        yield from _sentences(inner)
    for inner in node.each():
        yield from _sentences(inner)


_KINDS = {
    "choice": _choice,
    "choices": _choices,
    "order": _order,
    "match": _match,
    "text": _text,
    "number": _valued,
    "date": _valued,
}


def _one_right(right: list[Node]) -> tuple[Text, Text]:
    if not right:
        return _NO_RIGHT
    return (
        Text(
            vi="câu “choice” có hơn một phương án đúng", en="a “choice” has several right options"
        ),
        Text(
            vi="hãy chỉ để một “correct: true”, hoặc đổi kind thành choices",
            en="leave one “correct: true”, or make the kind “choices”",
        ),
    )


_NO_RIGHT = (
    Text(vi="câu này không có phương án đúng", en="this question has no right option"),
    Text(
        vi="hãy thêm “correct: true” vào phương án đúng", en="add “correct: true” to the right one"
    ),
)
_TOO_FEW = (
    Text(vi="câu này có ít hơn hai phương án", en="this question has fewer than two options"),
    Text(vi="hãy thêm phương án", en="add options"),
)
_NO_FEEDBACK = (
    Text(vi="phương án sai không có phản hồi", en="a wrong option has no feedback"),
    Text(vi="hãy thêm “feedback” nói vì sao sai", en="add “feedback” that says why it is wrong"),
)
_SAME_TWICE = (
    Text(vi="nội dung này trùng với một mục ở trên", en="this says the same as an entry above"),
    Text(vi="hãy viết khác đi hoặc xoá một mục", en="word it differently, or delete one"),
)
_TOO_FEW_STEPS = (
    Text(vi="câu “order” cần ít nhất hai bước", en="an “order” needs at least two steps"),
    Text(vi="hãy thêm bước, hoặc đổi kind", en="add steps, or change the kind"),
)
_TOO_FEW_PAIRS = (
    Text(vi="câu “match” cần ít nhất hai cặp", en="a “match” needs at least two pairs"),
    Text(vi="hãy thêm cặp, hoặc đổi kind", en="add pairs, or change the kind"),
)
_NOTHING_ACCEPTED = (
    Text(vi="câu này không chấp nhận câu trả lời nào", en="this question accepts no answer"),
    Text(vi="hãy thêm cách viết đúng vào accepted", en="add the right wordings to “accepted”"),
)
_RIGHT_AND_WRONG = (
    Text(vi="câu trả lời này vừa đúng vừa bị coi là sai", en="this answer is both right and wrong"),
    Text(vi="hãy xoá khỏi misconceptions", en="delete it from “misconceptions”"),
)
_NEVER_GIVEN = (
    Text(vi="không ai có thể trả lời như thế này", en="nobody can give this answer"),
    Text(
        vi="hãy viết số bằng chữ số, ngày dạng 2026-11-24",
        en="write a number in digits, a date like 2026-11-24",
    ),
)
_PLAIN = (
    Text(vi="câu hỏi chỉ là chữ thường", en="questions are plain text"),
    Text(
        vi="hãy bỏ [[…]], liên kết và dấu **; dữ kiện thì ghi vào “facts”",
        en="drop [[…]], links and **; name facts under “facts”",
    ),
)
