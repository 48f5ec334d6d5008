"""Whether what was typed says what it ought to say: judged by its sense, accents matter in names."""

from trainer.simulator.dossier.judging.records import says
from trainer.simulator.land.fields import COLUMNS, compact, thousandths
from trainer.simulator.land.shapes import Question
from trainer.simulator.scenario import RegisterField


def same(field: str, typed: str, wanted: str) -> bool:
    """Say whether a field of a record says what is wanted."""
    column = COLUMNS[field]
    if column.judged == "number":
        return _number(typed) == _number(wanted)
    if column.judged == "code" or field in ("issue", "book", "identity"):
        return compact(typed) == compact(wanted)
    return says(
        typed,
        RegisterField(
            id=field,
            label=column.label,
            answer=wanted,
            kind="name" if column.judged == "name" else "text",
        ),
    )


def _number(text: str) -> int | str:
    found = thousandths(text)
    return compact(text) if found is None else found


def answers(typed: str, question: Question) -> bool:
    """Say whether an answer is right; a number may differ by what the question allows."""
    if question.kind == "number":
        found, wanted = thousandths(typed), thousandths(question.answer)
        leeway = thousandths(question.within) or 0
        return found is not None and wanted is not None and abs(found - wanted) <= leeway
    if question.kind == "choice":
        return typed == question.answer
    field = RegisterField(
        id=question.id, label=question.label, answer=question.answer, kind=question.kind
    )
    return says(typed, field)
