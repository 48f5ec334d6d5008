"""Players that need no screen: the reference run, and five lazy ones that must never pass."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from trainer.simulator.acts import Action, Event
from trainer.simulator.chance import numbers
from trainer.simulator.engine import begin, replayed, stepped
from trainer.simulator.options import options
from trainer.simulator.resolving import resolved
from trainer.simulator.scenario import Step
from trainer.simulator.setting import Setting
from trainer.simulator.systems import VERBS
from trainer.simulator.world import World

LONGEST = 250
"""No policy takes more steps than this: a run that has not ended by then is left unfinished."""

Choose = Callable[[Setting, World], Action | None]


def played(setting: Setting, policy: str, seed: int = 0) -> tuple[Event, ...]:
    """Play a run without a browser and return its events. `seed` steers the random policy alone."""
    if policy == "reference":
        return _following(setting, setting.scenario.reference)
    if policy == "random":
        return _choosing(setting, _at_random(seed))
    return _choosing(setting, _preferring(PREFERENCES[policy]))


def _following(setting: Setting, steps: Sequence[Step]) -> tuple[Event, ...]:
    return follow(setting, steps)[0]


def follow(setting: Setting, steps: Iterable[Step]) -> tuple[tuple[Event, ...], World, int]:
    """Play steps one after another; return events, world, and how many were refused."""
    events = begin(setting)
    world, refused = replayed(setting, events), 0
    for step in steps:
        outcome, world = stepped(setting, world, resolved(setting, world, step))
        events += outcome.events
        refused += not outcome.accepted
    return events, world, refused


def _choosing(setting: Setting, choose: Choose) -> tuple[Event, ...]:
    events = begin(setting)
    world = replayed(setting, events)
    for _ in range(LONGEST):
        action = choose(setting, world)
        if action is None:
            break
        outcome, world = stepped(setting, world, action)
        events += outcome.events
    return events


def _at_random(seed: int) -> Choose:
    """Try the verbs in an order by chance; take any option of the first that has one."""
    stream = numbers(seed, "policy")

    def choose(setting: Setting, world: World) -> Action | None:
        order = sorted(VERBS, key=lambda verb: next(stream))
        by_verb = groupby(options(setting, world, order), key=lambda action: action.verb)
        offered = next((tuple(actions) for _, actions in by_verb), ())
        return offered[next(stream) % len(offered)] if offered else None

    return choose


def _preferring(verbs: Sequence[str]) -> Choose:
    """Take the first option of the first verb in the list that has any: blind habit.

    What decides something is done once for each citizen or dossier, the rest while it is offered.
    """
    done: set[tuple[str, str]] = set()

    def choose(setting: Setting, world: World) -> Action | None:
        business = world.desk.at_counter or world.dossier.in_hand
        fresh = (verb for verb in verbs if (business, verb) not in done)
        chosen = next(options(setting, world, fresh), None)
        if chosen and chosen.verb not in _REPEATED:
            done.add((business, chosen.verb))
        return chosen

    return choose


_REPEATED = (
    "take-up",
    "ask",
    "explain",
    "examine",
    "look-up",
    "compare",
    "tick",
    "scan",
    "name",
    "sign",
    "hand-back",
    "call-next",
    "wait",
    "answer-dialog",
    "do-task",
    "note-fault",
)
_LAND = (
    "open-application",
    "search-records",
    "choose-record",
    "edit-record",
    "fill-in",
    "save-record",
    "answer-dialog",
    "do-task",
    "import-list",
    "choose-parcel",
    "extract",
)
_DRAWN = ("check-map", "draw", "label", "strike", "note-change", "fill-sheet")
_REST = ("end-visit", "send-away", "call-next", "finish", "wait")

PREFERENCES: Mapping[str, Sequence[str]] = {
    "accept-all": ("take-up", "open-dossier", "tick", "accept", "hand-over", *_LAND, *_REST),
    "refuse-all": (
        "take-up",
        "open-dossier",
        "refuse",
        "drop-application",
        "settle-row",
        "send-away",
        *_REST,
    ),
    "flag-all": (
        "take-up",
        "look-up",
        "ask",
        "explain",
        "examine",
        "compare",
        "open-dossier",
        "request-supplement",
        "note-fault",
        "settle-row",
        *_REST,
    ),
    "default-click": (
        "take-up",
        "open-dossier",
        "tick",
        "copy",
        "accept",
        "collect",
        "scan",
        "name",
        "sign",
        "register",
        "hand-over",
        "return-result",
        "reconcile",
        "log-outage",
        "hand-back",
        *_LAND,
        *_DRAWN,
        *_REST,
    ),
}
"""What a lazy policy always does first, second, …"""

LAZY = (*PREFERENCES, "random")
"""The five lazy policies."""

POLICIES = ("reference", *LAZY)
"""Every policy that `played` knows."""
