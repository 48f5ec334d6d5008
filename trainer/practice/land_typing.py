"""What was typed into a record's form or a list's row: one action for each content that changed.

A form of several fields is sent whole, as people fill it in; beside each field it says what stood
there, so that the same form sent twice asks for the same.
"""

from collections.abc import Iterator

from werkzeug.datastructures import MultiDict

from trainer.simulator.acts import Action, text
from trainer.simulator.land.fields import COLUMNS

Posted = MultiDict[str, str]

FIELD, WAS = "field-", "was-"


def with_contents(action: Action, values: Posted) -> tuple[Action, ...]:
    """Return the action with those before it that write what was typed in its form.

    A row whose fate stays as it was is only corrected.
    """
    if action.verb == "save-record":
        return (*_filled(values), action)
    if action.verb == "settle-row":
        corrected = tuple(_corrected(text(action, "row"), values))
        settled = (action,) if text(action, "fate") != values.get("was-fate") else ()
        return (*corrected, *settled) or (action,)
    return (action,)


def _filled(values: Posted) -> Iterator[Action]:
    for name, typed in _changed(values):
        yield Action(verb="fill-in", args={"field": name, "value": typed})


def _corrected(row: str, values: Posted) -> Iterator[Action]:
    for name, typed in _changed(values):
        yield Action(verb="correct-cell", args={"row": row, "field": name, "value": typed})


def _changed(values: Posted) -> Iterator[tuple[str, str]]:
    for name in COLUMNS:
        typed = values.get(FIELD + name)
        if typed is not None and typed.strip() != values.get(WAS + name, ""):
            yield name, typed.strip()
