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
from trainer.simulator.acts import Event
from trainer.simulator.drawing import screen
from trainer.simulator.setting import Setting
from trainer.simulator.view import Form, Said, Screen, ShownSheet
from trainer.simulator.wording import answer


@blueprint.app_template_filter("due")
def due(appointment: str) -> str:
    """Return an appointment, ISO text as the simulator keeps it, as people write it."""
    shown = datetime.fromisoformat(appointment)
    return f"{shown:%H:%M %d/%m/%Y}" if "T" in appointment else f"{shown:%d/%m/%Y}"


def clock(minute: int) -> str:
    """Return a minute of the day as hour and minute."""
    return f"{minute // 60:02}:{minute % 60:02}"


SPOKEN = ("citizen-called", "topic-raised", "citizen-sent-away")
"""The events at which the citizen says something; the conversation shows it too."""

PANES = ("citizen", "papers", "dossier", "register", "desk")
FEW = 8
"""Up to so many choices are buttons of their own; more become a list to choose from."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the address says is open: a pane, papers, a form; and what is selected to compare."""

    pane: str
    papers: tuple[str, ...]
    picks: tuple[str, ...]
    rule: str
    forms: tuple[str, ...]

    def query(self, **changes: Any) -> dict[str, Any]:
        """Return the arguments of an address in which the same is open, but for `changes`."""
        now = replace(self, **changes)
        said = {
            "pane": now.pane,
            "paper": list(now.papers),
            "pick": list(now.picks),
            "rule": now.rule,
            "form": list(now.forms),
        }
        return {name: given for name, given in said.items() if given}


def chosen(args: "MultiDict[str, str]") -> Chosen:
    """Read the address. What does not exist on the screen is simply not open."""
    pane = args.get("pane", "")
    return Chosen(
        pane=pane if pane in PANES else PANES[0],
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
    """What was said or shown because of the last action. `spoken`: by the citizen."""

    text: Text
    refused: bool
    spoken: bool


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
        """Return the forms on the screen by their verb."""
        return {form.verb: form for form in self.screen.forms} if self.live else {}

    @cached_property
    def talk(self) -> list[Said]:
        """Return what was said between the citizen and the learner; the rest is the log's."""
        lines = self.screen.conversation
        return [
            line
            for line, then in zip_longest(lines, lines[1:])
            if line.who == "citizen" or (line.who == "officer" and then and then.who == "citizen")
        ]

    def in_pane(self, pane: str, without: tuple[str, ...] = ()) -> list[Form]:
        """Return the forms of a pane but for those that are drawn elsewhere."""
        return [f for f in self.forms.values() if f.pane == pane and f.verb not in without]

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

    def given(self, verb: str, name: str) -> list[str]:
        """Return what was typed in a field of a form that came back."""
        if self.typed is None or self.typed.verb != verb:
            return []
        return self.typed.values.getlist(name)


def workstation(
    journal: Journal, here: Chosen, live: bool, typed: Typed | None = None
) -> Workstation:
    """Return what to draw of a run as it stands now."""
    drawn = screen(journal.setting, journal.world, journal.events)
    answers = () if typed else tuple(latest(journal.setting, journal.events))
    return Workstation(drawn, journal.sequence, live, here, answers, typed)


def latest(setting: Setting, events: Sequence[Event]) -> Iterator[Answered]:
    """Yield what the last action led to; nothing before the first action."""
    last = max((n for n, event in enumerate(events) if event.action), default=len(events))
    for event in events[last:]:
        text = answer(setting, event)
        if text:
            yield Answered(text=text, refused=event.kind == "refused", spoken=event.kind in SPOKEN)
