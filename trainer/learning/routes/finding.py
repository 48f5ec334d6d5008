"""How the pages find what an address names: the thing, or 404; and what a form names, or 400."""

from uuid import UUID

from flask import abort, request

from trainer.web import catalogue
from trainer.web.catalogue import Course, Lesson


def course_named(key: str) -> Course:
    """Return the course that is served under `key`, or end the request with 404."""
    return catalogue.course(key) or abort(404)


def lesson_named(course: str, module: str) -> tuple[Course, Lesson]:
    """Return a course and one of its modules, or end the request with 404."""
    found = course_named(course)
    return found, found.lessons.get(module) or abort(404)


def form_id() -> UUID:
    """Return the id that makes a form count once, or end the request with 400."""
    try:
        return UUID(request.form.get("form_id", ""))
    except ValueError:
        abort(400)
