"""What a screen shows: frozen values that templates draw. Nothing in them is a secret of the run.

Never here before the end: defects, register answers, rubric, reference, faults to come.
"""

from datetime import datetime
from typing import Literal

from trainer.domain.values import Text, value
from trainer.simulator.dossier.figures import Figures
from trainer.simulator.land.view import ShownLand
from trainer.simulator.paper_shapes import Look

Who = Literal["citizen", "officer", "colleague", "system"]
Pane = Literal["citizen", "papers", "dossier", "register", "desk", "map", "land"]
FieldKind = Literal["choice", "choices", "date", "number", "text", "point", "points", "names"]
"""A point is "east north" in whole millimetres, points keep their order, names are several ids."""

Group = Literal["common", "other"]
Clock = Literal["", "running", "paused", "overdue", "ended"]


@value
class Said:
    """One line of the conversation or of the systems' messages, at a minute of the run."""

    who: Who
    text: Text
    minute: int


@value
class Readable:
    """One item on a sheet; `id` ("paper/item") is what `compare` points at."""

    id: str
    label: Text
    value: str
    marked: bool


@value
class ShownSheet:
    """A paper on the table or a record looked up. Its items show once it has been examined.

    `form` is what it is (original, photocopy, …), `kind` its word in the file format, `look` how the
    facsimile is laid out, `program` where a record was looked up. `near`: it belongs to the person
    or the dossier in hand; the others are further off on the table.
    """

    id: str
    title: Text
    issuer: str
    form: Text
    kind: str
    look: Look
    program: Text | None
    owner: str
    pages: int
    record: bool
    examined: bool
    near: bool
    items: tuple[Readable, ...]


@value
class Choice:
    """One value of a field, how it reads, and under which heading it stands, if any."""

    value: str
    text: Text
    group: Text | None = None


@value
class Field:
    """One argument of a verb. Kind "choices" takes several (at least `least`, at most `most`)."""

    name: str
    label: Text
    kind: FieldKind
    choices: tuple[Choice, ...] = ()
    required: bool = True
    least: int = 1
    most: int = 99


@value
class Form:
    """One verb that the learner can ask for now. Post the verb and its fields.

    `key` is the verb, or the verb and the register that it writes in. `group` tells what is usual
    at this point of the work from what is seldom done.
    """

    key: str
    verb: str
    label: Text
    pane: Pane
    minutes: int
    fields: tuple[Field, ...]
    group: Group = "common"

    @property
    def asked(self) -> tuple[Field, ...]:
        """Return what is to be filled in: a required choice of one is no question, nor one of none."""
        return tuple(f for f in self.fields if f.kind != "choice" or len(f.choices) > f.required)


@value
class ShownComponent:
    """One component of a dossier's procedure as the one-stop system lists it."""

    id: str
    name: Text
    note: Text | None
    ticked: Text | None
    file: Text | None


@value
class ShownDossier:
    """A dossier as the one-stop system lists it.

    `waiting`: it came in by itself and nobody has opened it; `done`: nothing more is done with it
    here. `due` is the date promised, or the new one of form 04 (`re_appointed`); `clock` says whether
    it runs, `paused_since` since when not, and `pause` why. `decision` and `approver` are the draft and who has it; `why_ended` goes with
    statuses 3, 7 and 8.
    """

    id: str
    code: str
    procedure: Text
    citizen: str
    channel: Text
    account: Text
    status: int
    status_name: Text
    waiting: bool
    done: bool
    in_hand: bool
    shown: bool
    unsynchronised: bool
    received: datetime | None
    due: str
    re_appointed: bool
    clock: Clock
    paused_since: datetime | None
    pause: Text | None
    finished: datetime | None
    components: tuple[ShownComponent, ...]
    collected: int
    waived: Text | None
    asked_for: tuple[Text, ...]
    way: tuple[tuple[Text, Text], ...]
    why_ended: Text | None


@value
class ShownEntry:
    """A register entry made: the register's title, and label and text of each field."""

    program: Text
    title: Text
    fields: tuple[tuple[Text, str], ...]


@value
class ShownLog:
    """A line of the paper log."""

    id: str
    citizen: str
    procedure: Text
    appointment: str
    at: datetime
    reconciled: bool


@value
class ShownFault:
    """A program that does not work now, its own message, and the approved way round."""

    program: Text
    message: Text
    fallback: Text


@value
class ShownMark:
    """A finding the learner has noted: the items (`ids` for `unmark`) and, where given, the rule."""

    ids: tuple[str, ...]
    items: tuple[Text, ...]
    rule: Text | None


@value
class ShownCitizen:
    """Who stands at the counter or is on the telephone: what one can see and hear of them."""

    name: str
    about: Text
    language: Text
    literacy: Text
    device: Text
    by_phone: bool


@value
class Waiting:
    """Somebody in the queue: the number taken, and for how many minutes they have waited."""

    number: int
    minutes: int


@value
class ShownColleague:
    """A colleague or another office; who is away may come `back` on a day of this run."""

    name: Text
    away: bool
    back: datetime | None


@value
class ShownErrand:
    """A citizen who has gone to fetch papers, and when they said they would be back."""

    citizen: str
    back: datetime


@value
class ShownInquiry:
    """A written inquiry, and whether the reply has come."""

    to: Text
    answered: bool


@value
class ShownPosting:
    """What was made public, and where."""

    items: tuple[Text, ...]
    places: tuple[Text, ...]


@value
class Screen:
    """The whole workstation at one moment, on working day `day` of `days`.

    `figures` are the counts of the tracking register in the province's own grouping. `several` people
    are served in this run, so that it has to be said whose a paper is.
    """

    now: datetime
    closes: datetime
    day: int
    days: int
    queue: tuple[Waiting, ...]
    served: int
    ended: bool
    citizen: ShownCitizen | None
    conversation: tuple[Said, ...]
    sheets: tuple[ShownSheet, ...]
    dossiers: tuple[ShownDossier, ...]
    entries: tuple[ShownEntry, ...]
    log: tuple[ShownLog, ...]
    colleagues: tuple[ShownColleague, ...]
    errands: tuple[ShownErrand, ...]
    inquiries: tuple[ShownInquiry, ...]
    postings: tuple[ShownPosting, ...]
    faults: tuple[ShownFault, ...]
    marks: tuple[ShownMark, ...]
    forms: tuple[Form, ...]
    figures: Figures
    ask_rule: bool
    several: bool
    land: ShownLand | None

    @property
    def waiting(self) -> int:
        """Return how many people wait."""
        return len(self.queue)

    @property
    def dossier(self) -> ShownDossier | None:
        """Return the dossier that is open on the one-stop screen."""
        return next((d for d in self.dossiers if d.shown), None)
