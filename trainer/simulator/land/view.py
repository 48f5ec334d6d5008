"""What the screens of the land system show: frozen values that templates and the map editor draw.

Never here before the end: the truth, which row or dialog is false, what is planted.
"""

from trainer.domain.cadastre.drawing import Frame, Point, Points
from trainer.domain.values import Text, value


@value
class ShownLine:
    """A line on the map. `own`: the learner drew or changed it. A closed one has its `area` in m²."""

    id: str
    level: int
    colour: str
    points: Points
    area: str
    own: bool


@value
class ShownLabel:
    """A parcel's label, its area in square metres as the map writes it."""

    id: str
    point: Point
    number: int
    code: str
    code_name: Text
    area: str
    struck: bool
    own: bool


@value
class ShownLevel:
    """A level of the map: what it holds, and its colours, the usual one first."""

    number: int
    name: Text
    colours: tuple[str, ...]


@value
class ShownFinding:
    """What the checker found, why it matters, how it is mended; the page can go to the place."""

    rule: str
    name: Text
    why: Text
    remedy: Text
    severity: str
    place: Point
    features: tuple[str, ...]
    detail: Text


@value
class ShownFault:
    """A fault that the learner noted: `features` and `rule` are what `drop-fault` takes."""

    features: tuple[str, ...]
    rule: str
    name: Text


@value
class ShownChange:
    """A row of the table of changed parcels."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@value
class Corner:
    """A numbered corner of an extract or table: `x` is the north, `y` the east, in metres."""

    number: int
    x: str
    y: str


@value
class ShownExtract:
    """An extract of the map: the parcel, what its label says, corners and the sides after them."""

    parcel: str
    code: str
    code_name: Text
    area: str
    corners: tuple[Corner, ...]
    sides: tuple[str, ...]
    ring: Points


@value
class ShownTable:
    """A table of coordinates on the desk; where `degrees`, its x is the latitude, y the longitude."""

    id: str
    title: Text
    degrees: bool
    corners: tuple[Corner, ...]


@value
class ShownSheetOfMap:
    """A sheet of the map with everything drawn on it; that on the table can be changed."""

    number: int
    scale: int
    frame: Frame
    lines: tuple[ShownLine, ...]
    labels: tuple[ShownLabel, ...]
    changes: tuple[ShownChange, ...]
    on_table: bool


@value
class ShownMap:
    """The map table. `stale`: the drawing has changed since the findings were made."""

    sheets: tuple[ShownSheetOfMap, ...]
    levels: tuple[ShownLevel, ...]
    findings: tuple[ShownFinding, ...]
    checked: bool
    stale: bool
    noted: tuple[ShownFault, ...]
    chosen: str
    extracts: tuple[ShownExtract, ...]
    tables: tuple[ShownTable, ...]
    can_take_back: bool


@value
class ShownContent:
    """One field of a record, a form or a row: `content` is what is stored, `text` how it reads."""

    field: str
    label: Text
    content: str
    text: Text


@value
class ShownRecord:
    """A parcel's record in the land information system."""

    id: str
    fields: tuple[ShownContent, ...]
    encumbrances: tuple[Text, ...]
    history: tuple[Text, ...]
    saved: bool


@value
class ShownFound:
    """A record that a search found, in one line."""

    id: str
    text: Text


@value
class ShownTask:
    """A task of the process table."""

    task: str
    name: Text
    done: bool


@value
class ShownApplication:
    """A line of the dossier list, with its tasks once it is open."""

    id: str
    receipt: str
    about: Text
    due: str
    open: bool
    tasks: tuple[ShownTask, ...]


@value
class ShownDialog:
    """The dialog that waits for an answer; usual or a warning, it looks the same."""

    text: Text
    question: Text


@value
class ShownRow:
    """A row of a list."""

    id: str
    cells: tuple[ShownContent, ...]
    fate: str
    fate_name: Text


@value
class ShownList:
    """A list that was handed in."""

    id: str
    title: Text
    rows: tuple[ShownRow, ...]
    imported: bool


@value
class ShownRecords:
    """The land information system. `record` is the one chosen, `form` its open form, `since` which
    minute of the run it has been open."""

    applications: tuple[ShownApplication, ...]
    found: tuple[ShownFound, ...]
    record: ShownRecord | None
    form: tuple[ShownContent, ...] | None
    since: int
    dialog: ShownDialog | None
    lists: tuple[ShownList, ...]


@value
class ShownAnswers:
    """An answer sheet as it was filled in last: label and text of each field."""

    id: str
    title: Text
    fields: tuple[tuple[Text, Text], ...]


@value
class ShownLand:
    """The land system: the map table and the land records, each where the scenario has them."""

    map: ShownMap | None
    records: ShownRecords | None
    answers: tuple[ShownAnswers, ...]
