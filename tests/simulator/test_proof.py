"""The proof: shipped scenarios hold, and every planted fault is found."""

from dataclasses import replace

import pytest

from tests.simulator.scenes import (
    DIPLOMA,
    MARRIAGE,
    OUTAGE,
    SCENARIOS,
    TRANSCRIPT,
    changed,
    compiled,
)
from trainer.simulator.marking_shapes import Check, Did
from trainer.simulator.proof import prove
from trainer.simulator.scenario import Scenario


def _found(compiled_scenario, seeds=()):
    return " | ".join(finding.what.en for finding in prove(compiled_scenario, seeds).findings)


def _definition(key) -> Scenario:
    return compiled(key).definition


@pytest.mark.parametrize("key", SCENARIOS)
def test_every_shipped_scenario_is_proven(key):
    proof = prove(compiled(key), range(1, 6))
    assert proof.findings == ()
    assert proof.ok
    assert proof.states > 50


def test_a_person_who_comes_after_closing_is_a_dead_end():
    citizens = _definition(TRANSCRIPT).citizens
    late = replace(citizens[0], id="late", arrives=10_000)
    assert "dead end" in _found(changed(TRANSCRIPT, citizens=(*citizens, late)))


def test_a_defect_on_a_paper_that_never_comes_onto_the_table_cannot_be_found():
    papers = tuple(
        replace(p, place="asked") if p.id == "declaration" else p
        for p in _definition(MARRIAGE).papers
    )
    found = _found(changed(MARRIAGE, papers=papers))
    assert "there is no way to find the defect “father-differs”" in found


def test_a_defect_that_can_be_missed_for_free_is_found():
    defects = tuple(replace(d, rows=("papers-read",)) for d in _definition(TRANSCRIPT).defects)
    found = _found(changed(TRANSCRIPT, defects=defects))
    assert "missing the defect “page-missing” still earns “papers-read” in full" in found


def test_a_defect_that_names_no_row_of_its_variant_costs_nothing():
    defects = tuple(replace(d, rows=("nowhere",)) for d in _definition(TRANSCRIPT).defects)
    assert "missing the defect “page-missing” costs nothing" in _found(
        changed(TRANSCRIPT, defects=defects)
    )


def test_a_fault_after_more_uses_than_anybody_makes_never_occurs():
    (fault,) = _definition(OUTAGE).faults
    never = replace(fault, minute=None, uses=500)
    assert "the fault “one-stop-down” never occurs" in _found(changed(OUTAGE, faults=(never,)))


def test_a_defect_whose_variant_is_never_drawn_never_occurs():
    defects = tuple(replace(d, when={"copy": "torn"}) for d in _definition(TRANSCRIPT).defects)
    assert "“page-missing” never occurs" in _found(changed(TRANSCRIPT, defects=defects))


def test_a_rubric_that_rewards_whoever_refuses_nothing_is_passed_by_the_lazy():
    (first, *_) = _definition(OUTAGE).rubric
    generous = replace(first, points=100, critical=False, check=Check(never=Did(verb="refuse")))
    found = _found(changed(OUTAGE, rubric=(generous,)), seeds=(1,))
    assert "the lazy policy “accept-all” scores 100" in found


def test_a_reference_that_forgets_the_charge_is_below_a_hundred():
    steps = tuple(s for s in _definition(TRANSCRIPT).reference if "collect" not in s.do)
    found = _found(changed(TRANSCRIPT, reference=steps))
    assert "the reference run scores 85" in found
    assert "loses: charge" in found


def test_a_step_that_nobody_would_miss_is_found():
    steps = _definition(DIPLOMA).reference
    idle = replace(steps[0], do={"ask": {"topic": "marks"}})
    found = _found(changed(DIPLOMA, reference=(steps[0], idle, *steps[1:])))
    assert "leaving out a step of the reference run costs nothing (ask)" in found


def test_a_step_that_might_as_well_be_done_otherwise_is_found():
    rubric = tuple(
        replace(row, check=Check(never=Did(verb="refuse"))) if row.id == "copied" else row
        for row in _definition(DIPLOMA).rubric
    )
    found = _found(changed(DIPLOMA, rubric=rubric))
    assert "altering a step of the reference run costs nothing (copy)" in found


def test_a_finding_shows_the_run_that_proves_it():
    citizens = _definition(TRANSCRIPT).citizens
    late = replace(citizens[0], id="late", arrives=10_000)
    (finding, *_) = [
        f
        for f in prove(changed(TRANSCRIPT, citizens=(*citizens, late)), ()).findings
        if "dead end" in f.what.en
    ]
    assert finding.counterexample.vi.startswith("seed 0")
