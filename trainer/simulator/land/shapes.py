"""The shape of `land` in a scenario file: what lies on the map table, what the land records hold.

A point is text, east and north in metres: "501659.046 2365578.118" (north is X, east is Y on paper);
on a parcel of the map also "corner 2" or "middle 3" (of its third side). Areas are square metres:
"466.6". Parcels of the map are named "sheet/number", so that one draw can change which parcel a task
is about: `of: "12/{number}"`.
"""

from collections.abc import Mapping
from typing import Literal

from trainer.domain.values import Text, value
from trainer.simulator.marking_shapes import When

RecordField = Literal[
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
    "holder",
    "identity",
    "household",
    "issue",
    "book",
]
"""What a parcel's record in the land information system holds, and a row of a village's list."""

TaskKind = Literal[
    "update-legal", "file-scan", "sign-book", "close-one-stop", "move-on", "return-result"
]
"""The tasks of the process table, as the land information system lists them."""

Fate = Literal["keep", "correct", "drop", "ask"]
"""What is right to do with a row of a list: nothing, correct it, drop it, ask the village."""


@value
class DrawnLine:
    """A line on the table beside what the map holds. `colour` "" is the usual one of its level."""

    id: str
    level: int = 10
    colour: str = ""
    points: tuple[str, ...]
    when: When | None = None


@value
class DrawnLabel:
    """A parcel label on the table beside what the map holds."""

    id: str
    at: str
    number: str
    code: str
    area: str
    struck: bool = False
    when: When | None = None


@value
class Planted:
    """One error of a rule of the map, planted where chance has it: `place` names the spot."""

    rule: str
    place: str = "1"
    when: When | None = None


@value
class Moved:
    """A corner (from 1) of the parcel `of` that lies so many metres further east and north.

    Whatever else has a vertex there on that sheet goes with it, and labels say the area that comes of
    it: the sheet is sound in itself, and does not meet its neighbour.
    """

    of: str
    corner: str
    east: str = "0"
    north: str = "0"
    when: When | None = None


@value
class OnTable:
    """How the sheet on the table differs from the map: `keep` alone, if given, and `without` these.

    A parcel "sheet/number" stands for its boundary and its label. What is `moved` may lie on the sheet
    on the table or on one beside it.
    """

    keep: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    lines: tuple[DrawnLine, ...] = ()
    labels: tuple[DrawnLabel, ...] = ()
    planted: tuple[Planted, ...] = ()
    moved: tuple[Moved, ...] = ()


@value
class Strip:
    """A strip along a side of a parcel (from 1): so many metres deep, or of so many square metres."""

    side: str
    by: Literal["distance", "area"]
    size: str


@value
class Plot:
    """A parcel that the finished drawing must hold; each corner within `within` millimetres.

    It is the parcel `of` the map, named "sheet/number" or by the id of its boundary; of several
    merged; or runs through `corners`. A `cut` line or a `strip` splits it: the plot is one `part`.
    Code and area are those of the map, where they are not given here. The number "next" is the one
    after the largest ever used on the sheet; a second "next" is the one after that. A plot on another
    `level` than parcel boundaries is an outline without a label: an old or a legal boundary.
    """

    id: str
    of: str | tuple[str, ...] = ""
    corners: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    strip: Strip | None = None
    part: Literal["", "left", "right", "strip", "rest"] = ""
    within: int = 50
    number: str = ""
    code: str = ""
    area: str = ""
    level: int = 10
    colour: str = ""
    when: When | None = None


