"""What the templates of the land information system draw: its record, its form, the row in hand.

The simulator's screen says what stands there. Which row of a list is open stands in the address.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from trainer.domain.values import Text
from trainer.models import Run
from trainer.practice import blueprint
from trainer.practice.screens import Answered, Workstation
from trainer.simulator.land.fields import COLUMNS, shown_value
from trainer.simulator.land.view import ShownContent, ShownRecord, ShownRecords
from trainer.simulator.view import Choice, Form

_PARTS: Mapping[str, Sequence[str]] = {
    "parcel": (
        "sheet",
        "number",
        "old-sheet",
        "old-number",
        "commune",
        "address",
        "purpose",
        "origin",
        "legal-area",
        "measured-area",
    ),
    "holder": ("holder", "identity", "household"),
    "certificate": ("issue", "book"),
}

_LONG = ("commune", "address", "purpose", "origin", "holder", "identity", "household", "issue")

Part = tuple[str, list[ShownContent]]


@dataclass(frozen=True)
class LandView:
    """The land information system of a run as one drawing of the page needs it."""

    run: Run
    station: Workstation
    records: ShownRecords

    def form(self, verb: str) -> Form | None:
        """Return the form of a verb that can be asked for now."""
        return self.station.forms.get(verb)

    def choices(self, verb: str, name: str) -> tuple[Choice, ...]:
        """Return what can be chosen in a field of a verb's form; nothing where it cannot be asked."""
        form = self.form(verb)
        return next((f.choices for f in form.fields if f.name == name), ()) if form else ()

    def told(self, *verbs: str, **args: str) -> list[Answered]:
        """Return what the system said of the last action, if that was one of these, with these."""
        return [
            each
            for each in self.station.latest
            if each.asked and each.asked.verb in verbs and args.items() <= each.asked.args.items()
        ]

    def parts(self, contents: Iterable[ShownContent]) -> list[Part]:
        """Return a record's contents in its three parts, each with its heading."""
        held = {content.field: content for content in contents}
        named = {
            "parcel": _("Thửa đất"),
            "holder": _("Người sử dụng đất"),
            "certificate": _("Giấy chứng nhận"),
        }
        return [(named[p], [held[f] for f in fields if f in held]) for p, fields in _PARTS.items()]

    @property
    def open_row(self) -> str:
        """Return the row of a list that is open to be changed."""
        return request.args.get("row", "")

    def address(self, anchor: str = "", **changes: Any) -> str:
        """Return the address of this page with something else open in the pane."""
        watching = request.endpoint == "practice.watch"
        page = "practice.watch" if watching else "practice.run"
        return url_for(page, run_id=self.run.id, _anchor=anchor or None, **_arguments(changes))

    @property
    def act(self) -> str:
        """Return the address to which a form of the pane is sent."""
        return url_for("practice.act", run_id=self.run.id, **_arguments({}))


def _arguments(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {**request.args.to_dict(flat=False), "pane": "land", **changes}


@blueprint.app_template_global("land_view")
def land_view(run: Run, station: Workstation, records: ShownRecords) -> LandView:
    """Return what to draw of the land information system on the screen."""
    return LandView(run, station, records)


@blueprint.app_template_filter("codes")
def codes(content: ShownContent) -> list[tuple[str, Text]]:
    """Return what a field that takes codes offers, what stands there among it; else nothing."""
    known = COLUMNS[content.field].codes
    if not known:
        return []
    offered = dict.fromkeys((*known, *([content.content] if content.content else [])))
    return [(code, shown_value(content.field, code)) for code in offered]


@blueprint.app_template_filter("is_long")
def is_long(content: ShownContent) -> bool:
    """Say whether a field holds words, which need more room than a number."""
    return content.field in _LONG


@blueprint.app_template_filter("is_number")
def is_number(content: ShownContent) -> bool:
    """Say whether a field is judged as a number."""
    return COLUMNS[content.field].judged == "number"


@blueprint.app_template_filter("content")
def content(record: ShownRecord, field: str) -> str:
    """Return what a record says in a field, a dash where it says nothing."""
    return next((each.content for each in record.fields if each.field == field), "") or "–"
