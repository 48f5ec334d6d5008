"""Ready-made runs for the tests: the shipped scenarios, played step by step."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from trainer.content.library import load
from trainer.content.pieces import Library
from trainer.content.scenarios import assembled
from trainer.simulator.acts import Action, Event, Outcome
from trainer.simulator.engine import applied, begin, perform, replayed
from trainer.simulator.policies import played
from trainer.simulator.rubric import Mark, marked
from trainer.simulator.scenario import CompiledScenario
from trainer.simulator.setting import Setting, setting_with
from trainer.simulator.variants import drawn
from trainer.simulator.world import World

TRANSCRIPT = "certified-copy-transcript"
DIPLOMA = "certified-copy-diploma"
OUTAGE = "certified-copy-outage"
MARRIAGE = "birth-marriage-at-home"
HOLIDAY = "birth-before-holiday"
GRANDMOTHER = "birth-grandmother"
SCENARIOS = (TRANSCRIPT, DIPLOMA, OUTAGE, MARRIAGE, HOLIDAY, GRANDMOTHER)

_ROOT = Path(__file__).parents[2]


@cache
def library() -> Library:
    return load(_ROOT / "courses", _ROOT / "simulations")


@cache
def compiled(key: str) -> CompiledScenario:
    scenario = library().scenarios[key].scenario
    assert scenario is not None
    return assembled(library(), key, scenario)


def changed(key: str, **changes: Any) -> CompiledScenario:
    """A shipped scenario with parts of its definition replaced."""
    whole = compiled(key)
    return replace(whole, definition=replace(whole.definition, **changes))


def setting(key: str, ask_rule: bool = False, seed: int = 1, **draws: str) -> Setting:
    scenario = compiled(key)
    made = {**drawn(scenario.definition.draws, seed), **draws}
    return setting_with(scenario, seed, made, ask_rule)


class Run:
    """One person at the workstation."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.events: tuple[Event, ...] = begin(setting)
        self.world: World = replayed(setting, self.events)

    def do(self, verb: str, **args: Any) -> Outcome:
        names = {name.removesuffix("_"): given for name, given in args.items()}
        outcome = perform(self.setting, self.world, Action(verb=verb, args=names))
        self.events += outcome.events
        self.world = applied(self.setting, self.world, outcome.events)
        return outcome

    def must(self, verb: str, **args: Any) -> None:
        outcome = self.do(verb, **args)
        assert outcome.accepted, outcome.message

    @property
    def mark(self) -> Mark:
        return marked(self.setting, self.world, self.events)

    def row(self, name: str) -> int:
        return next(row.points for row in self.mark.rows if row.id == name)


def reference(setting: Setting, without: tuple[str, ...] = (), until: str = "") -> Run:
    """The reference run, perhaps without some verbs, perhaps only up to the first of one verb."""
    run = Run(setting)
    for event in played(setting, "reference"):
        if event.action is None or event.action.verb in without:
            continue
        if event.action.verb == until:
            break
        run.do(event.action.verb, **event.action.args)
    return run
