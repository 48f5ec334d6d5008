"""What the workstation's templates draw: the simulator's screen, and what is open on it.

What is open or half selected is no state of the run: it stands in the address.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import zip_longest
from typing import Any

from flask_babel import format_datetime
from werkzeug.datastructures import MultiDict

from trainer.domain.values import Text
from trainer.practice import blueprint
from trainer.practice.journal import Journal
from trainer.simulator.acts import Action, Event
from trainer.simulator.drawing import screen
from trainer.simulator.drawing.counter import speaker
from trainer.simulator.land.messages import TOLD
from trainer.simulator.land.record_verbs import RECORD_VERBS
from trainer.simulator.office_time import DAY
from trainer.simulator.setting import Setting
from trainer.simulator.view import Form, Said, Screen, ShownSheet
from trainer.simulator.wording import answer


@blueprint.app_template_filter("due")
def due(appointment: str) -> str:
    """Return an appointment, ISO text as the simulator keeps it, as people write it."""
    shown = datetime.fromisoformat(appointment)
    return f"{shown:%H:%M %d/%m/%Y}" if "T" in appointment else f"{shown:%d/%m/%Y}"


def clock(minute: int) -> str:
    """Return a minute of a run as hour and minute of its day."""
    return f"{minute % DAY // 60:02}:{minute % 60:02}"


APPS = ("dossier", "search", "book", "rules", "notes", "map", "land")
"""The applications of which one is in front, on a wide screen beside counter and papers."""

PANES = ("counter", "papers", *APPS)
LATE = ("book", "rules", "map", "land")
"""Applications that are drawn only while they are in front: they would make every answer heavy."""

_PEOPLE = ("citizen", "colleague")

RECORDS_SAY = {*TOLD, "refused", "save-asked", "dialog-shown", "records-found"}
"""The events of which the land information system itself tells."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the address says is open: a pane, papers, a form; and what is selected to compare.

    `pane` is the one that shows where there is room for one, `app` the application in front, `dossier`
    the one looked at ("": the one in hand), `q` what is searched for in the rule book.
    """

    pane: str
    app: str
    dossier: str
    q: str
    papers: tuple[str, ...]
    picks: tuple[str, ...]
    rule: str
    forms: tuple[str, ...]

    def query(self, **changes: Any) -> dict[str, Any]:
        """Return the arguments of an address in which the same is open, but for `changes`."""
        now = replace(self, **changes)
        said = {
            "pane": now.pane,
            "app": "" if now.app in (now.pane, APPS[0]) else now.app,
            "dossier": now.dossier,
            "q": now.q,
            "paper": list(now.papers),
            "pick": list(now.picks),
            "rule": now.rule,
            "form": list(now.forms),
        }
        return {name: given for name, given in said.items() if given}


def chosen(args: "MultiDict[str, str]") -> Chosen:
    """Read the address. What does not exist on the screen is simply not open."""
    pane, app = args.get("pane", ""), args.get("app", "")
    if pane in APPS:
        app = pane
    return Chosen(
        pane=pane if pane in PANES else PANES[0],
        app=app if app in APPS else APPS[0],
        dossier=args.get("dossier", "")[:40],
        q=args.get("q", "").strip()[:100],
        papers=tuple(args.getlist("paper")),
        picks=tuple(args.getlist("pick")),
        rule=args.get("rule", ""),
        forms=tuple(args.getlist("form")),
    )


@dataclass(frozen=True, kw_only=True)
class Typed:
    """A form that came back with a plain sentence: what was typed in it is kept."""

    verb: str
    values: "MultiDict[str, str]"
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What was said or shown because of the last action. `spoken`: the conversation shows it.

    `asked` is what was asked for, where the land information system itself answers in its pane.
    """

    text: Text
    refused: bool
    spoken: bool
    asked: Action | None


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button that a paper carries. `keyed`: the verb's key leads to it."""

    label: Text
    minutes: int
    keyed: bool


