"""The setting of one run: a scenario with its draws made, so that nothing is left to chance.

It holds the truth (which defects are present, what is to be entered): never show it whole.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from trainer.domain.calendar import WorkingCalendar
from trainer.domain.facts import Procedure
from trainer.domain.values import Text, value
from trainer.simulator.paper_shapes import Form
from trainer.simulator.rulebook import Rule
from trainer.simulator.scenario import (
    Citizen,
    Colleague,
    Fault,
    Register,
    Scenario,
)


@value
class Line:
    """One readable item of a sheet, e.g. "birth-notification/mother-born"."""

    id: str
    label: Text
    value: str


@value
class Sheet:
    """A paper or database record with its concrete content. `place` as in the scenario."""

    id: str
    citizen: str
    title: Text
    issuer: str
    form: Form
    place: str
    component: str
    copy_of: str
    pages: int
    lines: tuple[Line, ...]


@value
class Setting:
    """Everything that holds throughout one run. `ask_rule`: pointing at a defect needs its rule.

    `scenario` is the definition with its draws filled in and every entry left out whose `when` does
    not hold; the mappings are its lists by id. `closes` counts minutes from midnight.
    """

    key: str
    seed: int
    ask_rule: bool
    draws: Mapping[str, str]
    starts: datetime
    closes: int
    calendar: WorkingCalendar
    scenario: Scenario
    procedures: Mapping[str, Procedure]
    rules: Mapping[str, Rule]
    citizens: Mapping[str, Citizen]
    sheets: Mapping[str, Sheet]
    colleagues: Mapping[str, Colleague]
    registers: Mapping[str, Register]
    faults: Mapping[str, Fault]

    def moment(self, minute: int) -> datetime:
        """Return the local time at `minute`, counted from midnight of the day of the run."""
        return self.starts.replace(hour=0, minute=0) + timedelta(minutes=minute)
