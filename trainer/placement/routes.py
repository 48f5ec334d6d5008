"""Placement: what it is, one question a page, where to begin."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from trainer.domain.asking import item_form
from trainer.domain.framework import JobProfile
from trainer.domain.marking import Tampered
from trainer.domain.placement import AGAIN_AFTER, MOST_QUESTIONS, MOST_SECONDS
from trainer.domain.values import Text
from trainer.models import Placement
from trainer.placement import blueprint, services
from trainer.placement.posts import offer_for, offers
from trainer.placement.result_page import beginnings, unasked
from trainer.web import catalogue
from trainer.web.access import learner_required, own, writes
from trainer.web.answers import filled, given_in
from trainer.web.catalogue import Item, items_at
from trainer.web.clock import now
from trainer.web.language import current

MINUTES = MOST_SECONDS // 60


@blueprint.get("/placement")
@learner_required
def start() -> str:
    """Say what a placement is, and offer one for each post of the person."""
    return render_template(
        "placement/start.html",
        offers=offers(current_user.person_id, now()),
        minutes=MINUTES,
        questions=MOST_QUESTIONS,
        again_days=AGAIN_AFTER,
    )


@blueprint.post("/placement")
@learner_required
def begin() -> ResponseReturnValue:
    """Begin a placement for one of the person's posts, or go on with the one that is open."""
    at = now()
    offer = offer_for(current_user.person_id, request.form.get("profile", ""), at) or abort(400)
    placement = services.begin(
        current_user.person_id, offer.profile.code, offer.profile.requires, at
    )
    if placement is None:
        flash(_("Lúc này chưa có câu hỏi nào để hỏi thêm anh/chị."), "message")
        return redirect(url_for("placement.start"), 303)
    return redirect(url_for("placement.question", key=placement.id), 303)


@blueprint.get("/placement/<uuid:key>")
@learner_required
@writes
def question(key: UUID) -> ResponseReturnValue:
    """Show the one question that waits for an answer."""
    placement, at = own(Placement, key), now()
    if _over(placement, at):
        return _ended(placement, at)
    return _page(placement, at)


@blueprint.post("/placement/<uuid:key>")
@learner_required
def answer(key: UUID) -> ResponseReturnValue:
    """Take one answer and go to the next question; sent twice, it counts once."""
    placement, at = own(Placement, key), now()
    if _over(placement, at):
        return _ended(placement, at)
    revision = request.form.get("revision", "")
    if placement.waiting != revision:
        return redirect(url_for("placement.question", key=key), 303)
    sent = request.form.to_dict(flat=False)
    item = items_at([revision])[revision]
    try:
        given = None if "unknown" in sent else given_in(item.question, _seed(placement, item), sent)
        if given is None and "unknown" not in sent:
            return _page(placement, at, given, _nothing_chosen()), 422
        problem = services.answer(placement, revision, given, _requires(placement), at)
    except Tampered:
        abort(400)
    if problem:
        return _page(placement, at, given, problem.message), 422
    return redirect(url_for("placement.question", key=key), 303)


@blueprint.post("/placement/<uuid:key>/finish")
@learner_required
def finish(key: UUID) -> ResponseReturnValue:
    """End here; what was answered so far says where to begin."""
    return _ended(own(Placement, key), now())


@blueprint.get("/placement/<uuid:key>/result")
@learner_required
def result(key: UUID) -> ResponseReturnValue:
    """Say where to begin in each skill of the post."""
    placement = own(Placement, key)
    if placement.finished_at is None:
        return redirect(url_for("placement.question", key=key))
    requires = _requires(placement)
    return render_template(
        "placement/result.html",
        placement=placement,
        profile=_profiles().get(placement.profile),
        beginnings=beginnings(placement, requires),
        unasked=unasked(placement, requires),
        again_from=services.again_from(placement),
    )


def _over(placement: Placement, at: datetime) -> bool:
    return placement.finished_at is not None or services.is_late(placement, at)


def _ended(placement: Placement, at: datetime) -> ResponseReturnValue:
    if services.is_late(placement, at):
        flash(_("Đã hết giờ. Những câu đã trả lời trước đó vẫn được tính."), "message")
    if not services.finish(placement, _requires(placement), at):
        flash(_("Anh/chị chưa trả lời câu nào, nên chưa có gì được ghi lại."), "message")
        return redirect(url_for("placement.start"), 303)
    return redirect(url_for("placement.result", key=placement.id), 303)


def _page(
    placement: Placement, at: datetime, given: object = None, problem: Text | None = None
) -> str:
    item = items_at([placement.waiting])[placement.waiting]
    seed = _seed(placement, item)
    return render_template(
        "placement/question.html",
        placement=placement,
        number=len(placement.asked) + 1,
        questions=MOST_QUESTIONS,
        minutes=-(-services.seconds_left(placement, at) // 60),
        form=item_form(item.question, seed, current()),
        filled=filled(item.question, seed, given),
        problem=problem,
    )


def _nothing_chosen() -> Text:
    return Text(
        vi="Hãy chọn câu trả lời, hoặc bấm “Không biết”.",
        en="Choose an answer, or press “I do not know”.",
    )


def _seed(placement: Placement, item: Item) -> str:
    return f"{placement.id}/{item.revision}"


def _profiles() -> Mapping[str, JobProfile]:
    return {profile.code: profile for profile in catalogue.framework_or_empty().profiles}


def _requires(placement: Placement) -> Mapping[str, int]:
    profile = _profiles().get(placement.profile)
    return profile.requires if profile else {}