@dataclass(frozen=True)
class Workstation:
    """Everything one drawing of the workstation needs beside the run itself."""

    screen: Screen
    sequence: int
    live: bool
    chosen: Chosen
    latest: tuple[Answered, ...]
    typed: Typed | None = None

    @cached_property
    def forms(self) -> dict[str, Form]:
        """Return the forms on the screen by their key."""
        return {form.key: form for form in self.screen.forms} if self.live else {}

    @cached_property
    def talk(self) -> list[Said]:
        """Return what was said between people; the rest is the log's."""
        lines = self.screen.conversation
        return [
            line
            for line, then in zip_longest(lines, lines[1:])
            if line.who in _PEOPLE or (line.who == "officer" and then and then.who in _PEOPLE)
        ]

    def in_pane(
        self, *panes: str, without: tuple[str, ...] = (), group: str = "common"
    ) -> list[Form]:
        """Return the forms of a group in some panes but for those that are drawn elsewhere."""
        return [
            form
            for form in self.forms.values()
            if form.pane in panes and form.verb not in without and form.group == group
        ]

    @cached_property
    def near(self) -> list[ShownSheet]:
        """Return the papers that are laid out: those in hand, and others that were asked for."""
        return [s for s in self.screen.sheets if s.near or s.id in self.chosen.papers]

    @cached_property
    def far(self) -> list[ShownSheet]:
        """Return the papers that are only listed."""
        return [s for s in self.screen.sheets if not (s.near or s.id in self.chosen.papers)]

    @cached_property
    def picked(self) -> list[Text]:
        """Return the labels of the items selected to compare."""
        return [
            item.label
            for sheet in self.screen.sheets
            for item in sheet.items
            if item.id in self.chosen.picks
        ]

    @property
    def time(self) -> str:
        """Return the clock's hour and minute."""
        return f"{self.screen.now:%H:%M}"

    @property
    def day(self) -> str:
        """Return weekday and date as the reader's language writes them."""
        return format_datetime(self.screen.now, "EEEE, dd/MM/yyyy", rebase=False)

    def is_open(self, sheet: ShownSheet) -> bool:
        """Say whether a sheet is unfolded: those in the address, all if it names none."""
        return not self.chosen.papers or sheet.id in self.chosen.papers

    def picks_on(self, sheet: ShownSheet) -> tuple[str, ...]:
        """Return the items of a sheet that are selected to compare."""
        picks = {*self.chosen.picks, *self.given("compare", "items")}
        return tuple(item.id for item in sheet.items if item.id in picks)

    def button(self, verb: str, sheet: ShownSheet) -> Button | None:
        """Return the button of a paper for a verb that can be meant; the key leads to the first."""
        form = self.forms.get(verb)
        if form is None:
            return None
        return Button(
            label=form.label, minutes=form.minutes, keyed=self._keyed.get(verb) == sheet.id
        )

    @cached_property
    def _keyed(self) -> dict[str, str]:
        """Return the paper to which each key leads: the first unread, the first to be given back."""
        unread = (s.id for s in self.near if not s.examined)
        theirs = (s.id for s in self.near if not s.record)
        return {"examine": next(unread, ""), "hand-back": next(theirs, "")}

    def typed_in(self, form: Form) -> bool:
        """Say whether this is the form that came back: of several registers, the one meant."""
        typed = self.typed
        if typed is None or typed.verb != form.verb:
            return False
        which = form.fields[0] if form.key != form.verb else None
        return which is None or typed.values.get(which.name) == which.choices[0].value

    def given(self, verb: str, name: str) -> tuple[str, ...]:
        """Return what was typed in a field of a form that came back."""
        if self.typed is None or self.typed.verb != verb:
            return ()
        return tuple(self.typed.values.getlist(name))


def workstation(
    journal: Journal, here: Chosen, live: bool, typed: Typed | None = None
) -> Workstation:
    """Return what to draw of a run as it stands now."""
    drawn = screen(journal.setting, journal.world, journal.events, here.dossier)
    answers = () if typed else tuple(latest(journal.setting, journal.events))
    return Workstation(drawn, journal.sequence, live, here, answers, typed)


def latest(setting: Setting, events: Sequence[Event]) -> Iterator[Answered]:
    """Yield what the last action led to; nothing before the first action."""
    last = max((n for n, event in enumerate(events) if event.action), default=len(events))
    asked = _of_land_records(events[last]) if last < len(events) else None
    for event in events[last:]:
        text = answer(setting, event)
        if text:
            yield Answered(
                text=text,
                refused=event.kind == "refused",
                spoken=speaker(event) in _PEOPLE,
                asked=asked if event.kind in RECORDS_SAY else None,
            )


def _of_land_records(event: Event) -> Action | None:
    """Return the action that began with this event, if it is one of the land information system."""
    return event.action if event.action and event.action.verb in RECORD_VERBS else None
