"""The refresher: why there is one today, its questions, one form for each."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from trainer.domain.marking import Tampered
from trainer.learning import blueprint, refresher_page, refresher_services
from trainer.learning.lesson_page import Asked, seed_of
from trainer.learning.lesson_parts import After, draw_card
from trainer.learning.refresher_page import Exercise
from trainer.learning.routes.finding import form_id, lesson_named
from trainer.web import templating
from trainer.web.access import learner_required
from trainer.web.answers import given_in
from trainer.web.catalogue import skills
from trainer.web.clock import now
from trainer.web.language import current


@blueprint.get("/refresher")
@learner_required
def refresher() -> str:
    """Say what there is to refresh today, and why."""
    found = refresher_page.overview(current_user.person_id, now())
    return render_template("learning/refresher.html", page=found, skills=skills())


@blueprint.get("/refresher/questions")
@learner_required
def refresher_questions() -> ResponseReturnValue:
    """Show the questions of a refresher of the skills that the address names."""
    found = _exercise()
    if not found.questions:
        return redirect(url_for("learning.refresher"))
    return _page(found)


@blueprint.post("/refresher/questions/<course>/<module>/<question>")
@learner_required
def refresh(course: str, module: str, question: str) -> ResponseReturnValue:
    """Take the answer to one question, and show it with its explanation."""
    lesson = lesson_named(course, module)[1]
    item = next((item for item in lesson.items if item.id == question), None) or abort(404)
    found = _exercise()
    asked = found.of(item)
    if asked is None or request.form.get("revision") != item.revision:
        return redirect(_address(), 303)
    return _answered(found, asked)


def _answered(found: Exercise, asked: Asked) -> ResponseReturnValue:
    item = asked.item
    seed = seed_of(current_user.person_id, item)
    try:
        given = given_in(item.question, seed, request.form.to_dict(flat=False))
        person = current_user.person_id
        unreadable = refresher_services.answer_again(person, item, given, form_id(), now())
    except Tampered:
        abort(400)
    if unreadable:
        refused = asked.refused(given, seed, unreadable.message)
        return _part_or_page(found, refused), 422
    after = _exercise()
    if after.is_done or not _wants_part():
        return redirect(f"{_address()}#{'result' if after.is_done else f'q-{item.id}'}", 303)
    return _card(after, after.of(item) or asked)


def _part_or_page(found: Exercise, asked: Asked) -> str:
    return _card(found, asked) if _wants_part() else _page(found, asked)


def _exercise() -> Exercise:
    return refresher_page.exercise(
        current_user.person_id, request.args.getlist("skill"), current(), now()
    )


def _address() -> str:
    return url_for("learning.refresher_questions", skill=request.args.getlist("skill"))


def _wants_part() -> bool:
    return request.headers.get("X-Part") == "question"


def _page(found: Exercise, instead: Asked | None = None) -> str:
    """Return the page; `instead`: a question as it is to be shown this once."""
    shown = [
        instead if instead and instead.item.key == asked.item.key else asked
        for asked in found.questions
    ]
    return render_template(
        "learning/refresher_questions.html",
        page=found,
        cards=[_card(found, asked) for asked in shown],
        skills=skills(),
    )


def _card(found: Exercise, asked: Asked) -> Markup:
    lesson = found.lesson(asked)
    action = url_for(
        "learning.refresh",
        course=lesson.course,
        module=lesson.name,
        question=asked.item.id,
        skill=request.args.getlist("skill"),
    )
    after = After(
        address=url_for("learning.lesson", course=lesson.course, module=lesson.name),
        words=_("Đọc lại bài: %(lesson)s", lesson=lesson.title[current()]),
    )
    drawn = draw_card(asked, action, after, generate_csrf(), templating.form_id())
    return Markup(drawn)  # noqa: S704  drawn by a template