@value
class Renumbering:
    """A row of the table of changed parcels: numbers cancelled, numbers ("next") given for them."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    when: When | None = None


@value
class Truth:
    """What is right at the end: on the map, and which `parcel` ("sheet/number") is meant.

    Where no number is named as `struck`, those are to be cancelled that the `changes` cancel.
    """

    plots: tuple[Plot, ...] = ()
    struck: tuple[str, ...] = ()
    changes: tuple[Renumbering, ...] = ()
    parcel: str = ""


@value
class CoordinateTable:
    """A table of points on the desk, X (north) before Y (east).

    The corners of the line or parcel `of`, or those given, which may lie on it: "corner 2". In the
    `system` WGS84 they are written in degrees. A `mistake` is one of converting them to VN-2000; a
    wrong `meridian` is one that is used elsewhere.
    """

    id: str
    title: Text
    of: str = ""
    corners: tuple[str, ...] = ()
    system: Literal["vn2000", "wgs84"] = "vn2000"
    mistake: Literal["", "swapped-axes", "wrong-meridian", "wrong-shift", "no-shift"] = ""
    meridian: str = "105"
    when: When | None = None


@value
class Record:
    """A parcel in the land information system. `becomes` is what is to be changed, and to what.

    `needs` are fields without which the system does not save.
    """

    id: str
    fields: Mapping[RecordField, str]
    becomes: Mapping[RecordField, str] | None = None
    needs: tuple[RecordField, ...] = ("origin",)
    encumbrances: tuple[Text, ...] = ()
    history: tuple[Text, ...] = ()
    when: When | None = None


@value
class Application:
    """A line of the system's dossier list: about one record, with the tasks still to be done.

    `due` is an ISO date. A `citizen` ties it to that person's dossier in the one-stop system. One
    that `repeats` another application is to be dropped.
    """

    id: str
    receipt: str
    about: Text
    record: str
    due: str
    tasks: tuple[TaskKind, ...] = ()
    citizen: str = ""
    repeats: str = ""
    when: When | None = None


@value
class Warn:
    """A second dialog that looks like the usual one and says something else.

    It comes up when `record` is saved, `unless` the form says all of this. Agreeing writes `sets`
    over the record; one that `breaks` it has done harm.
    """

    id: str
    record: str
    says: Text
    unless: Mapping[RecordField, str] | None = None
    sets: Mapping[RecordField, str] | None = None
    breaks: bool = True
    when: When | None = None


@value
class ListRow:
    """A row of a list that a village handed in, what is right to do with it, and the right cells."""

    id: str
    cells: Mapping[RecordField, str]
    fate: Fate = "keep"
    becomes: Mapping[RecordField, str] | None = None
    when: When | None = None


@value
class HandedIn:
    """A list of households or parcels from a village or from another system, to be cleaned."""

    id: str
    title: Text
    rows: tuple[ListRow, ...]
    when: When | None = None


@value
class Option:
    """One of the answers to choose from."""

    id: str
    text: Text


@value
class Question:
    """One field of an answer sheet. A number may differ by `within` from the answer."""

    id: str
    label: Text
    answer: str
    kind: Literal["number", "text", "name", "date", "choice"] = "text"
    within: str = "0"
    options: tuple[Option, ...] = ()
    when: When | None = None


@value
class AnswerSheet:
    """A sheet to fill in: what was read from a map, an extract, a conversion."""

    id: str
    title: Text
    questions: tuple[Question, ...]
    when: When | None = None


@value
class LandCase:
    """The part of the land system in a scenario.

    `sheet` of `map` lies on the table, those `beside` it can be looked at. Without the `checker`
    the learner has to see by eye what is wrong. A form of the land information system times out
    `form_minutes` after it was opened (0: never).
    """

    map: str = ""
    sheet: str = ""
    beside: tuple[str, ...] = ()
    checker: bool = True
    drawing: OnTable = OnTable()
    truth: Truth = Truth()
    tables: tuple[CoordinateTable, ...] = ()
    records: tuple[Record, ...] = ()
    applications: tuple[Application, ...] = ()
    warnings: tuple[Warn, ...] = ()
    lists: tuple[HandedIn, ...] = ()
    questions: tuple[AnswerSheet, ...] = ()
    form_minutes: int = 0
