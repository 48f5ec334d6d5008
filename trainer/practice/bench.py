"""Draws the workstation of a run, whole or only the part that an action changes."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from trainer.models import Run
from trainer.practice import labels, obstacles, queries
from trainer.practice.journal import Journal
from trainer.practice.modes import Mode
from trainer.practice.screens import LATE, Chosen, Typed, clock, workstation
from trainer.practice.services import RUNGS
from trainer.simulator.dossier.dossiers import in_hand
from trainer.simulator.hints import hint
from trainer.simulator.land.shapes import LandCase
from trainer.simulator.rulebook import Rule

SWAP, DRAWN = "X-Swap", "X-Bench"
"""The workstation's script asks with the first header; the second says that it got the bench."""

AT_ONCE = 8
"""So many rules stand beside the work; the whole book has a page of its own."""


def page(
    run: Run,
    now: Journal,
    here: Chosen,
    *,
    live: bool = True,
    notice: str = "",
    typed: Typed | None = None,
) -> Response:
    """Return the workstation: the bench alone for the script's small fetch, else the whole page.

    Not `live` is a run under retired rules, which is only read.
    """
    swaps = bool(request.headers.get(SWAP))
    html = render_template(
        "practice/bench.html" if swaps else "practice/workstation.html",
        **queries.run_page(run),
        station=workstation(now, here, live, typed),
        act_address=url_for("practice.act", run_id=run.id, **here.query()),
        notice=notice if live else _retired(),
        guided=live and Mode(run.mode).has_hints,
        hints=_hints(now),
        rungs_left=now.rungs < RUNGS,
        shortcuts=labels.shortcuts,  # only the whole page lists them
        **furniture(run, here, _addresses("practice.run", here, run_id=run.id)),
        **_rule_book(run, now, here),
    )
    return make_response(html, {DRAWN: "bench"} if swaps else {})


def watched(run: Run, here: Chosen, step: int) -> dict[str, object]:
    """Return what the drawing of a step of the reference run needs beside the step."""
    return furniture(run, here, _addresses("practice.watch", here, run_id=run.id, step=step))


def furniture(run: Run, here: Chosen, at: Callable[..., str]) -> dict[str, object]:
    """Return what every drawing of the bench needs: names, and addresses of other views."""
    panes = labels.pane_names(without=_absent(queries.definition(run).land))
    return {
        "panes": panes,
        "late": [pane for pane in LATE if pane != here.app],
        "speakers": labels.speakers(),
        "clock": clock,
        "at": at,
    }


def _absent(land: LandCase | None) -> set[str]:
    """Return the applications that this scenario has nothing for."""
    has_map = land and (land.sheet or land.questions)
    has_records = land and (land.records or land.lists)
    return {name for name, has in (("map", has_map), ("land", has_records)) if not has}


def _addresses(endpoint: str, here: Chosen, **fixed: Any) -> Callable[..., str]:
    """Return the address of the same page with something else open."""
    page = url_for(endpoint, **fixed)
    and_more = "&" if "?" in page else "?"
    return lambda **changes: page + and_more + urlencode(here.query(**changes), doseq=True)


def _rule_book(run: Run, now: Journal, here: Chosen) -> dict[str, object]:
    """Return the rules that stand beside the work, of the procedure in hand first."""
    if here.app != "rules":
        return {}
    dossier = in_hand(now.world)
    own = f"{dossier.procedure}/" if dossier else ""

    def elsewhere(rule: Rule) -> bool:
        return not rule.key.startswith(own)

    found = sorted(queries.rules_found(now.setting, here.q), key=elsewhere)
    return {
        "rules": found[:AT_ONCE],
        "rules_found": len(found),
        "confidence": labels.confidences(),
        "answers": obstacles.answers_by_rule(run),
    }


def elsewhere(run: Run) -> str | None:
    """Return the page of a run that is not played: watched step by step, or finished."""
    if run.mode == Mode.WATCH:
        return url_for("practice.watch", run_id=run.id)
    return url_for("practice.debrief", run_id=run.id) if run.finished_at else None


def read_only(run: Run) -> str | None:
    """Return the page of a run under retired rules, which only opens to be read."""
    return url_for("practice.run", run_id=run.id) if queries.is_retired(run) else None


def _hints(now: Journal) -> list[object]:
    rungs = range(1, now.rungs + 1)
    found = (hint(now.setting, now.world, now.events, rung) for rung in rungs)
    return [each for each in found if each is not None]


def _retired() -> str:
    return _(
        "Quy định hoặc kịch bản đã được cập nhật sau khi lượt này bắt đầu. Lượt này chỉ còn để xem; hãy bắt đầu một lượt mới."
    )
