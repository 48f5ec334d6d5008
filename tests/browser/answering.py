"""Answers questions on a page as a person does: by reading the options and choosing."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask import Flask
from playwright.sync_api import Locator
from sqlalchemy import select

from trainer.demo.answers import right_answer
from trainer.domain.courses import Choice, Choices, Date, Match, Order, Question
from trainer.extensions import db
from trainer.models import Run, Sitting
from trainer.web import catalogue

COURSE = "receiving-dossiers"
VI = "vi"


def closed_questions(installation: Flask) -> dict[str, Question]:
    """Return the closed questions of the demo's course by their Vietnamese prompts."""
    with installation.test_request_context():
        course = catalogue.course(COURSE)
        assert course is not None
        assert course.assessment is not None
        return {item.question.prompt[VI]: item.question for item in course.assessment.items}


def nothing_was_rushed(installation: Flask) -> None:
    """Pretend that the sittings and runs that are open began a quarter of an hour earlier."""
    with installation.app_context():
        for sitting in db.session.scalars(select(Sitting).where(Sitting.handed_in_at.is_(None))):
            sitting.opened_at -= timedelta(minutes=15)
        for run in db.session.scalars(select(Run).where(Run.finished_at.is_(None))):
            run.started_at -= timedelta(minutes=15)
        db.session.commit()


def a_night_passes(installation: Flask) -> None:
    """Pretend that every sitting handed in so far was sat a day earlier."""
    with installation.app_context():
        for sitting in db.session.scalars(select(Sitting).where(Sitting.handed_in_at.is_not(None))):
            sitting.opened_at -= timedelta(days=1)
        db.session.commit()


def lesson_questions(installation: Flask, module: str) -> list[Question]:
    """Return the questions of a module in their order."""
    with installation.test_request_context():
        course = catalogue.course(COURSE)
        assert course is not None
        return [item.question for item in course.lessons[module].items]


def asked_in(card: Locator, questions: dict[str, Question]) -> Question:
    """Return which of `questions` a card shows."""
    text = card.inner_text()
    return max((q for p, q in questions.items() if p in text), key=lambda q: len(q.prompt[VI]))


def fill_in(card: Locator, question: Question, given: Any = None) -> None:
    """Fill in an answer (the right one unless `given`), as `domain.marking` writes answers."""
    given = right_answer(question) if given is None else given
    if isinstance(question, Choice):
        _tick(card, question.options[given].text[VI])
    elif isinstance(question, Choices):
        for number in given:
            _tick(card, question.options[number].text[VI])
    elif isinstance(question, Order):
        for place, step in enumerate(given, start=1):
            card.get_by_label(question.steps[step][VI], exact=True).select_option(str(place))
    elif isinstance(question, Match):
        for pair, right in zip(question.pairs, given, strict=True):
            chosen = question.pairs[right].right[VI]
            card.get_by_label(pair.left[VI], exact=True).select_option(label=chosen)
    elif isinstance(question, Date):
        card.locator("input[name$=answer]").fill("/".join(reversed(given.split("-"))))
    else:
        card.locator("input[name$=answer]").fill(given)


def _tick(card: Locator, text: str) -> None:
    card.get_by_label(text, exact=True).check()


def secrets(questions: Iterable[Question]) -> list[str]:
    """Return the sentences that nobody may read before having answered."""
    found: list[str] = []
    for question in questions:
        found.append(question.explanation[VI])
        if isinstance(question, Choice | Choices):
            found += [option.feedback[VI] for option in question.options if option.feedback]
        found += [m.feedback[VI] for m in getattr(question, "misconceptions", ())]
    return [sentence for sentence in found if sentence]
