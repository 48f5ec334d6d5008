"""Outlines beside the parcels: an old or a legal boundary has its level and colour, and no label."""

from dataclasses import replace

import pytest

from tests.simulator.land.village import MISSING, TAKEN, points, run
from trainer.simulator.land.predicates import PREDICATES
from trainer.simulator.land.shapes import OnTable, Plot, Truth
from trainer.simulator.land.written import NotOnMap


def wanted(*plots: Plot):
    return replace(MISSING, drawing=OnTable(), truth=Truth(plots=plots), tables=())


def result(here, predicate: str):
    return PREDICATES[predicate](here.setting, here.world, {})


LEGAL = Plot(id="legal", of=TAKEN, level=61, colour="red", within=10)


def test_a_legal_boundary_counts_on_its_own_level_only():
    here = run(wanted(LEGAL))
    assert result(here, "parcels-drawn").got == 0
    here.must("draw", level="10", points=points(TAKEN))
    assert result(here, "parcels-drawn").got == 0
    here.must("draw", level="61", points=points(TAKEN))
    assert result(here, "parcels-drawn").got == 1


def test_a_learner_is_told_which_boundary_is_missing():
    detail = result(run(wanted(LEGAL)), "parcels-drawn").detail
    assert detail is not None
    assert detail.vi == "Vẽ chưa đúng: ranh giới pháp lý."
    assert detail.en == "Not drawn as it should be: legal boundary."


def test_a_boundary_in_the_wrong_colour_is_not_the_new_one():
    here = run(wanted(Plot(id="new", of=TAKEN, colour="red", number="next", code="ONT")))
    assert result(here, "parcels-drawn").got == 0
    here.must("relevel", feature=TAKEN, level="10", colour="red")
    assert result(here, "parcels-drawn").got == 1


def test_a_boundary_that_is_no_parcel_wants_no_label():
    here = run(wanted(LEGAL, Plot(id="parcel", of=TAKEN, number="7", code="ONT")))
    assert result(here, "labelled").of == 3


def test_a_parcel_still_needs_its_number_and_code():
    with pytest.raises(NotOnMap, match="needs a number"):
        run(wanted(Plot(id="parcel", of=TAKEN)))
