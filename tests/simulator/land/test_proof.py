"""The proof of land tasks: sound ones hold, and blind clicking does not pass."""

from dataclasses import replace
from typing import Any

import pytest

from tests.simulator.land.test_records import warned
from tests.simulator.land.village import MISSING, compiled, say, with_error
from trainer.simulator.land.shapes import LandCase, OnTable, Plot, Renumbering, Strip, Truth
from trainer.simulator.marking_shapes import Check, Did, Row
from trainer.simulator.proof import prove
from trainer.simulator.scenario import Step


def step(verb: str, **args: Any) -> Step:
    return Step(do={verb: args}, why=say("because"))


def row(name: str, points: int, check: Check, critical: bool = False) -> Row:
    return Row(
        id=name,
        criterion="method",
        skill="land.cadastral-map",
        points=points,
        check=check,
        right=say("right"),
        wrong=say("wrong"),
        critical=critical,
    )


def holds(predicate: str, **of: str) -> Check:
    return Check(holds=predicate, of=of)


DRAWING = (
    step("draw", level="10", points="due"),
    step("label", at="due", number="due", code="due", area="due"),
    step("check-map"),
    step("finish"),
)
DRAWN = (
    row("drawn", 40, holds("parcels-drawn")),
    row("labelled", 30, holds("labelled")),
    row("clean", 20, holds("map-clean")),
    row("checked", 10, Check(did=Did(verb="check-map"))),
)
FAULTS = (step("note-fault", features="due", rule="due"), step("finish"))
NOTED = (
    row("noted", 70, holds("faults-noted")),
    row("calm", 30, Check(all=(holds("faults-noted"), holds("no-false-fault")))),
)


HALF = Plot(id="half", of=("12/5",), number="next", within=10)


def _cut(part: str) -> Plot:
    return replace(HALF, id=part, part=part, cut=("middle 1", "middle 4"))


def _strip(part: str) -> Plot:
    return replace(HALF, id=part, part=part, strip=Strip(side="3", by="area", size="100.0"))


def changing(plots: tuple[Plot, ...], old: tuple[str, ...]) -> LandCase:
    new = ("next",) * len(plots)
    truth = Truth(plots=plots, struck=old, changes=(Renumbering(old=old, new=new),), parcel="12/5")
    return replace(MISSING, drawing=OnTable(), truth=truth, tables=())


SPLIT = changing((_cut("left"), _cut("right")), ("5",))
STRIPPED = changing((_strip("strip"), _strip("rest")), ("5",))
MERGED = changing((Plot(id="one", of=("12/5", "12/6"), number="next", within=10),), ("5", "6"))
LABEL = step("label", at="due", number="due", code="due", area="due")
STRIKE = step("strike", label="due")
ENTRY = step("note-change", old="due", new="due")
CHANGED = (
    row("drawn", 40, holds("parcels-drawn")),
    row("labelled", 20, holds("labelled")),
    row("struck", 20, holds("struck")),
    row("noted", 20, holds("changes-noted")),
)
BY_LINE = (
    step("split", parcel="due", points="due"),
    *(STRIKE, LABEL, LABEL, ENTRY, step("finish")),
)
BY_AREA = (step("split-off", parcel="due", side="due", by="due", size="due"), *BY_LINE[1:])
TO_ONE = (step("merge", parcels="due"), *(STRIKE, STRIKE, LABEL, ENTRY, step("finish")))


def read_dialog() -> tuple[Step, ...]:
    def agree(choice: str = "agree") -> Step:
        return step("answer-dialog", choice=choice)

    def fill(field: str) -> Step:
        return step("fill-in", field=field, value="due")

    return (
        step("open-application", application="first"),
        step("search-records", by="issue", value="AA 000123 (mẫu)"),
        step("choose-record", record="terrace"),
        step("edit-record"),
        fill("origin"),
        step("save-record"),
        agree(),
        agree("decline"),
        fill("old-sheet"),
        fill("old-number"),
        step("save-record"),
        agree(),
        agree(),
        step("do-task", task="update-legal"),
        step("do-task", task="file-scan"),
        step("do-task", task="move-on"),
        step("finish"),
    )


UPDATED = (
    row("read", 10, holds("warning-declined", warnings="link-lost")),
    row("updated", 30, holds("record-updated", record="terrace")),
    row("unbroken", 30, holds("nothing-broken"), critical=True),
    row("tasks", 30, holds("tasks-done", application="first")),
)


@pytest.mark.parametrize(
    ("case", "rubric", "reference"),
    [
        (MISSING, DRAWN, DRAWING),
        (with_error("overlap"), NOTED, FAULTS),
        (warned(), UPDATED, read_dialog()),
        (SPLIT, CHANGED, BY_LINE),
        (STRIPPED, CHANGED, BY_AREA),
        (MERGED, CHANGED, TO_ONE),
    ],
)
def test_a_sound_land_task_is_proven(case, rubric, reference):
    proof = prove(compiled(case, rubric=rubric, reference=reference), range(1, 4))
    assert [finding.what.en for finding in proof.findings] == []


def test_a_step_that_costs_nothing_is_found():
    rubric = (row("drawn", 100, holds("parcels-drawn")),)
    proof = prove(compiled(MISSING, rubric=rubric, reference=DRAWING), ())
    found = [finding.what.en for finding in proof.findings]
    assert "leaving out a step of the reference run costs nothing (label)" in found
    assert "altering a step of the reference run costs nothing (label)" in found


def test_a_rubric_that_forgets_the_record_is_passed_by_whoever_agrees_to_everything():
    rubric = (row("tasks", 100, holds("tasks-done", application="first")),)
    case = replace(
        warned(), records=(replace(warned().records[0], needs=()), *warned().records[1:])
    )
    proof = prove(compiled(case, rubric=rubric, reference=read_dialog()), (1,))
    found = " ".join(finding.what.en for finding in proof.findings)
    assert "the lazy policy “accept-all” scores 100" in found
