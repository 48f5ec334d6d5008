"""The shape of `simulations/scenarios/<key>/scenario.yaml`: these classes are the file format.

Text in braces names a draw: "{pages}". `when` limits anything to the variants in which the named
draws have one of the given values. Of several entries with one id, the one that holds is used.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Literal

from trainer.domain.calendar import CalendarDay
from trainer.domain.facts import Fact, Procedure
from trainer.domain.values import Text, value
from trainer.simulator.land.map_shapes import Map
from trainer.simulator.land.shapes import LandCase
from trainer.simulator.marking_shapes import Check, Defect, Row, When
from trainer.simulator.paper_shapes import Paper, PaperTemplate

Argument = str | tuple[str, ...]
System = Literal["dossier", "land"]
Program = Literal[
    "one-stop",
    "national-portal",
    "portal-sync",
    "population-database",
    "civil-status-register",
    "social-protection",
    "business-register",
    "land-records",
    "signature",
]
"""The programs on the simulated workstation. A fault stops one of them."""

Channel = Literal["counter", "online", "post"]
HeldStatus = Literal["new", "accepted", "processing", "supplement", "finished"]

__all__ = ["Check", "Defect", "Paper", "PaperTemplate", "Row", "Scenario", "When"]


@value
class Draw:
    """A named random value: one of `pick` (repeat a value to make it likelier), or a whole number."""

    pick: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


@value
class Start:
    """When the run starts (local time)."""

    at: datetime
    when: When | None = None


@value
class Persona:
    """Who stands at the counter. `patience`: minutes of queueing before the person leaves."""

    language: Text
    literacy: Literal["reads", "reads-little", "cannot-read"]
    device: Literal["none", "basic-phone", "smartphone"]
    patience: int


@value
class Topic:
    """Something the learner can ask or explain, and what the citizen or the colleague answers.

    `gives` lists papers that come onto the table with the answer; the topic can be raised only
    `after` the named topics. "consult" is what a colleague can be asked.
    """

    id: str
    kind: Literal["ask", "explain", "consult"]
    say: Text
    answer: Text
    gives: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    when: When | None = None


@value
class Business:
    """What the citizen has come for. `original` is the paper to be copied, where that is asked.

    `limit` and `charge` (đồng) are specimen values that the brief states, for a procedure whose own
    are still to be confirmed by the province.
    """

    procedure: str
    case: str = "standard"
    copies: str = "1"
    original: str = ""
    limit: str = ""
    charge: str = ""


@value
class Citizen:
    """One person; `arrives` counts minutes from the start of the run.

    On a later working day of the run (`day`) it counts from opening. Who never `visits` has an
    online or postal dossier, or is only phoned. `travel` is how many office minutes it takes to
    fetch what form 02 asked for; 0: not within this run.
    """

    id: str
    name: str
    about: Text
    persona: Persona
    opening: Text
    asks: Business
    topics: tuple[Topic, ...] = ()
    sent_away: Text
    arrives: int = 0
    day: int = 1
    visits: bool = True
    travel: int = 0


@value
class SendsBack:
    """Why an approver sends a draft back: `unless` the check holds, with these words."""

    unless: Check
    says: Text


@value
class Colleague:
    """Somebody to hand a dossier over to; done after `minutes` of office time, if it is theirs.

    Away until the working day `back_on` of the run, where that is given: what is handed to them
    lies until then. `says` is a remark they make unasked, `says_at` minutes into the run.
    """

    id: str
    name: Text
    handles: tuple[str, ...]
    minutes: int
    topics: tuple[Topic, ...] = ()
    back_on: int = 1
    says: Text | None = None
    says_at: int = 0
    sends_back: SendsBack | None = None
    when: When | None = None


@value
class Held:
    """A dossier that the one-stop system already holds, or that comes in by itself.

    Procedure and case are those that the citizen asks for. `received` and `appointment` are left
    out for a new one; `arrives` counts minutes from the start of the run.
    """

    id: str
    citizen: str
    channel: Channel
    status: HeldStatus = "new"
    received: datetime | None = None
    appointment: date | None = None
    handed_to: str = ""
    arrives: int = 0
    ticked: Mapping[str, str] | None = None
    when: When | None = None


@value
class Fault:
    """A program stops: `minute` minutes into the run, or after `uses` uses; back after `lasts`."""

    id: str
    program: Program
    message: Text
    fallback: Text
    lasts: int
    minute: int | None = None
    uses: int | None = None
    when: When | None = None


@value
class RegisterField:
    """One field of a register entry, and what is to be entered. Accents matter in a name."""

    id: str
    label: Text
    answer: str
    kind: Literal["text", "name", "date"] = "text"
    when: When | None = None


@value
class Register:
    """An electronic register with an entry to make, e.g. the civil-status register."""

    id: str
    title: Text
    citizen: str
    fields: tuple[RegisterField, ...]
    program: Program = "civil-status-register"
    when: When | None = None


@value
class Step:
    """One step of the reference run: one verb with its arguments, and why.

    An argument "due" is the truth at that moment: the date of appointment, the charge.
    """

    do: Mapping[str, Mapping[str, Argument]]
    why: Text
    when: When | None = None


@value
class Scenario:
    """A whole scenario. The points of the rubric rows that hold in a variant sum to 100.

    It may last several working `days`; on the further ones the office `opens` at that time. One
    that stands `alone` is not used in generated counter days.
    """

    title: Text
    summary: Text
    role: Text
    minutes: int
    difficulty: Literal[1, 2, 3]
    systems: tuple[System, ...]
    procedures: tuple[str, ...]
    skills: tuple[str, ...]
    start: tuple[Start, ...]
    closes: time
    opens: time = time(7, 30)
    days: int = 1
    alone: bool = False
    draws: Mapping[str, Draw]
    citizens: tuple[Citizen, ...]
    papers: tuple[Paper, ...]
    colleagues: tuple[Colleague, ...]
    defects: tuple[Defect, ...] = ()
    faults: tuple[Fault, ...] = ()
    registers: tuple[Register, ...] = ()
    rubric: tuple[Row, ...]
    dossiers: tuple[Held, ...] = ()
    land: LandCase | None = None
    reference: tuple[Step, ...]
    reflection: Text


@value
class CompiledScenario:
    """A scenario with everything a run needs besides: nothing else is read while it is played.

    `map` holds the sheets that it uses: the one on the table, and those beside it.
    """

    key: str
    definition: Scenario
    templates: Mapping[str, PaperTemplate]
    procedures: tuple[Procedure, ...]
    facts: tuple[Fact, ...]
    calendar: tuple[CalendarDay, ...]
    map: Map | None = None
