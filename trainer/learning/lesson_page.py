"""What the lesson page shows one person: each question with that person's last answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import String, bindparam

from trainer.domain.asking import ItemForm, item_form
from trainer.domain.marking import Marked, marked
from trainer.domain.values import Text
from trainer.domain.wording import right_words, words_of
from trainer.extensions import db, rows
from trainer.learning.lesson_state import begins
from trainer.models import Answer
from trainer.web.answers import filled
from trainer.web.catalogue import Item, Lesson


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a person is told about an answer of theirs."""

    given: tuple[Text, ...]
    outcome: float
    feedback: tuple[Text, ...]
    right: tuple[Text, ...]
    explanation: Text

    @property
    def verdict(self) -> str:
        """Return "right", "partly" or "wrong"."""
        return "right" if self.outcome == 1 else "partly" if self.outcome > 0 else "wrong"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question on the page. `told` is None until its present revision was answered."""

    item: Item
    number: int
    form: ItemForm
    told: Told | None = None
    open: bool = True
    changed: bool = False
    filled: Any = None
    problem: Text | None = None
    earlier: Sequence[Text] = ()

    @property
    def is_common(self) -> bool:
        """Say whether the card looks alike for all with this order of options and this answer."""
        return self.problem is None

    def refused(self, given: Any, seed: str, problem: Text) -> "Asked":
        """Return the question with what was sent kept in its form, and why it did not count."""
        kept = filled(self.item.question, seed, given)
        return replace(self, open=True, filled=kept, problem=problem)


def seed_of(person_id: UUID, item: Item) -> str:
    """Return what shuffles the options of an item for a person, always alike."""
    return f"{person_id.hex}/{item.revision}"


def asked(
    lesson: Lesson, person_id: UUID, language: str, again: str | None = None
) -> dict[str, Asked]:
    """Return the questions of a lesson by their ids; `again` names one to be answered once more."""
    latest = _latest_answers(lesson, person_id)
    return {
        item.id: asked_with(item, number, person_id, language, latest.get(item.key), again)
        for number, item in enumerate(lesson.items, start=1)
    }


def asked_with(
    item: Item, number: int, person_id: UUID, language: str, latest: Any, again: str | None = None
) -> Asked:
    """Return a question with the person's latest answer to it, None where there is none."""
    form = _form(item, person_id, language)
    if latest is None:
        return Asked(item=item, number=number, form=form)
    if latest.revision != item.revision:
        return Asked(item=item, number=number, form=form, changed=True)
    told = _told(item, latest)
    return Asked(item=item, number=number, form=form, told=told, open=again == item.id)


@lru_cache(maxsize=8192)
def _form(item: Item, person_id: UUID, language: str) -> ItemForm:
    return item_form(item.question, seed_of(person_id, item), language)


def _told(item: Item, answer: Any) -> Told:
    mark = marked(item.question, answer.given)
    return Told(
        given=tuple(words_of(item.question, answer.given)),
        outcome=answer.outcome,
        feedback=mark.feedback if isinstance(mark, Marked) else (),
        right=() if answer.outcome == 1 else tuple(right_words(item.question)),
        explanation=item.question.explanation,
    )


_ANSWERS = Answer.__table__.c
_LATEST = (
    db.select(
        _ANSWERS.item, _ANSWERS.revision, _ANSWERS.given, _ANSWERS.outcome, _ANSWERS.answered_at
    )
    .where(
        _ANSWERS.person_id == bindparam("person"),
        begins(_ANSWERS.item, bindparam("module", type_=String)),
    )
    .order_by(_ANSWERS.answered_at, _ANSWERS.id)
)


def _latest_answers(lesson: Lesson, person_id: UUID) -> Mapping[str, Any]:
    of_module = f"{lesson.course}/{lesson.name}/"
    return {row.item: row for row in rows(_LATEST, person=person_id, module=of_module)}
