"""The shape of `simulations/scenarios/<key>/scenario.yaml`: these classes are the file format.

Text in braces names a draw: "{pages}". `when` limits anything to the variants in which the named
draws have one of the given values. Of several entries with one id, the one that holds is used.
"""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Literal

from trainer.domain.calendar import CalendarDay
from trainer.domain.facts import Fact, Procedure
from trainer.domain.values import Text, value
from trainer.simulator.marking_shapes import Check, Defect, Row, When
from trainer.simulator.paper_shapes import Paper, PaperTemplate

Argument = str | tuple[str, ...]
System = Literal["dossier"]
Program = Literal[
    "one-stop", "national-portal", "population-database", "civil-status-register", "signature"
]
"""The programs on the simulated workstation. A fault stops one of them."""

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
    """Something the learner can ask or explain, and what the citizen answers.

    `gives` lists papers that come onto the table with the answer; the topic can be raised only
    `after` the named topics.
    """

    id: str
    kind: Literal["ask", "explain"]
    say: Text
    answer: Text
    gives: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    when: When | None = None


@value
class Business:
    """What the citizen has come for. `original` is the paper to be copied, where that is asked."""

    procedure: str
    case: str = "standard"
    copies: str = "1"
    original: str = ""


@value
class Citizen:
    """One person in the queue; `arrives` counts minutes from the start of the run."""

    id: str
    name: str
    about: Text
    persona: Persona
    opening: Text
    asks: Business
    topics: tuple[Topic, ...] = ()
    sent_away: Text
    arrives: int = 0


@value
class Colleague:
    """Somebody to hand a dossier over to; done after `minutes`, if the procedure is theirs."""

    id: str
    name: Text
    handles: tuple[str, ...]
    minutes: int


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


@value
class Register:
    """An electronic register with an entry to make, e.g. the civil-status register."""

    id: str
    title: Text
    citizen: str
    fields: tuple[RegisterField, ...]


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
    """A whole scenario. The points of the rubric rows that hold in a variant sum to 100."""

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
    draws: Mapping[str, Draw]
    citizens: tuple[Citizen, ...]
    papers: tuple[Paper, ...]
    colleagues: tuple[Colleague, ...]
    defects: tuple[Defect, ...] = ()
    faults: tuple[Fault, ...] = ()
    registers: tuple[Register, ...] = ()
    rubric: tuple[Row, ...]
    reference: tuple[Step, ...]
    reflection: Text


@value
class CompiledScenario:
    """A scenario with everything a run needs besides: nothing else is read while it is played."""

    key: str
    definition: Scenario
    templates: Mapping[str, PaperTemplate]
    procedures: tuple[Procedure, ...]
    facts: tuple[Fact, ...]
    calendar: tuple[CalendarDay, ...]
