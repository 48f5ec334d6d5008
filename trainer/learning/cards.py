"""Question cards as HTML.

Drawing forms is most of the work of a lesson page, so a card that nobody has answered yet is drawn
once for each order of its options and shared by everybody who gets that order.
"""

from functools import lru_cache
from uuid import uuid4

from flask import get_template_attribute
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from trainer.learning.lesson_page import Asked
from trainer.web.catalogue import Lesson
from trainer.web.language import current

TOKEN, FORM = "{csrf-token}", "{form-id}"


def card(lesson: Lesson, asked: Asked) -> Markup:
    """Return the card of a question, with a form of its own where one is open."""
    token, form_id = generate_csrf(), uuid4().hex
    if not asked.is_blank:
        return _drawn(lesson.course, lesson.name, asked, token, form_id)
    blank = _blank(lesson.course, lesson.name, asked, current())
    return blank.replace(TOKEN, token).replace(FORM, form_id)


@lru_cache(maxsize=4096)
def _blank(course: str, module: str, asked: Asked, language: str) -> Markup:
    return _drawn(course, module, asked, TOKEN, FORM)


def _drawn(course: str, module: str, asked: Asked, token: str, form_id: str) -> Markup:
    draw = get_template_attribute("learning/question.html", "card")
    return draw(course, module, asked, token, form_id)
