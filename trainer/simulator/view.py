"""What a screen shows: frozen values that templates draw. Nothing in them is a secret of the run.

Never here before the end: defects, register answers, rubric, reference, faults to come.
"""

from datetime import datetime
from typing import Literal

from trainer.domain.values import Text, value

Who = Literal["citizen", "officer", "system"]
Pane = Literal["citizen", "papers", "dossier", "register", "desk"]
FieldKind = Literal["choice", "choices", "date", "number", "text"]


@value
class Said:
    """One line of the conversation or of the systems' messages."""

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
    """A paper on the table or a record looked up. Its items show once it has been examined."""

    id: str
    title: Text
    issuer: str
    form: Text
    pages: int
    record: bool
    examined: bool
    items: tuple[Readable, ...]


@value
class Choice:
    """One value of a field, and how it reads."""

    value: str
    text: Text


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
    """One verb that the learner can ask for now. Post the verb and its fields."""

    verb: str
    label: Text
    pane: Pane
    minutes: int
    fields: tuple[Field, ...]


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
    """A dossier on the one-stop screen; the last one is the one being worked on."""

    id: str
    code: str
    procedure: Text
    citizen: str
    channel: Text
    account: Text
    status: int
    status_name: Text
    components: tuple[ShownComponent, ...]
    received: datetime | None
    appointment: str
    collected: int
    submitted_to: Text | None
    handed_to: Text | None
    asked_for: tuple[Text, ...]
    ground: Text | None


@value
class ShownEntry:
    """A register entry made: the register's title, and label and text of each field."""

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
class ShownRule:
    """One rule of the rule book; `key` is what `compare` takes as its rule."""

    key: str
    text: Text
    document: str
    confidence: str


@value
class ShownMark:
    """A finding the learner has noted: the items (`ids` for `unmark`) and, where given, the rule."""

    ids: tuple[str, ...]
    items: tuple[Text, ...]
    rule: Text | None


@value
class ShownCitizen:
    """Who stands at the counter: name, what one can see, language, reading, device."""

    name: str
    about: Text
    language: Text
    literacy: Text
    device: Text


@value
class Screen:
    """The whole workstation at one moment."""

    now: datetime
    closes: datetime
    waiting: int
    served: int
    ended: bool
    citizen: ShownCitizen | None
    conversation: tuple[Said, ...]
    sheets: tuple[ShownSheet, ...]
    dossiers: tuple[ShownDossier, ...]
    entries: tuple[ShownEntry, ...]
    log: tuple[ShownLog, ...]
    faults: tuple[ShownFault, ...]
    marks: tuple[ShownMark, ...]
    rules: tuple[ShownRule, ...]
    forms: tuple[Form, ...]
    ask_rule: bool
