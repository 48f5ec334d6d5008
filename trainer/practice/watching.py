"""The reference run, step by step: nothing of it is stored, the step stands in the address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from trainer.domain.values import Text
from trainer.practice import scenarios
from trainer.practice.screens import APPS, Chosen, Workstation, latest
from trainer.simulator import engine
from trainer.simulator.acts import Event
from trainer.simulator.drawing import screen
from trainer.simulator.policies import played
from trainer.simulator.setting import Setting
from trainer.simulator.systems import VERBS
from trainer.simulator.wording import described


@dataclass(frozen=True, kw_only=True)
class WatchedStep:
    """The world after `number` steps of `total`; `done`: the step that led here, and `why`.

    `pane` is where on the workstation it was done.
    """

    setting: Setting
    events: tuple[Event, ...]
    number: int
    total: int
    done: Text | None
    why: Text | None
    pane: str = ""


def step(revision: str, seed: int, number: int) -> WatchedStep:
    """Return step `number` of the reference run, counted from 0, the moment before the first."""
    setting = scenarios.setting(revision, seed, False)
    events, starts = _reference(revision, seed)
    number = max(0, min(number, len(starts)))
    upto = starts[number] if number < len(starts) else len(events)
    opening = events[starts[number - 1]] if number else None
    return WatchedStep(
        setting=setting,
        events=events[:upto],
        number=number,
        total=len(starts),
        done=_described(setting, events[: starts[number - 1]], opening) if opening else None,
        why=setting.scenario.reference[number - 1].why if number else None,
        pane=VERBS[opening.action.verb].pane if opening and opening.action else "",
    )


def in_front(step: WatchedStep, here: Chosen, opened: bool) -> Chosen:
    """Bring the application in which the step was done to the front, unless another was `opened`."""
    return here if opened or step.pane not in APPS else replace(here, app=step.pane)


def station(step: WatchedStep, here: Chosen) -> Workstation:
    """Return the screen of a step; nothing can be done on it."""
    world = engine.replayed(step.setting, step.events)
    return Workstation(
        screen(step.setting, world, step.events, here.dossier),
        len(step.events),
        False,
        here,
        tuple(latest(step.setting, step.events)),
    )


@lru_cache(maxsize=32)
def _reference(revision: str, seed: int) -> tuple[tuple[Event, ...], tuple[int, ...]]:
    events = played(scenarios.setting(revision, seed, False), "reference")
    return events, tuple(n for n, event in enumerate(events) if event.action)


def _described(setting: Setting, before: Sequence[Event], event: Event) -> Text | None:
    world = engine.replayed(setting, before)
    return described(setting, world, event.action) if event.action else None
