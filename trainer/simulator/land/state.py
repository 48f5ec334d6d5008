"""What is remembered of the map table and of the land information system.

The drawing itself is not kept: it is the sheet at the start and the learner's deeds on it, one after
the other. So the state stays small however large the map, and taking back is dropping the last deed.
"""

from trainer.domain.cadastre.drawing import Change, Label, Line, Point, Points
from trainer.domain.values import Text, value

Fields = tuple[tuple[str, str], ...]
"""Names and contents of fields, sorted by name."""


@value
class Deed:
    """One change on the map: what it took off the sheet, and what it laid down."""

    gone: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def laid(self) -> tuple[Line | Label, ...]:
        """Return the lines and labels laid down."""
        return (*self.lines, *self.labels)


@value
class Seen:
    """What the checker found at one place."""

    rule: str
    severity: str
    place: Point
    features: tuple[str, ...]
    detail: Text


@value
class Noted:
    """A fault that the learner noted: the features, and the rule they break."""

    features: tuple[str, ...]
    rule: str


@value
class Extract:
    """An extract of the map as it was made: the parcel "sheet/number" as drawn at that moment."""

    parcel: str
    code: str
    area: int
    ring: Points


@value
class Answers:
    """An answer sheet as it was filled in."""

    sheet: str
    fields: Fields


@value
class RecordForm:
    """The form of a record, open since `opened` (a minute), with what it says now."""

    record: str
    opened: int
    fields: Fields


@value
class RowNow:
    """A row of a list that the learner has touched."""

    row: str
    fields: Fields
    fate: str


@value
class Saved:
    """A record as it was saved last, and the application under which."""

    record: str
    application: str
    fields: Fields


@value
class LandRecords:
    """The land information system at one moment.

    `dialog` is "" or what it asks: "save", "registration" (the two usual ones), or the id of a
    warning. `tasks` are those done as "application/task", `declined` and `agreed` the warnings
    answered.
    """

    application: str = ""
    found: tuple[str, ...] = ()
    record: str = ""
    form: RecordForm | None = None
    dialog: str = ""
    saved: tuple[Saved, ...] = ()
    agreed: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    rows: tuple[RowNow, ...] = ()
    imported: tuple[str, ...] = ()


@value
class LandRoom:
    """The map table, the answer sheets and the land information system at one moment.

    `drawn` counts every line and label ever drawn: ids are never given twice. `checked` says
    whether `found` is about the drawing as it is now.
    """

    deeds: tuple[Deed, ...] = ()
    drawn: int = 0
    found: tuple[Seen, ...] = ()
    checked: bool = False
    noted: tuple[Noted, ...] = ()
    chosen: str = ""
    extracts: tuple[Extract, ...] = ()
    answers: tuple[Answers, ...] = ()
    records: LandRecords = LandRecords()


EMPTY = LandRoom()
"""The land part of a run in which nothing has been done with it yet."""
