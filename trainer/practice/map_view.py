"""What the templates of the cadastral map draw: the sheet looked at, its lists, the table in hand.

The simulator's screen says what lies on the map. What is looked up in the lists, which sheet is looked
at, and which line is open in the coordinate table, stands in the address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from trainer.models import Run
from trainer.practice import blueprint, journal
from trainer.practice.map_wire import changes_since, sheets_at_start
from trainer.practice.screens import Workstation
from trainer.simulator.land.view import ShownLabel, ShownLine, ShownMap, ShownSheetOfMap
from trainer.simulator.view import Choice, Form
from trainer.web.language import said

ON_A_PAGE = 15
ROWS, SPARE = 8, 4
DRAWN_HERE = (
    "draw",
    "redraw",
    "erase",
    "relevel",
    "label",
    "strike",
    "split",
    "check-map",
    "take-back",
    "choose-parcel",
    "extract",
    "note-fault",
    "drop-fault",
)
"""The verbs for which the map has its own form; the others of its pane are drawn like any form."""

Row = tuple[str, str]


@blueprint.app_template_filter("metres")
def metres(millimetres: int) -> str:
    """Return millimetres as metres with three decimals and a point, as tables of coordinates do."""
    return f"{millimetres / 1000:.3f}"


@dataclass(frozen=True)
class Page:
    """One page of a list, and how many there are."""

    items: Sequence[Any]
    number: int
    pages: int

    @property
    def beside(self) -> list[tuple[int, str]]:
        """Return the pages before and after this one, with what leads to them."""
        around = [(self.number - 1, _("Trang trước")), (self.number + 1, _("Trang sau"))]
        return [(number, text) for number, text in around if 1 <= number <= self.pages]


@dataclass(frozen=True)
class MapView:
    """The map of a run as one drawing of the page needs it."""

    run: Run
    station: Workstation
    map: ShownMap
    drawn_here: tuple[str, ...] = DRAWN_HERE

    @property
    def table(self) -> ShownSheetOfMap:
        """Return the sheet that lies on the table."""
        return self.map.sheets[0]

    @cached_property
    def sheet(self) -> ShownSheetOfMap:
        """Return the sheet whose lists are looked at: the one on the table, if none is named."""
        wanted = request.args.get("sheet", "")
        return next((s for s in self.map.sheets if str(s.number) == wanted), self.table)

    @property
    def wanted(self) -> str:
        """Return what is looked up in the lists."""
        return request.args.get("find", "").strip()[:20]

    @cached_property
    def lines(self) -> Page:
        """Return a page of the lines, the learner's own first."""
        found = [x for x in self.sheet.lines if self._is_wanted(x.id)]
        return _page("lines", sorted(found, key=lambda line: not line.own))

    @cached_property
    def labels(self) -> Page:
        """Return a page of the labels by their numbers."""
        found = [x for x in self.sheet.labels if self._is_wanted(str(x.number))]
        return _page("labels", sorted(found, key=lambda label: label.number))

    def _is_wanted(self, name: str) -> bool:
        return not self.wanted or name.casefold() == self.wanted.casefold()

    @cached_property
    def editing(self) -> ShownLine | None:
        """Return the line that is open in the coordinate table."""
        wanted = request.args.get("feature", "")
        return next((line for line in self.table.lines if line.id == wanted), None)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows of the coordinate table, X before Y: as typed, or those of the open line."""
        verb = "redraw" if self.editing else "draw"
        corners = _corners(self.editing) if self.editing else ()
        return self.typed_rows(verb, [(metres(north), metres(east)) for east, north in corners])

    def typed_rows(self, verb: str, otherwise: Sequence[Row] = ()) -> tuple[Row, ...]:
        """Return the rows of a verb's coordinate table that came back, and empty ones after them."""
        x, y = (self.station.given(verb, name) for name in ("x", "y"))
        rows = list(zip(x, y, strict=False)) or list(otherwise)
        return (*rows, *[("", "")] * max(SPARE, ROWS - len(rows)))

    @property
    def closed(self) -> bool:
        """Say whether the line in the coordinate table is to end where it began."""
        typed = self.station.typed
        if typed is not None and "x" in typed.values:
            return "closed" in typed.values
        return self.editing is not None and _is_closed(self.editing)

    def name(self, level: int) -> str:
        """Return a level's number and name."""
        found = next((each for each in self.map.levels if each.number == level), None)
        return f"{level} – {said(found.name)}" if found else str(level)

    def may(self, verb: str) -> bool:
        """Say whether a verb can be asked for now."""
        return verb in self.station.forms

    def choices(self, verb: str, name: str) -> tuple[Choice, ...]:
        """Return what can be chosen in a field of a verb's form; nothing where it cannot be asked."""
        form: Form | None = self.station.forms.get(verb)
        return next((f.choices for f in form.fields if f.name == name), ()) if form else ()

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """Return what the script draws."""
        start = sheets_at_start(journal.setting_of_run(self.run))
        return {
            "run": self.run.id.hex,
            "base": url_for("practice.map_sheets", run_id=self.run.id),
            "verbs": list(self.station.forms),
            **changes_since(start, self.map),
        }

    def address(self, anchor: str = "", **changes: Any) -> str:
        """Return the address of this page with something else open on the map."""
        watching = request.endpoint == "practice.watch"
        page = "practice.watch" if watching else "practice.run"
        return url_for(page, run_id=self.run.id, _anchor=anchor or None, **_arguments(changes))

    @property
    def act(self) -> str:
        """Return the address to which a form of the map is sent."""
        return url_for("practice.act", run_id=self.run.id, **_arguments({}))


def _arguments(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {**request.args.to_dict(flat=False), "pane": "map", **changes}


def _page(name: str, found: Sequence[ShownLine] | Sequence[ShownLabel]) -> Page:
    pages = max(1, -(-len(found) // ON_A_PAGE))
    number = min(max(1, request.args.get(name, 1, type=int)), pages)
    start = (number - 1) * ON_A_PAGE
    return Page(found[start : start + ON_A_PAGE], number, pages)


def _is_closed(line: ShownLine) -> bool:
    return len(line.points) > 3 and line.points[0] == line.points[-1]


def _corners(line: ShownLine) -> Sequence[tuple[int, int]]:
    return line.points[:-1] if _is_closed(line) else line.points


@blueprint.app_template_filter("corners")
def corners(line: ShownLine) -> int:
    """Return how many corners a line has; a ring's last point is its first."""
    return len(_corners(line))


@blueprint.app_template_global("map_view")
def map_view(run: Run, station: Workstation, shown: ShownMap) -> MapView:
    """Return what to draw of the map on the screen."""
    return MapView(run, station, shown)


@blueprint.app_template_global("map_words")
def words() -> dict[str, str]:
    """Return the words that the map's script says by itself."""
    return {
        "corner": _("Đỉnh"),
        "length": _("Dài"),
        "area": _("Diện tích"),
        "parcel": _("Thửa"),
        "on": _("bật"),
        "off": _("tắt"),
        "missing": _("Chưa tải được tờ bản đồ. Các bảng bên cạnh vẫn dùng được."),
        "unpicked": _("Hãy chọn thửa cần tách trước."),
    }
