"""How an answer is marked.

What a person typed or chose is read first: what cannot be read costs no attempt and says what to
write. An answer that no form of ours can send is tampering and raises `Tampered`.

Partial credit: several choices (rightly treated options minus wrongly treated ones, as a share of
all, at least 0), order (share of neighbours that follow each other rightly), match (share of
pairs). Everything else is 0 or 1.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from trainer.domain.courses import (
    Choice,
    Choices,
    Date,
    Match,
    Misconception,
    Number,
    Order,
    Question,
    ShortText,
)
from trainer.domain.reading import LONGEST, read_date, read_number, read_words
from trainer.domain.values import Text, value


class Tampered(ValueError):
    """An answer that none of our forms can send."""


@value
class Marked:
    """An answer's mark: `outcome` 0 to 1, and what to tell the person about their own answer."""

    outcome: float
    feedback: tuple[Text, ...] = ()


@value
class Unreadable:
    """An answer that could not be read. It is not an attempt."""

    message: Text


PICK_ONE = Text(vi="Hãy chọn một phương án.", en="Choose one option.")
PICK_SOME = Text(vi="Hãy chọn ít nhất một phương án.", en="Choose at least one option.")
WRITE_NUMBER = Text(
    vi="Chưa đọc được con số. Hãy viết một số nguyên, ví dụ 7.000.",
    en="The number could not be read. Write a whole number, for example 7,000.",
)
WRITE_DATE = Text(
    vi="Chưa đọc được ngày. Hãy viết ngày/tháng/năm, ví dụ 25/11/2026.",
    en="The date could not be read. Write day/month/year, for example 25/11/2026.",
)
WRITE_WORDS = Text(
    vi=f"Hãy viết câu trả lời bằng vài từ, không quá {LONGEST} ký tự.",
    en=f"Write your answer in a few words, at most {LONGEST} characters.",
)
PLACE_ALL = Text(
    vi="Hãy xếp thứ tự cho mọi bước, mỗi bước đúng một lần.",
    en="Give every step its place, each step exactly once.",
)
MATCH_ALL = Text(
    vi="Hãy ghép cặp cho mọi mục bên trái.", en="Match every item on the left-hand side."
)


def marked(question: Question, given: Any) -> Marked | Unreadable:
    """Mark what was given; option numbers are the author's own, from 0.

    choice: a number; choices: a list of numbers; number, date, text: what was typed; order: the
    steps in the order given; match: for each left side the right side chosen. None stands for
    nothing chosen, in a list too. Raises Tampered.
    """
    mark: Callable[[Any, Any], Marked | Unreadable] = _MARKERS[question.kind]
    return mark(question, given)


def options_offered(question: Question) -> int:
    """Return among how many options one is chosen, or 0 where guessing hardly helps."""
    return len(question.options) if isinstance(question, Choice) else 0


def _choice(question: Choice, given: Any) -> Marked | Unreadable:
    if given is None:
        return Unreadable(message=PICK_ONE)
    option = question.options[_index(given, len(question.options))]
    return Marked(
        outcome=1.0 if option.correct else 0.0,
        feedback=(option.feedback,) if option.feedback else (),
    )


def _choices(question: Choices, given: Any) -> Marked | Unreadable:
    chosen = _indices(given, len(question.options))
    if len(set(chosen)) != len(chosen):
        raise Tampered("an option is chosen twice")
    if not chosen:
        return Unreadable(message=PICK_SOME)
    options = question.options
    wrong = [n for n, option in enumerate(options) if option.correct != (n in chosen)]
    return Marked(
        outcome=max(0.0, 1 - 2 * len(wrong) / len(options)),
        feedback=_told_about_choices(question, chosen, wrong),
    )


def _told_about_choices(
    question: Choices, chosen: Sequence[int], wrong: Sequence[int]
) -> tuple[Text, ...]:
    feedback = [question.options[n].feedback for n in sorted(chosen)]
    told = tuple(text for text in feedback if text)
    missed = len([n for n in wrong if n not in chosen])
    return (*told, _missed(missed)) if missed else told


def _missed(n: int) -> Text:
    return Text(
        vi=f"Còn bỏ sót {n} phương án đúng.",
        en=f"{n} right option{'s are' if n > 1 else ' is'} missing.",
    )


def _number(question: Number, given: Any) -> Marked | Unreadable:
    units = (question.unit.vi, question.unit.en) if question.unit else ()

    def read(typed: str) -> int | None:
        return read_number(typed, *units)

    return _typed(question, given, read, (question.answer,), WRITE_NUMBER)


def _date(question: Date, given: Any) -> Marked | Unreadable:
    return _typed(question, given, read_date, (question.answer,), WRITE_DATE)


def _short_text(question: ShortText, given: Any) -> Marked | Unreadable:
    def read(typed: str) -> str | None:
        return read_words(typed) or None

    return _typed(question, given, read, [read(text) for text in question.accepted], WRITE_WORDS)


def _typed(
    question: Number | Date | ShortText,
    given: Any,
    read: Callable[[str], object],
    accepted: Sequence[object],
    help_text: Text,
) -> Marked | Unreadable:
    if not isinstance(given, str | None):
        raise Tampered("a typed answer is text")
    said = read(given or "")
    if said is None:
        return Unreadable(message=help_text)
    if said in accepted:
        return Marked(outcome=1.0)
    return Marked(outcome=0.0, feedback=(_why_wrong(question, said, read),))


def _why_wrong(
    question: Number | Date | ShortText, said: object, read: Callable[[str], object]
) -> Text:
    known: tuple[Misconception, ...] = question.misconceptions
    told = (case.feedback for case in known if read(case.answer) == said)
    return next(told, question.otherwise)


def _order(question: Order, given: Any) -> Marked | Unreadable:
    n = len(question.steps)
    order = _all_places(given, n)
    if order is None or len(set(order)) != n:
        return Unreadable(message=PLACE_ALL)
    right = sum(b == a + 1 for a, b in pairwise(order))
    return _share(right, n - 1, question.otherwise)


def _match(question: Match, given: Any) -> Marked | Unreadable:
    n = len(question.pairs)
    chosen = _all_places(given, n)
    if chosen is None:
        return Unreadable(message=MATCH_ALL)
    rights = [pair.right for pair in question.pairs]
    return _share(sum(rights[c] == rights[n] for n, c in enumerate(chosen)), n, question.otherwise)


def _share(right: int, of: int, otherwise: Text) -> Marked:
    if right == of:
        return Marked(outcome=1.0)
    return Marked(outcome=right / of, feedback=(otherwise,))


def _all_places(given: Any, n: int) -> list[int] | None:
    """Return the n numbers given, or None where one is still missing."""
    if given is None:
        return None
    if not isinstance(given, list) or len(given) != n:
        raise Tampered(f"{n} numbers are asked for")
    return None if None in given else [_index(item, n) for item in given]


def _indices(given: Any, n: int) -> list[int]:
    if not isinstance(given, list | None):
        raise Tampered("a list of options is asked for")
    return [_index(item, n) for item in given or ()]


def _index(given: Any, n: int) -> int:
    if type(given) is not int or not 0 <= given < n:
        raise Tampered(f"{str(given)[:40]!r} is none of the {n} options")
    return given


_MARKERS: dict[str, Callable[[Any, Any], Marked | Unreadable]] = {
    "choice": _choice,
    "choices": _choices,
    "number": _number,
    "date": _date,
    "order": _order,
    "match": _match,
    "text": _short_text,
}
