"""What a system offers to the engine: verbs, kinds of argument, reducers and predicates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

from trainer.domain.values import Text, value
from trainer.simulator.acts import Action, Event, Value
from trainer.simulator.setting import Setting
from trainer.simulator.view import FieldKind, Pane
from trainer.simulator.world import World

Of = Mapping[str, str | tuple[str, ...]]


@value
class Refusal:
    """The system or the person refuses: the code of the message, and the fault behind it, if any.

    `said` goes before the message of the code, where a rule has found something more exact to say.
    """

    code: str
    fault: str = ""
    said: Text | None = None


Answer = tuple[Event, ...] | Refusal
Handler = Callable[[Setting, World, Action], Answer]
Samples = Callable[[Setting, World], tuple[Action, ...]]
Reducer = Callable[[World, Event], World]


@value
class Result:
    """What a predicate found: `got` parts of `of`, and in words what differed."""

    got: int
    of: int
    detail: Text | None = None

    @property
    def full(self) -> bool:
        """Say whether every part holds."""
        return self.got >= self.of


Predicate = Callable[[Setting, World, Of], Result]


@value
class Kind:
    """A kind of argument.

    `known` refuses what does not exist in this run (tampering); `offered` is what can be chosen on
    the screen now; `named` is how a value reads. `due` is the truth at this moment, for the
    reference run and the proof alone; `tried` are values worth trying there beside what is offered.
    """

    field: FieldKind
    known: Callable[[Setting, Value], bool]
    named: Callable[[Setting, World, str], Text]
    offered: Callable[[Setting, World], tuple[str, ...]] = lambda setting, world: ()
    due: Callable[[Setting, World, Action], Value] | None = None
    tried: Callable[[Setting, World], tuple[Value, ...]] | None = None


Abstract = Callable[[Setting, World], object]
"""A system's part of the state as the proof compares it: only what decides what is possible."""

Consequences = Callable[[Setting, World, Sequence[Event]], Iterable[Event]]
"""What a system does by itself with the events of an action."""


@value
class Argument:
    """One argument of a verb. Several ids: at least `least`, at most `most`."""

    name: str
    kind: str
    label: Text
    required: bool = True
    least: int = 1
    most: int = 99


Stage = Literal[
    "always",
    "free",
    "talk",
    "citizen",
    "dossier",
    "log",
    "register",
    "map",
    "map-check",
    "answers",
    "records",
    "record-form",
    "dialog",
    "lists",
]
"""When a verb's form is on the screen: nobody at the counter, somebody there or on the telephone,
somebody there in person, a dossier open, a map on the table, a record's form open, …"""


@value
class Verb:
    """One verb of the work; it costs `minutes`, done or refused, and may use a `program`.

    `own_fields` gives further text arguments that depend on the others (a register's fields), each
    with the right text, which is for the reference run and the proof alone.
    `samples` are actions worth trying, where not every combination of what is offered is.

    For the proof's abstraction: `gathers` marks verbs that only bring information and never close a
    way; `routine` gives the sound bookkeeping still to be done, which closes none either;
    `decisive` are the actions that change what is possible afterwards (default: `samples`, else
    every combination, with the truth for what is typed). A `rare` verb is tried there as the
    reference run uses it and not otherwise: it can always be asked for, and never closes the way to
    the end of a run. With `searched`, it is tried only in scenarios of which that holds.
    """

    label: Text
    pane: Pane
    stage: Stage
    minutes: int
    handler: Handler
    arguments: tuple[Argument, ...] = ()
    program: Callable[[Setting, World, Action], str] | None = None
    own_fields: Callable[[Setting, Action], Mapping[str, str]] | None = None
    samples: Samples | None = None
    gathers: bool = False
    routine: Samples | None = None
    decisive: Samples | None = None
    rare: bool = False
    searched: Callable[[Setting], bool] | None = None

    @cached_property
    def needed(self) -> tuple[Argument, ...]:
        """Return the arguments that cannot be left out."""
        return tuple(argument for argument in self.arguments if argument.required)


def none(setting: Setting, world: World) -> tuple[Action, ...]:
    """Offer no action."""
    return ()
