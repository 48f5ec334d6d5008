"""Draws the workstation of a run, whole or only the part that an action changes."""

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from trainer.models import Run
from trainer.practice import labels, queries
from trainer.practice.journal import Journal
from trainer.practice.modes import Mode
from trainer.practice.screens import FEW, Chosen, Typed, clock, workstation
from trainer.practice.services import RUNGS
from trainer.simulator.hints import hint

SWAP, DRAWN = "X-Swap", "X-Bench"
"""The workstation's script asks with the first header; the second says that it got the bench."""


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
        **furniture(run),
    )
    return make_response(html, {DRAWN: "bench"} if swaps else {})


def furniture(run: Run) -> dict[str, object]:
    """Return what every drawing of the bench needs: names, and how long a list may be."""
    panes = labels.pane_names(bool(queries.definition(run).registers))
    return {
        "panes": panes,
        "speakers": labels.speakers(),
        "shortcuts": labels.shortcuts(panes.values()),
        "few": FEW,
        "clock": clock,
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
