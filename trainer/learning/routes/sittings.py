"""The assessment of a course: its rules, a sitting, what came of it."""

from datetime import datetime
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.domain.marking import Tampered
from trainer.learning import blueprint, sittings
from trainer.learning.drawing_items import RETRY_AFTER, openness
from trainer.learning.lesson_page import seed_of
from trainer.learning.result_page import results
from trainer.learning.routes.finding import course_named
from trainer.learning.sitting_page import Sat, fresh_levels, parts, past_sittings
from trainer.models import Sitting
from trainer.web import catalogue
from trainer.web.access import learner_required, own, writes
from trainer.web.answers import given_in
from trainer.web.clock import now
from trainer.web.language import current
from trainer.web.reviews import review_on


@blueprint.get("/courses/<course>/assessment")
@learner_required
def assessment(course: str) -> str:
    """Explain the rules, and offer the skills that can be assessed now."""
    found = course_named(course)
    if found.assessment is None:
        abort(404)
    past = past_sittings(current_user.person_id)
    own_sittings = [s for s in past.sittings if s.course == course]
    at = now()
    held = fresh_levels(current_user.person_id, at)
    return render_template(
        "learning/assessment.html",
        course=found,
        skills=catalogue.skills(),
        offered=openness(found.assessment, past.seen, past.last, held),
        running=next((s for s in own_sittings if sittings.is_open(s, at)), None),
        sittings=[s for s in own_sittings if not sittings.is_open(s, at)],
        at=at,
        retry_days=RETRY_AFTER.days,
    )


@blueprint.post("/courses/<course>/assessment")
@learner_required
def open_sitting(course: str) -> ResponseReturnValue:
    """Begin a sitting on the skills chosen, or go on with the one that is open."""
    found = course_named(course)
    chosen = request.form.getlist("skill")
    sitting = sittings.open_sitting(current_user.person_id, found, chosen, now())
    if sitting is None:
        flash(_("Hãy chọn ít nhất một năng lực có thể sát hạch lúc này."), "error")
        return redirect(url_for("learning.assessment", course=course), 303)
    return redirect(url_for("learning.sitting", key=sitting.id), 303)


@blueprint.get("/sittings/<uuid:key>")
@learner_required
@writes
def sitting(key: UUID) -> ResponseReturnValue:
    """Show one part of a sitting; when the time is over, hand in what was kept."""
    found = own(Sitting, key)
    if _closed(found, now()):
        return redirect(url_for("learning.result", key=key))
    asked = parts(found, current())
    number = min(max(request.args.get("part", 1, int), 1), len(asked))
    return render_template(
        "learning/sitting.html",
        sitting=found,
        course=course_named(found.course),
        skills=catalogue.skills(),
        parts=asked,
        number=number,
    )


@blueprint.post("/sittings/<uuid:key>")
@learner_required
def save_sitting(key: UUID) -> ResponseReturnValue:
    """Keep the answers of one part and go where the button says."""
    found = own(Sitting, key)
    if _closed(found, now()):
        flash(_("Đã hết giờ. Những câu trả lời đã lưu trước đó được nộp."), "message")
        return redirect(url_for("learning.result", key=key), 303)
    asked = parts(found, current())
    number = request.form.get("part", 0, int)
    if not 1 <= number <= len(asked):
        abort(400)
    sittings.save(found, _given(found, asked[number - 1]))
    if request.headers.get("X-Part") == "saved":
        return "", 204
    return redirect(_next(found, number, len(asked)), 303)


@blueprint.get("/sittings/<uuid:key>/review")
@learner_required
@writes
def review_sitting(key: UUID) -> ResponseReturnValue:
    """Show what is still blank or cannot be read, before handing in."""
    found = own(Sitting, key)
    if _closed(found, now()):
        return redirect(url_for("learning.result", key=key))
    return render_template(
        "learning/review_sitting.html",
        sitting=found,
        course=course_named(found.course),
        skills=catalogue.skills(),
        parts=parts(found, current()),
    )


@blueprint.post("/sittings/<uuid:key>/hand-in")
@learner_required
def hand_in(key: UUID) -> ResponseReturnValue:
    """Close the sitting and mark it; sent twice, it is marked once."""
    sittings.hand_in(own(Sitting, key), now())
    return redirect(url_for("learning.result", key=key), 303)


@blueprint.get("/sittings/<uuid:key>/result")
@learner_required
@writes
def result(key: UUID) -> ResponseReturnValue:
    """Show how each skill went and whether its level moved; never the items' right answers."""
    found = own(Sitting, key)
    if not _closed(found, now()):
        return redirect(url_for("learning.sitting", key=key))
    course = course_named(found.course)
    return render_template(
        "learning/result.html",
        sitting=found,
        course=course,
        results=results(found, course, catalogue.skills()),
        retry_at=found.opened_at + RETRY_AFTER,
        review=review_on(key),
    )


def _closed(sitting: Sitting, at: datetime) -> bool:
    """Say whether the sitting is over; one whose time has run out is handed in as it was kept."""
    if not sittings.is_open(sitting, at):
        sittings.hand_in(sitting, at)
    return sitting.handed_in_at is not None


def _given(sitting: Sitting, part: list[Sat]) -> dict[str, object]:
    sent = request.form.to_dict(flat=False)
    try:
        return {
            sat.item.revision: given_in(
                sat.item.question, seed_of(sitting.person_id, sat.item), sent, sat.name
            )
            for sat in part
        }
    except Tampered:
        abort(400)


def _next(sitting: Sitting, number: int, last: int) -> str:
    go = request.form.get("go")
    if go == "review" or (go == "next" and number == last):
        return url_for("learning.review_sitting", key=sitting.id)
    step = {"next": 1, "previous": -1}.get(go or "", 0)
    return url_for("learning.sitting", key=sitting.id, part=max(1, number + step))
