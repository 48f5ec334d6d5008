"""What a learner asks for (actions), what happened (events), and what came of it (outcomes)."""

from collections.abc import Mapping
from typing import Any

from trainer.domain.values import Text, value

Value = str | int | tuple[str, ...]
"""What an argument may be: text, a whole number (đồng, minutes, copies), or several ids."""


class UnknownAction(Exception):
    """The action names something that does not exist in this run: a forged request, no mistake."""


@value
class Action:
    """One verb of the work with its arguments, e.g. `Action("ask", {"topic": "marriage"})`."""

    verb: str
    args: Mapping[str, Value]


@value
class Event:
    """One thing that happened. `action` is set on "done" and "refused", which open each action."""

    kind: str
    data: Mapping[str, Value]
    action: Action | None = None


@value
class Outcome:
    """What came of an action. A refused one says why in `message`, and still cost minutes."""

    events: tuple[Event, ...]
    accepted: bool
    message: Text | None = None


def _plain(values: Mapping[str, Value]) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def _values(plain: Mapping[str, Any]) -> dict[str, Value]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in plain.items()}


def event_json(event: Event) -> dict[str, Any]:
    """Return the event as it is stored."""
    stored: dict[str, Any] = {"kind": event.kind, "data": _plain(event.data)}
    if event.action:
        stored["action"] = {"verb": event.action.verb, "args": _plain(event.action.args)}
    return stored


def event_of(stored: Mapping[str, Any]) -> Event:
    """Return the event that `event_json` stored."""
    action = stored.get("action")
    return Event(
        kind=stored["kind"],
        data=_values(stored["data"]),
        action=Action(verb=action["verb"], args=_values(action["args"])) if action else None,
    )


def text(action: Action, name: str) -> str:
    """Return a text argument, "" if it was left out."""
    given = action.args.get(name, "")
    return given if isinstance(given, str) else ""


def number(action: Action, name: str) -> int:
    """Return a whole-number argument, 0 if it was left out."""
    given = action.args.get(name, 0)
    return given if isinstance(given, int) else 0


def several(action: Action, name: str) -> tuple[str, ...]:
    """Return an argument of several ids, empty if it was left out."""
    given = action.args.get(name, ())
    return given if isinstance(given, tuple) else ()


def event_text(event: Event, name: str) -> str:
    """Return a text that the event carries."""
    return str(event.data.get(name, ""))


def event_number(event: Event, name: str) -> int:
    """Return a whole number that the event carries."""
    return int(str(event.data.get(name, 0)))


def event_several(event: Event, name: str) -> tuple[str, ...]:
    """Return several ids that the event carries."""
    held = event.data.get(name, ())
    return held if isinstance(held, tuple) else ()


def happened(kind: str, **data: Value) -> Event:
    """Return the event `kind` with its data."""
    return Event(kind=kind, data=data)
