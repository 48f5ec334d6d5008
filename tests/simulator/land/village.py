"""A small land office for tests: an invented sheet of forty parcels, and a land information system."""

from dataclasses import replace
from datetime import datetime, time
from functools import cache
from typing import Any

from tests.simulator.office import say
from tests.simulator.scenes import Run, library
from trainer.domain.cadastre.drawing import Drawing, Line
from trainer.domain.cadastre.inventing import invented
from trainer.simulator.land.codec import point_text
from trainer.simulator.land.map_shapes import Map, MapFile
from trainer.simulator.land.shapes import (
    AnswerSheet,
    Application,
    CoordinateTable,
    HandedIn,
    LandCase,
    ListRow,
    OnTable,
    Option,
    Plot,
    Question,
    Record,
    Truth,
    Warn,
)
from trainer.simulator.scenario import CompiledScenario, Scenario, Start
from trainer.simulator.setting import Setting, setting_with

SHEET = "12"
TAKEN = "b7"
"""The parcel that has to be drawn again; its label is l7."""


@cache
def whole() -> Drawing:
    return invented(40, seed=3, sheet=int(SHEET))


def line(name: str) -> Line:
    return next(x for x in whole().lines if x.id == name)


def points(name: str) -> tuple[str, ...]:
    return tuple(map(point_text, line(name).points))


MISSING = LandCase(
    map="muong-mau",
    sheet=SHEET,
    drawing=OnTable(without=(TAKEN, "l7")),
    truth=Truth(plots=(Plot(id="new", of=TAKEN, number="next", code="ONT", within=10),)),
    tables=(CoordinateTable(id="corners", title=say("corners"), of=TAKEN),),
)

RECORDS = (
    Record(
        id="terrace",
        fields={
            "sheet": "12",
            "number": "7",
            "purpose": "LUK",
            "legal-area": "466.6",
            "holder": "Lò Thị Mẫu",
            "issue": "AA 000123 (mẫu)",
            "old-sheet": "3",
            "old-number": "45",
        },
        becomes={"origin": "recognised-free", "legal-area": "468.0"},
    ),
    Record(
        id="garden",
        fields={
            "sheet": "12",
            "number": "8",
            "origin": "allocated-free",
            "holder": "Vàng A Mẫu",
            "issue": "AA 000124 (mẫu)",
        },
    ),
)
APPLICATIONS = (
    Application(
        id="first",
        receipt="MẪU-01",
        about=say("change"),
        record="terrace",
        due="2026-11-20",
        tasks=("update-legal", "file-scan", "move-on"),
    ),
)
AGAIN = Application(
    id="again",
    receipt="MẪU-02",
    about=say("change"),
    record="terrace",
    due="2026-11-23",
    tasks=("update-legal",),
    repeats="first",
)
WARNING = Warn(
    id="link-lost",
    record="terrace",
    says=say("The link to the old parcel will be lost."),
    unless={"old-number": "45"},
    sets={"old-sheet": "", "old-number": ""},
)
REGISTRY = LandCase(records=RECORDS, applications=APPLICATIONS)
ROWS = (
    ListRow(id="r1", cells={"holder": "Lò Thị Mẫu", "sheet": "1", "number": "4", "identity": "1"}),
    ListRow(
        id="r2",
        cells={"holder": "#REF!", "sheet": "1", "number": "5", "identity": "2"},
        fate="correct",
        becomes={"holder": "Quàng Văn Thử"},
    ),
    ListRow(
        id="r3",
        cells={"holder": "Lò Thị Mẫu", "sheet": "1", "number": "4", "identity": "1"},
        fate="drop",
    ),
    ListRow(
        id="r4",
        cells={"holder": "Vàng A Mẫu", "sheet": "2", "number": "9", "identity": ""},
        fate="ask",
    ),
)
VILLAGE = LandCase(lists=(HandedIn(id="village", title=say("households"), rows=ROWS),))
READING = LandCase(
    questions=(
        AnswerSheet(
            id="reading",
            title=say("What the extract says"),
            questions=(
                Question(id="area", label=say("area"), answer="466.6", kind="number", within="0.1"),
                Question(id="holder", label=say("holder"), answer="Lò Thị Mẫu", kind="name"),
                Question(
                    id="edge",
                    label=say("north of it"),
                    answer="road",
                    kind="choice",
                    options=(
                        Option(id="road", text=say("a road")),
                        Option(id="stream", text=say("a stream")),
                    ),
                ),
            ),
        ),
    )
)


def compiled(case: LandCase, **changes: Any) -> CompiledScenario:
    definition = Scenario(
        **{
            "title": say("title"),
            "summary": say("summary"),
            "role": say("role"),
            "minutes": 10,
            "difficulty": 1,
            "systems": ("land",),
            "procedures": (),
            "skills": (),
            "start": (Start(at=datetime(2026, 11, 16, 9, 0)),),
            "closes": time(17, 0),
            "draws": {},
            "citizens": (),
            "papers": (),
            "colleagues": (),
            "land": case,
            "rubric": (),
            "reference": (),
            "reflection": say("Why?"),
            **changes,
        }
    )
    return CompiledScenario(
        key="village",
        definition=definition,
        templates={},
        procedures=(),
        facts=(),
        calendar=library().holidays,
        map=_map() if case.sheet else None,
    )


def _map() -> Map:
    return Map(file=MapFile(name=say("Mường Mẫu"), sheets=()), sheets={SHEET: whole()})


def at_table(case: LandCase = MISSING, **changes: Any) -> Setting:
    return setting_with(compiled(case, **changes), 1, {})


def run(case: LandCase = MISSING, **changes: Any) -> Run:
    return Run(at_table(case, **changes))


def with_error(rule: str, place: str = "1", **changes: Any) -> LandCase:
    from trainer.simulator.land.shapes import Planted

    return replace(MISSING, drawing=OnTable(planted=(Planted(rule=rule, place=place),)), **changes)


def saved(here: Run, **typed: str) -> None:
    """Open the first application and its record, type, and say yes to both usual dialogs."""
    in_form(here, **typed)
    here.must("save-record")
    here.must("answer-dialog", choice="agree")
    here.must("answer-dialog", choice="agree")


def in_form(here: Run, **typed: str) -> None:
    here.must("open-application", application="first")
    here.must("search-records", by="issue", value="aa 000123 (mẫu)")
    here.must("choose-record", record="terrace")
    here.must("edit-record")
    for field, value in typed.items():
        here.must("fill-in", field=field.replace("_", "-"), value=value)
