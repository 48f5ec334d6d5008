"""Whose paper a component rests on, when two people are served one after the other."""

from dataclasses import replace

from tests.simulator.day.days import shipped
from trainer.simulator.policies import follow
from trainer.simulator.rubric import marked
from trainer.simulator.scenario import Step
from trainer.simulator.setting import setting_with

TWO = "certified-copy-two-in-line"


def _score_of_hers(steps: tuple[Step, ...]) -> int:
    setting = setting_with(shipped()[TWO], 0, {"licence": "same", "copies": "2", "many": "10"})
    events, world, _ = follow(setting, steps)
    rows = {row.id: row.points for row in marked(setting, world, events).rows}
    return rows["hers-complete"]


def _reference() -> tuple[Step, ...]:
    draws = {"licence": "same", "copies": "2", "many": "10"}
    return setting_with(shipped()[TWO], 0, draws).scenario.reference


def test_a_paper_of_the_man_before_her_does_not_complete_her_dossier():
    right = _reference()
    hers = {"component": "original", "sheet": "business"}
    mixed = tuple(
        replace(step, do={"tick": {**hers, "sheet": "in-vneid"}})
        if dict(step.do.get("tick", {})) == hers
        else step
        for step in right
    )
    assert mixed != right
    assert _score_of_hers(right) == 10
    assert _score_of_hers(mixed) == 5
