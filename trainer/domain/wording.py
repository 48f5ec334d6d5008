"""Answers in words: what somebody gave, and what is right."""

from collections.abc import Mapping
from typing import Any

from trainer.domain.courses import Choice, Choices, Date, Match, Order, Question
from trainer.domain.values import Text


def words_of(question: Question, given: Any) -> list[Text]:
    """Return in words what was given, line by line, as the person chose or typed it."""
    if isinstance(question, Choice):
        return [question.options[given].text]
    if isinstance(question, Choices):
        return [question.options[n].text for n in sorted(given)]
    if isinstance(question, Order):
        return [question.steps[n] for n in given]
    if isinstance(question, Match):
        return [
            _pair(pair.left, question.pairs[n].right)
            for pair, n in zip(question.pairs, given, strict=True)
        ]
    return [_same(given)]


def right_words(question: Question) -> list[Text]:
    """Return the right answer in words; only for trainers and those who have answered."""
    if isinstance(question, Choice | Choices):
        return [option.text for option in question.options if option.correct]
    if isinstance(question, Order):
        return list(question.steps)
    if isinstance(question, Match):
        return [_pair(pair.left, pair.right) for pair in question.pairs]
    return [_same(_typed_answer(question))]


def _typed_answer(question: Question) -> str:
    if isinstance(question, Date):
        return question.answer.strftime("%d/%m/%Y")
    answer: Mapping[str, Any] = vars(question)
    if "answer" in answer:
        return f"{answer['answer']:,}".replace(",", ".")
    return str(answer["accepted"][0])


def _same(words: str) -> Text:
    return Text(vi=words, en=words)


def _pair(left: Text, right: Text) -> Text:
    return Text(vi=f"{left.vi} → {right.vi}", en=f"{left.en} → {right.en}")
