"""The setting of one run: a scenario with its draws made, so that nothing is left to chance.

It holds the truth (which defects are present, what is to be entered): never show it whole.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from trainer.domain.calendar import WorkingCalendar, calendar_of
from trainer.domain.facts import Component, Ground, Note, Procedure
from trainer.domain.values import Text, value
from trainer.simulator.land.map_table import MapTable, map_table_of
from trainer.simulator.paper_shapes import Form, Look, Paper, PaperTemplate
from trainer.simulator.rulebook import Rule, rules_of
from trainer.simulator.scenario import (
    Citizen,
    Colleague,
    CompiledScenario,
    Fault,
    Held,
    Register,
    Scenario,
    Topic,
)
from trainer.simulator.variants import drawn, filled


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
    look: Look
    place: str
    component: str
    copy_of: str
    dossier: str
    sender: str
    pages: int
    lines: tuple[Line, ...]


@value
class Setting:
    """Everything that holds throughout one run. `ask_rule`: pointing at a defect needs its rule.

    `scenario` is the definition with its draws filled in and every entry left out whose `when` does
    not hold; the mappings are its lists by id. `opens` and `closes` count minutes from midnight,
    `office_days` are the working days on which it may play, counted in days from the first.
    """

    key: str
    seed: int
    ask_rule: bool
    draws: Mapping[str, str]
    starts: datetime
    opens: int
    closes: int
    office_days: tuple[int, ...]
    calendar: WorkingCalendar
    scenario: Scenario
    procedures: Mapping[str, Procedure]
    rules: Mapping[str, Rule]
    citizens: Mapping[str, Citizen]
    sheets: Mapping[str, Sheet]
    colleagues: Mapping[str, Colleague]
    registers: Mapping[str, Register]
    faults: Mapping[str, Fault]
    held: Mapping[str, Held]
    topics: Mapping[str, Topic]
    lines: Mapping[str, Line]
    components: Mapping[str, Component]
    grounds: Mapping[str, Ground]
    waivers: Mapping[str, Note]
    map_table: MapTable | None = None

    def moment(self, minute: int) -> datetime:
        """Return the local time at `minute`, counted from midnight of the day of the run."""
        return self.starts.replace(hour=0, minute=0) + timedelta(minutes=minute)


def setting_of(compiled: CompiledScenario, seed: int, ask_rule: bool = False) -> Setting:
    """Resolve a scenario and a seed into the setting of one run.

    Raises ValueError for a scenario that `problems_of` would refuse (no start that holds, …).
    """
    draws = drawn(compiled.definition.draws, seed)
    return setting_with(compiled, seed, draws, ask_rule)


def setting_with(
    compiled: CompiledScenario, seed: int, draws: Mapping[str, str], ask_rule: bool = False
) -> Setting:
    """Resolve a scenario with draws already made (the proof tries every combination)."""
    scenario = filled(compiled.definition, draws)
    procedures = [p for p in compiled.procedures if p.code in scenario.procedures]
    sheets = [_sheet(paper, compiled.templates) for paper in scenario.papers]
    if not scenario.start:
        raise ValueError(f"{compiled.key}: no start holds in the variant {dict(draws)}")
    calendar = calendar_of(compiled.calendar)
    starts = scenario.start[0].at
    return Setting(
        key=compiled.key,
        seed=seed,
        ask_rule=ask_rule,
        draws=draws,
        starts=starts,
        opens=scenario.opens.hour * 60 + scenario.opens.minute,
        closes=scenario.closes.hour * 60 + scenario.closes.minute,
        office_days=tuple(_office_days(starts.date(), scenario.days, calendar)),
        calendar=calendar,
        scenario=scenario,
        procedures={p.code: p for p in procedures},
        rules=rules_of(compiled.procedures, compiled.facts),
        citizens={c.id: c for c in scenario.citizens},
        sheets={s.id: s for s in sheets},
        colleagues={c.id: c for c in scenario.colleagues},
        registers={r.id: r for r in scenario.registers},
        faults={f.id: f for f in scenario.faults},
        held={d.id: d for d in scenario.dossiers},
        topics={t.id: t for t in _topics(scenario)},
        lines={line.id: line for s in sheets for line in s.lines},
        components={c.id: c for p in procedures for c in p.components},
        grounds={g.id: g for p in procedures for g in p.grounds},
        waivers={n.id: n for p in procedures for n in p.notes if n.kind == "waiver"},
        map_table=map_table_of(scenario.land, compiled.map),
    )


def _topics(scenario: Scenario) -> Iterator[Topic]:
    for citizen in scenario.citizens:
        yield from citizen.topics
    for colleague in scenario.colleagues:
        yield from colleague.topics


def _office_days(first: date, days: int, calendar: WorkingCalendar) -> Iterator[int]:
    day = first
    for _ in range(days):
        yield (day - first).days
        day = calendar.next_working_day(day)


def _sheet(paper: Paper, templates: Mapping[str, PaperTemplate]) -> Sheet:
    template = templates.get(paper.template)
    return Sheet(
        id=paper.id,
        citizen=paper.citizen,
        title=paper.title or (template.title if template else Text(vi=paper.id, en=paper.id)),
        issuer=template.issuer if template else "",
        form=paper.form,
        look=_look(paper, template),
        place=paper.place,
        component=paper.component,
        copy_of=paper.copy_of,
        dossier=paper.dossier,
        sender=paper.sender,
        pages=int(paper.pages),
        lines=tuple(_lines(paper, template)),
    )


def _look(paper: Paper, template: PaperTemplate | None) -> Look:
    if paper.form == "record":
        return "record"
    if template and template.look:
        return template.look
    return "certificate" if template and template.issuer else "form"


def _lines(paper: Paper, template: PaperTemplate | None) -> Iterator[Line]:
    """Yield the lines in the template's order, then those that only this paper has."""
    own = {item.id: item for item in paper.items}
    for printed in template.items if template else ():
        item = own.pop(printed.id, None)
        if item or printed.value:
            label = item.label if item and item.label else printed.label
            yield _line(paper.id, printed.id, label, item.value if item else printed.value)
    for item in own.values():
        yield _line(paper.id, item.id, item.label or Text(vi=item.id, en=item.id), item.value)


def _line(paper: str, item: str, label: Text, value: str) -> Line:
    return Line(id=f"{paper}/{item}", label=label, value=value)
