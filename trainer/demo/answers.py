"""What a synthetic person writes: the right answer, or a plausible wrong one.

Both go through the real marking, so that a question that marks wrongly shows in the demo too.
"""

from typing import Any

from trainer.domain.courses import Choice, Choices, Date, Match, Number, Order, Question


def right_answer(question: Question) -> Any:
    """Return what somebody who knows it gives, in the form that `domain.marking` reads."""
    if isinstance(question, Choice):
        return next(n for n, option in enumerate(question.options) if option.correct)
    if isinstance(question, Choices):
        return [n for n, option in enumerate(question.options) if option.correct]
    if isinstance(question, Number):
        return str(question.answer)
    if isinstance(question, Date):
        return question.answer.strftime("%d/%m/%Y")
    if isinstance(question, Order):
        return list(range(len(question.steps)))
    if isinstance(question, Match):
        return list(range(len(question.pairs)))
    return question.accepted[0]


def wrong_answer(question: Question, turn: int) -> Any:
    """Return a wrong answer; `turn` chooses among those that the question expects."""
    if isinstance(question, Choice):
        wrong = [n for n, option in enumerate(question.options) if not option.correct]
        return wrong[turn % len(wrong)]
    if isinstance(question, Choices):
        wrong = [n for n, option in enumerate(question.options) if not option.correct]
        return [wrong[turn % len(wrong)]] if wrong else [0]
    if isinstance(question, Order):
        return list(reversed(range(len(question.steps))))
    if isinstance(question, Match):
        places = list(range(len(question.pairs)))
        return places[1:] + places[:1]
    if question.misconceptions:
        return question.misconceptions[turn % len(question.misconceptions)].answer
    return "31/12/1999" if isinstance(question, Date) else "999999"
