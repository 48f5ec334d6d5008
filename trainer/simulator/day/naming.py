"""Giving every id of a case a mark of its own, so that several cases fit into one day.

What an id names is read from `simulator.names`: of a paper and a component that are both called
"declaration" only the paper is renamed.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from trainer.domain.values import Text, value
from trainer.simulator.folding import changed
from trainer.simulator.marking_shapes import Check, Did
from trainer.simulator.names import FIELDS, JUDGED, KINDS
from trainer.simulator.scenario import Step
from trainer.simulator.systems import VERBS

T = TypeVar("T")

OF_EVERYBODY = frozenset(
    {
        "clock-untouched",
        "everyone-served",
        "no-false-alarm",
        "no-needless-paper",
        "nobody-sent-away",
        "nothing-else-posted",
        "nothing-twice",
        "own-account-never",
        "posted",
        "presented-not-kept",
        "synchronised",
    }
)
"""Predicates that judge the whole run unless they are told a citizen."""

NOTHING_AMISS = Check()
"""Always holds: of no part of it that must not hold does any hold."""


@value
class Names:
    """What the ids of one case become: `mark` before each, colleagues as `colleagues` says.

    `citizens` and `defects` are the case's own, by their old ids; `entries`: how many lines the
    cases before it write into the paper log.
    """

    mark: str
    colleagues: Mapping[str, str]
    citizens: tuple[str, ...]
    defects: tuple[str, ...]
    entries: int = 0

    def of(self, kind: str, old: str) -> str:
        """Return the new id. What is left out stays left out."""
        if not old or old == "due":
            return old
        if kind == "colleague":
            return self.colleagues[old]
        if kind == "entry":
            return str(int(old) + self.entries)
        return f"{self.mark}-{old}"

    def all_of(self, kind: str, given: Any) -> Any:
        """Return an id, a list of ids, lists of ids or a mapping to ids, renamed."""
        if isinstance(given, str):
            return self.of(kind, given)
        if isinstance(given, tuple):
            return tuple(self.all_of(kind, each) for each in given)
        if isinstance(given, Mapping):
            return {name: self.all_of(kind, each) for name, each in given.items()}
        return given


def mark_of(place: int) -> str:
    """Return the mark of the case at `place`, counted from 0."""
    return f"c{place + 1}"


def taken_apart(name: str) -> tuple[int, str]:
    """Return the place of the case that a renamed id belongs to, and the id as it was written."""
    mark, _, old = name.partition("-")
    return int(mark.removeprefix("c")) - 1, old


def renamed(thing: T, names: Names) -> T:
    """Return a part of a filled scenario with its own ids renamed and its conditions gone."""
    return _renamed(thing, names)  # type: ignore[no-any-return]


def _renamed(thing: Any, names: Names) -> Any:
    if isinstance(thing, tuple):
        return tuple(_renamed(each, names) for each in thing)
    if isinstance(thing, Step):
        verb, args = next(iter(thing.do.items()))
        return changed(thing, do={verb: _arguments(verb, args, names)}, when=None)
    if isinstance(thing, Did):
        args = _arguments(thing.verb, thing.args or {}, names)
        return changed(thing, args=args, citizen=names.all_of("citizen", names.citizens))
    if hasattr(thing, "__dataclass_fields__") and not isinstance(thing, Text):
        return _shape(thing, names)
    return thing


def _shape(thing: Any, names: Names) -> Any:
    own = FIELDS.get(type(thing).__name__, {})
    new = {
        name: names.all_of(own[name], old) if name in own else _renamed(old, names)
        for name, old in vars(thing).items()
    }
    if "when" in new:
        new["when"] = None
    if isinstance(thing, Check) and thing.holds:
        return _judged(thing, names)
    return changed(thing, **new)


def _judged(check: Check, names: Names) -> Check:
    """Return the check with its ids renamed; what it judges of everybody it judges of the case."""
    of: dict[str, str | tuple[str, ...]] = dict(check.of or {})
    if check.holds in OF_EVERYBODY:
        of.setdefault("citizen", names.citizens)
    if check.holds == "defects-found" and not of.get("defects"):
        if not names.defects:
            return NOTHING_AMISS
        of["defects"] = names.defects
    renamed_of = {
        name: names.all_of(JUDGED[name], given) if name in JUDGED else given
        for name, given in of.items()
    }
    return changed(check, of=renamed_of)


def _arguments(verb: str, args: Mapping[str, Any], names: Names) -> Mapping[str, Any]:
    kinds = {argument.name: KINDS.get(argument.kind, "") for argument in VERBS[verb].arguments}
    return {
        name: names.all_of(kinds[name], given) if kinds.get(name) else given
        for name, given in args.items()
    }
