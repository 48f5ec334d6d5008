"""The lesson: prose, then questions, one form for each."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.domain.marking import Tampered, Unreadable, marked
from trainer.domain.values import Text
from trainer.domain.wording import words_of
from trainer.learning import blueprint, lesson_parts, services
from trainer.learning.course_page import progress_in
from trainer.learning.lesson_page import Asked, asked, seed_of
from trainer.learning.lesson_state import LESSON_STATE, LessonState
from trainer.learning.routes.finding import form_id, lesson_named
from trainer.web.access import reads_along, signed_in
from trainer.web.answers import given_in
from trainer.web.catalogue import Course, Item, Lesson, course_at, items_at
from trainer.web.clock import now
from trainer.web.kept import KeptPage, Viewer, viewer
from trainer.web.language import current
from trainer.web.visitor import Visitor

CHANGED = Text(
    vi="Câu hỏi này vừa được cập nhật trong lúc anh/chị trả lời, nên câu trả lời chưa được tính. "
    "Mời anh/chị đọc lại và trả lời câu hỏi mới.",
    en="This question was updated while you were answering, so your answer has not been counted. "
    "Please read it again and answer the new question.",
)


@blueprint.get("/courses/<course>/<module>")
@signed_in
@reads_along(*LESSON_STATE)
def lesson(course: str, module: str) -> ResponseReturnValue:
    """Show a module: its prose and its questions, with what the person answered before."""
    whose = None if request.query_string else viewer()
    if whose:
        return _kept(module, whose).shown()
    return _drawn(module, current_user)


@lru_cache(maxsize=512)
def _kept(module: str, whose: Viewer) -> KeptPage:
    return KeptPage(_drawn(module, whose.visitor))


def _drawn(module: str, visitor: Visitor) -> str:
    state = LessonState(*visitor.along)
    course = course_at(state.revision or abort(404))
    lesson = course.lessons.get(module) or abort(404)
    return _page(course, lesson, _questions(lesson, request.args.get("again")))


@blueprint.post("/courses/<course>/<module>/questions/<question>")
@signed_in
def answer(course: str, module: str, question: str) -> ResponseReturnValue:
    """Take the answer to one question, and show it with its feedback."""
    found, lesson = lesson_named(course, module)
    item = next((item for item in lesson.items if item.id == question), None)
    if item is None:
        flash(_("Câu hỏi này không còn trong bài học."), "message")
        return redirect(url_for("learning.lesson", course=course, module=module), 303)
    if request.form.get("revision") != item.revision:
        return _changed(found, lesson, item)
    return _answered(found, lesson, item)


def _answered(course: Course, lesson: Lesson, item: Item) -> ResponseReturnValue:
    seed = seed_of(current_user.person_id, item)
    try:
        given = given_in(item.question, seed, _sent())
        unreadable = services.answer(
            current_user.person_id, course, lesson, item, given, form_id(), now()
        )
    except Tampered:
        abort(400)
    if unreadable:
        question = _questions(lesson)[item.id].refused(given, seed, unreadable.message)
        return _shown(course, lesson, question), 422
    if _wants_part():
        return _shown(course, lesson, _questions(lesson)[item.id])
    address = url_for("learning.lesson", course=course.key, module=lesson.name)
    return redirect(f"{address}#q-{item.id}", 303)


def _changed(course: Course, lesson: Lesson, item: Item) -> ResponseReturnValue:
    question = replace(_questions(lesson)[item.id], problem=CHANGED, earlier=_sent_earlier())
    return _shown(course, lesson, replace(question, open=True)), 409


def _sent_earlier() -> list[Text]:
    """Return in words what was sent for the question as it stood, as far as it can be read."""
    old = items_at([request.form.get("revision", "")[:64]])
    for item in old.values():
        try:
            given = given_in(item.question, seed_of(current_user.person_id, item), _sent())
            if not isinstance(marked(item.question, given), Unreadable):
                return words_of(item.question, given)
        except Tampered:
            abort(400)
    return []


def _sent() -> dict[str, list[str]]:
    return request.form.to_dict(flat=False)


def _questions(lesson: Lesson, again: str | None = None) -> dict[str, Asked]:
    return asked(lesson, current_user.person_id, current(), again)


def _wants_part() -> bool:
    return request.headers.get("X-Part") == "question"


def _shown(course: Course, lesson: Lesson, question: Asked) -> str:
    """Return the question whose where the page's script asks for it, else the whole page."""
    if _wants_part():
        return lesson_parts.card(lesson, question)
    return _page(course, lesson, _questions(lesson) | {question.item.id: question})


def _page(course: Course, lesson: Lesson, questions: Mapping[str, Asked]) -> str:
    return render_template(
        "learning/lesson.html",
        parts=lesson_parts,
        course=course,
        lesson=lesson,
        questions=list(questions.values()),
        progress=progress_in(current_user.person_id).get(course.key, {}),
    )
