"""Two sheets of closed items side by side.

Closed items still measure others: a wording is shown only where two sheets are compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.domain.courses import Question
from trainer.domain.integrity import words_to_read
from trainer.domain.likeness import Answer, Sheet
from trainer.domain.values import Text
from trainer.domain.wording import right_words, words_of
from trainer.models import Sitting
from trainer.web.sheets import questions_of, sheet_of


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one of the two said: in words, None where left blank."""

    words: tuple[Text, ...] | None
    right: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """One item. `prompt` and `answer` stand only beside another's sheet that has it too."""

    number: int
    words: int
    own: Given
    other: Given | None = None
    prompt: Text | None = None
    answer: tuple[Text, ...] = ()
    same: bool = False


def side_by_side(own: Sitting, other: Sitting | None) -> list[Line]:
    """Return the items of a sitting; beside another's, only those that both have."""
    questions = questions_of([own, *([other] if other else [])])
    sheets = [sheet_of(sitting, questions) for sitting in (own, other) if sitting]
    shown = [r for r in own.items if other is None or r in other.items]
    return [_line(own.items.index(r) + 1, r, questions[r], [own, other], sheets) for r in shown]


def _line(
    number: int,
    revision: str,
    question: Question,
    sittings: list[Sitting | None],
    sheets: list[Sheet],
) -> Line:
    given = [
        _given(question, sheet.answers.get(revision), sitting.given if sitting else {}, revision)
        for sitting, sheet in zip(sittings, sheets, strict=False)
    ]
    words = words_to_read(question)
    if len(given) == 1:
        return Line(number=number, words=words, own=given[0])
    own, other = (sheet.answers.get(revision) for sheet in sheets)
    return Line(
        number=number,
        words=words,
        own=given[0],
        other=given[1],
        prompt=question.prompt,
        answer=tuple(right_words(question)),
        same=own is not None and own == other and not own.right,
    )


def _given(
    question: Question, answer: Answer | None, given: Mapping[str, object], revision: str
) -> Given:
    if answer is None:
        return Given(words=None, right=False)
    return Given(words=tuple(words_of(question, given[revision])), right=answer.right)
