"""The parts of a lesson page as HTML, each drawn once for all who see it alike.

The prose is the same for everybody; the list of modules for everybody with the same progress; the
card of a question for everybody who gets its options in the same order and gave the same answer.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from flask import get_template_attribute, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from trainer.learning.lesson_page import Asked
from trainer.learning.prose import scrolling
from trainer.web.catalogue import Course, Lesson, course_at
from trainer.web.language import current
from trainer.web.templating import form_id

TOKEN, FORM = "{csrf-token}", "{form-id}"


class After(NamedTuple):
    """Where the card of a question leads once it is answered."""

    address: str
    words: str


def crumbs(course: Course, language: str) -> Markup:
    """Return the way back."""
    return _crumbs(course.revision, language)


def onwards(course: Course, lesson: Lesson, language: str) -> Markup:
    """Return the way on: the next module, or what comes after the last."""
    return _onwards(course.revision, lesson.name, language)


def prose(course: Course, lesson: Lesson, language: str) -> Markup:
    """Return what there is to read, and the heading of the questions below it."""
    return _prose(course.revision, lesson.name, language)


def contents(course: Course, lesson: Lesson, progress: Mapping[str, bool], language: str) -> Markup:
    """Return the modules of the course, with those that are finished."""
    finished = frozenset(name for name, done in progress.items() if done)
    return _contents(course.revision, lesson.name, finished, language)


def cards(lesson: Lesson, questions: Iterable[Asked], language: str) -> Markup:
    """Return the cards of the questions, each with a form of its own where one is open."""
    token = generate_csrf()
    drawn = (_filled_card(lesson, asked, token, language) for asked in questions)
    return Markup("".join(drawn))  # noqa: S704  each card was drawn by a template


def card(lesson: Lesson, asked: Asked) -> Markup:
    """Return the card of one question."""
    return Markup(_filled_card(lesson, asked, generate_csrf(), current()))  # noqa: S704  as above


def _filled_card(lesson: Lesson, asked: Asked, token: str, language: str) -> str:
    if not asked.is_common:
        return _card(lesson.course, lesson.name, asked, token, form_id())
    drawn = _common_card(lesson.course, lesson.name, asked, language)
    return drawn.replace(TOKEN, token).replace(FORM, form_id())


@lru_cache(maxsize=256)
def _crumbs(revision: str, language: str) -> Markup:
    return _drawn("crumbs", course_at(revision))


@lru_cache(maxsize=1024)
def _onwards(revision: str, name: str, language: str) -> Markup:
    course = course_at(revision)
    return _drawn("onwards", course, course.lessons[name])


@lru_cache(maxsize=1024)
def _prose(revision: str, name: str, language: str) -> Markup:
    lesson = course_at(revision).lessons[name]
    return _drawn("prose", lesson, scrolling(lesson.html[language]), language)


@lru_cache(maxsize=4096)
def _contents(revision: str, name: str, finished: frozenset[str], language: str) -> Markup:
    return _drawn("contents", course_at(revision), name, finished)


@lru_cache(maxsize=4096)
def _common_card(course: str, module: str, asked: Asked, language: str) -> str:
    return _card(course, module, asked, TOKEN, FORM)


def _card(course: str, module: str, asked: Asked, token: str, form_id: str) -> str:
    question = asked.item.id
    action = url_for("learning.answer", course=course, module=module, question=question)
    again = url_for("learning.lesson", course=course, module=module, again=question)
    after = After(address=f"{again}#q-{question}", words=_("Làm lại câu này"))
    return draw_card(asked, action, after, token, form_id)


def draw_card(asked: Asked, action: str, after: After, token: str, form_id: str) -> str:
    """Return the card of one question: its form goes to `action`."""
    draw = get_template_attribute("learning/question.html", "card")
    return str(draw(asked, action, after, token, form_id))


def _drawn(macro: str, *given: Any) -> Markup:
    return get_template_attribute("learning/lesson_parts.html", macro)(*given)
