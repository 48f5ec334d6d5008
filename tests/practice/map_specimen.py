"""The map pane drawn by the real templates from an invented sheet, without a run or a server."""

from types import SimpleNamespace
from unittest.mock import patch
from uuid import UUID

from flask import Flask, render_template_string, request

from trainer.domain.cadastre.checks import examined
from trainer.domain.cadastre.drawing import Drawing
from trainer.domain.cadastre.inventing import invented, planted
from trainer.practice import map_view
from trainer.practice.map_wire import sheets_at_start
from trainer.practice.screens import Typed, Workstation, chosen
from trainer.simulator.drawing.maps import _LEVELS, _findings, _sheet
from trainer.simulator.land.kinds import KINDS
from trainer.simulator.land.map_verbs import MAP_VERBS
from trainer.simulator.land.state import LandRoom, Seen
from trainer.simulator.land.view import ShownMap
from trainer.simulator.view import Choice, Field, Form

RUN = UUID(int=4)
PAGE = """<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ _("Bản đồ địa chính") }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{{ asset('web', 'site.css') }}">
<link rel="stylesheet" href="{{ asset('practice', 'practice.css') }}">
{% include "practice/map_head.html" %}</head>
<body><main class="station"><div class="bench" data-pane="map" data-app="map"><h1 class="visually-hidden">M</h1>
{% import "practice/forms.html" as forms with context %}
{% set screen = station.screen %}{% set here = station.chosen %}
<div class="panes"><div class="apps"><section class="pane app front now" data-name="map">
<h2 id="pane-map" tabindex="-1">{{ _("Bản đồ địa chính") }}</h2>
<div>{% include "practice/map.html" %}</div></section></div></div></div></main></body></html>"""


def _form(verb: str) -> Form:
    written = MAP_VERBS[verb]
    fields = []
    for given in written.arguments:
        kind = KINDS[given.kind]
        offered = kind.offered(None, None) if kind.field == "choice" else ()
        choices = tuple(Choice(value=v, text=kind.named(None, None, v)) for v in offered)
        fields.append(
            Field(
                name=given.name,
                label=given.label,
                kind=kind.field,
                choices=choices,
                required=given.required,
            )
        )
    return Form(
        key=verb,
        verb=verb,
        label=written.label,
        pane="map",
        minutes=written.minutes,
        fields=tuple(fields),
    )


def _shown(drawing: Drawing) -> ShownMap:
    seen = tuple(
        Seen(rule=f.rule, severity=f.severity, place=f.place, features=f.features, detail=f.detail)
        for f in examined(drawing)
    )
    return ShownMap(
        sheets=(_sheet(drawing, frozenset(), on_table=True),),
        levels=_LEVELS,
        findings=tuple(_findings(LandRoom(found=seen))),
        checked=True,
        stale=False,
        noted=(),
        chosen="",
        extracts=(),
        tables=(),
        can_take_back=True,
    )


def page(
    app: Flask, drawing: Drawing, query: str = "", typed: Typed | None = None
) -> tuple[str, str]:
    """Return the page, and what its script fetches as the sheets at the start."""
    setting = SimpleNamespace(map_table=_Table(drawing))
    forms = tuple(_form(verb) for verb in map_view.DRAWN_HERE)
    address = f"/practice/runs/{RUN}{query}"
    with (
        app.test_request_context(address),
        patch.object(map_view.journal, "setting_of_run", lambda run: setting),
    ):
        land = SimpleNamespace(map=_shown(drawing), answers=())
        screen = SimpleNamespace(land=land, forms=forms)
        html = render_template_string(
            PAGE,
            run=SimpleNamespace(id=RUN, hints_taken=0),
            station=Workstation(screen, 7, True, chosen(request.args), (), typed),
        )
    return html, app.json.dumps(sheets_at_start(setting))


class _Table:
    """What a map table is to the wire: the sheet at the start, and no other beside it."""

    def __init__(self, drawing: Drawing) -> None:
        self.start = drawing
        self.beside: dict[str, Drawing] = {}


def faulty(parcels: int) -> Drawing:
    """Return an invented sheet with an error planted."""
    return planted(invented(parcels, seed=3), "open-ring", 1)
