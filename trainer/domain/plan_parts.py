"""What a learning plan is made from, and what it is made of. The rule is `learning_plan`."""

from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Literal

from trainer.domain.estimation import NEWCOMER_MEAN
from trainer.domain.gaps import State
from trainer.domain.values import value

Kind = Literal[
    "module",
    "guided",
    "own",
    "refresher",
    "placement",
    "assessment",
    "assessment-run",
    "certificate",
]
Reason = Literal["overdue", "soon", "before", "begun", "first", "upkeep", "renew", "gap"]


@value
class Gap:
    """A skill of the posts that is not met.

    `ready`: privately, the level is as good as there; `estimate`: the private mean, in logits.
    `alone`: nobody else in the unit can do it: no other post asks for it, or none of its people
    holds it. `tenths`: in how many of ten of its
    dossiers the skill is needed. `certified`: only a certificate or an appraisal can show it.
    """

    skill: str
    need: int
    have: int
    state: State
    estimate: float = NEWCOMER_MEAN
    ready: bool = False
    alone: Literal["", "post", "people"] = ""
    tenths: int = 0
    certified: bool = False


@value
class Module:
    """A module; `key` is "course/module", and `after` names keys, of any course."""

    key: str
    skills: tuple[str, ...]
    minutes: int = 10
    after: tuple[str, ...] = ()

    @property
    def course(self) -> str:
        """Return the key of the module's course."""
        return self.key.partition("/")[0]


@value
class Scenario:
    """A scenario; its main skill stands first. `difficulty`: from 1."""

    key: str
    skills: tuple[str, ...]
    minutes: int = 15
    difficulty: int = 1


@value
class ClosedItems:
    """The closed items of a skill: in which course, how long, from when on it can be sat."""

    course: str
    minutes: int = 12
    opens: datetime | None = None


@value
class Offer:
    """What there is to do. `tests`: skill -> its assessment. `placement`: minutes, None: none."""

    modules: tuple[Module, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    tests: Mapping[str, ClosedItems] = field(default_factory=dict)
    placement: int | None = None


@value
class Done:
    """What the person did: module -> finished; scenarios finished with hints and passed alone;
    clean assessment runs by skill. `nothing`: no evidence of any kind."""

    modules: Mapping[str, bool] = field(default_factory=dict)
    guided: Collection[str] = ()
    passed: Collection[str] = ()
    runs: Mapping[str, int] = field(default_factory=dict)
    nothing: bool = False


@value
class Upkeep:
    """What keeps what the person can do: a refresher, and levels to be renewed soon."""

    refresher: tuple[str, ...] = ()
    minutes: int = 5
    renew: tuple[str, ...] = ()


@value
class Step:
    """One thing to do. `name`: module, scenario or course; `skill`: the gap that it closes, ""
    where it closes none; `due`: until when a class wants it; `opens`: not before."""

    kind: Kind
    reason: Reason
    minutes: int
    skill: str = ""
    name: str = ""
    due: date | None = None
    opens: datetime | None = None

    def is_open(self, at: datetime) -> bool:
        """Say whether it can be done at `at`."""
        return self.opens is None or self.opens <= at


@value
class Plan:
    """All steps in order; `without`: gaps for which there is nothing to do yet."""

    steps: tuple[Step, ...]
    without: tuple[Gap, ...]

    @property
    def minutes(self) -> int:
        """Return how long everything takes."""
        return sum(step.minutes for step in self.steps)

    def next(self, at: datetime) -> Step | None:
        """Return what the next ten minutes are for, or None."""
        return next((step for step in self.steps if step.is_open(at)), None)
