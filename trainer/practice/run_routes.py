"""The workstation: a run's brief, its screen, its actions and hints, its rule book."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from trainer.models import Run
from trainer.practice import (
    bench,
    blueprint,
    journal,
    labels,
    land_typing,
    map_typing,
    obstacles,
    queries,
    services,
)
from trainer.practice.journal import Journal
from trainer.practice.screens import Chosen, Typed, chosen
from trainer.practice.services import BadSequence, NotPractice, Step
from trainer.simulator.acts import Action, UnknownAction, text
from trainer.simulator.engine import refusal_text
from trainer.simulator.forms import action_from
from trainer.web.access import learner_required, own
from trainer.web.clock import now
from trainer.web.language import said

OURS = ("csrf_token", "sequence", "verb")
DONE_AGAIN = ("tick", "scan", "name", "sign", "look-up", "wait")
"""What is done several times running: its form stays open."""

TAKES_IN_HAND = ("open-dossier", "take-up", "take-supplement", "reconcile")
"""After these the dossier in hand is another one, and that is the one to show."""


@blueprint.get("/practice/runs/<uuid:run_id>/brief")
@learner_required
def brief(run_id: UUID) -> str:
    """Show what the scenario is about and what is expected, before and during the run."""
    run = own(Run, run_id)
    return render_template("practice/brief.html", **queries.run_page(run))


@blueprint.get("/practice/runs/<uuid:run_id>")
@learner_required
def run(run_id: UUID) -> ResponseReturnValue:
    """Show the workstation; a finished run leads to its debrief, a watched one to its steps."""
    found = own(Run, run_id)
    elsewhere = bench.elsewhere(found)
    if elsewhere:
        return redirect(elsewhere)
    live = not queries.is_retired(found)
    return bench.page(found, journal.opened(found), chosen(request.args), live=live)


@blueprint.post("/practice/runs/<uuid:run_id>/act")
@learner_required
def act(run_id: UUID) -> ResponseReturnValue:
    """Do one thing in the run."""
    found = _playable(run_id)
    if isinstance(found, Response):
        return found
    actions = _actions()
    if isinstance(actions, Typed):
        return bench.page(found, journal.opened(found), chosen(request.args), typed=actions)
    try:
        step, after = services.perform(found, actions, _sequence(), now())
    except (UnknownAction, BadSequence):
        abort(400)
    here = _after(actions[-1], after, step)
    if step is Step.TAKEN and not after.accepted and "x" in request.form:
        return bench.page(found, after, here, typed=_corners_refused(after))
    return _answer(found, after, step, here)


@blueprint.post("/practice/runs/<uuid:run_id>/hint")
@learner_required
def hint(run_id: UUID) -> ResponseReturnValue:
    """Give the next rung of the hint ladder."""
    found = _playable(run_id)
    if isinstance(found, Response):
        return found
    try:
        step, after = services.take_hint(found, _sequence(), now())
    except (NotPractice, BadSequence):
        abort(400)
    return _answer(found, after, step, chosen(request.args))


@blueprint.get("/practice/runs/<uuid:run_id>/rules")
@learner_required
def rules(run_id: UUID) -> str:
    """Search the rule book of a run; a rule can be picked for the comparison in hand."""
    found = own(Run, run_id)
    here = chosen(request.args)
    return render_template(
        "practice/rules.html",
        **queries.run_page(found),
        here=here,
        confidence=labels.confidences(),
        can_pick=bench.elsewhere(found) is None,
        answers=obstacles.answers_by_rule(found),
        rules=queries.rules_found(journal.setting_of_run(found), here.q),
    )


def _playable(run_id: UUID) -> Run | Response:
    """Return the person's own run, held, if it goes on, or the way to what can be read of it."""
    found: Run = own(Run, run_id, held=True)
    elsewhere = bench.elsewhere(found) or bench.read_only(found)
    return _gone_to(elsewhere) if elsewhere else found


def _actions() -> Sequence[Action] | Typed:
    verb, values = request.form.get("verb", ""), _typed()
    try:
        read = action_from(verb, map_typing.read(values).to_dict(flat=False))
    except UnknownAction:
        abort(400)
    except map_typing.Mistyped as mistake:
        return Typed(verb=verb, values=values, sentence=mistake.sentence)
    if not isinstance(read, Action):
        return Typed(verb=verb, values=values, sentence=said(read))
    return land_typing.with_contents(read, values)


def _typed() -> MultiDict[str, str]:
    return MultiDict(
        (name, given) for name, given in request.form.items(multi=True) if name not in OURS
    )


def _corners_refused(after: Journal) -> Typed:
    """Return a table of coordinates that came back because the map refused it: nobody types it twice."""
    why = refusal_text(after.setting, after.events[-1])
    return Typed(verb=request.form["verb"], values=_typed(), sentence=said(why))


def _sequence() -> int:
    given = request.form.get("sequence", "")
    if not (given.isascii() and given.isdigit() and len(given) < 9):
        abort(400)
    return int(given)


def _after(action: Action, after: Journal, step: Step) -> Chosen:
    """Return what stays open after an action that was done: what it was about is closed."""
    here = chosen(request.args)
    if step is Step.STALE or not after.accepted:
        return here
    if action.verb == "compare":
        here = replace(here, picks=(), rule="")
    if action.verb in TAKES_IN_HAND:
        here = replace(here, dossier="")
    if action.verb in DONE_AGAIN:
        return here
    shut = {action.verb, f"{action.verb}-{text(action, 'register')}", "rare"}
    return replace(here, forms=tuple(form for form in here.forms if form not in shut))


def _answer(run: Run, after: Journal, step: Step, here: Chosen) -> ResponseReturnValue:
    """Answer with the screen as it is now; a page that was sent as a form is asked for again."""
    if run.finished_at is not None:
        return _gone_to(url_for("practice.debrief", run_id=run.id))
    stale = step is Step.STALE
    if request.headers.get(bench.SWAP) or stale:
        return bench.page(run, after, here, notice=_stale() if stale else "")
    return redirect(url_for("practice.run", run_id=run.id, **here.query()), 303)


def _stale() -> str:
    return _(
        "Màn hình vừa gửi đã cũ so với lượt làm này nên thao tác chưa được ghi. Đây là tình hình hiện tại; hãy xem lại rồi làm tiếp."
    )


def _gone_to(address: str) -> Response:
    """Lead on to another page; the script follows the header, a browser the redirect."""
    if request.headers.get(bench.SWAP):
        return make_response("", 200, {"X-Go-To": address})
    return redirect(address, 303)  # type: ignore[return-value]
