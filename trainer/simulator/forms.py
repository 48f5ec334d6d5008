"""From what a form posts to an action. What a learner mistypes is a sentence, never an exception."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from trainer.domain.values import Text
from trainer.simulator.acts import Action, UnknownAction, Value
from trainer.simulator.system import Argument
from trainer.simulator.systems import KINDS, VERBS

Posted = Mapping[str, Sequence[str]]

_NUMBER = re.compile(r"\d{1,3}(?:[.,\s]\d{3})*|\d{1,9}")
_DATES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")

_BAD_NUMBER = Text(
    vi="Hãy nhập một số nguyên, ví dụ 7000 hoặc 7.000.", en="Type a whole number, e.g. 7000."
)
_BAD_DATE = Text(vi="Hãy nhập ngày, ví dụ 25/11/2026.", en="Type a date, e.g. 25/11/2026.")
_MISSING = Text(vi="Còn mục chưa chọn hoặc chưa nhập.", en="Something is not filled in yet.")
_TOO_MANY = Text(vi="Đã chọn quá nhiều mục.", en="Too many are chosen.")


class _Mistyped(Exception):
    def __init__(self, text: Text) -> None:
        self.text = text


def action_from(verb: str, posted: Posted) -> Action | Text:
    """Return the action a form asks for, or the sentence that says what was mistyped.

    Raises UnknownAction for a verb that does not exist. Arguments are checked by `perform`.
    """
    if verb not in VERBS:
        raise UnknownAction(f"no such verb: {verb[:40]!r}")
    try:
        return Action(verb=verb, args=_args(verb, posted))
    except _Mistyped as mistake:
        return mistake.text


def _args(verb: str, posted: Posted) -> dict[str, Value]:
    args: dict[str, Value] = {}
    for argument in VERBS[verb].arguments:
        given = [each.strip() for each in posted.get(argument.name, ()) if each.strip()]
        if given or KINDS[argument.kind].field == "choices":
            args[argument.name] = _read(argument, given)
        elif argument.required:
            raise _Mistyped(_MISSING)
    if VERBS[verb].own_fields:
        args |= {n: v[0].strip() for n, v in posted.items() if n not in args and v}
    return args


def _read(argument: Argument, given: Sequence[str]) -> Value:
    field = KINDS[argument.kind].field
    if field == "choices":
        return _several(argument, given)
    if field == "names":
        return _several(argument, [name for each in given for name in re.split(r"[\s,;]+", each)])
    if field == "points":
        return _in_order(argument, given)
    if field == "number":
        return _number(given[0])
    return _date(given[0]) if field == "date" else given[0]


def _several(argument: Argument, given: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(sorted(set(given)))
    if len(chosen) < argument.least:
        raise _Mistyped(_MISSING)
    if len(chosen) > argument.most:
        raise _Mistyped(_TOO_MANY)
    return chosen


def _in_order(argument: Argument, given: Sequence[str]) -> Value:
    if len(given) < argument.least:
        raise _Mistyped(_MISSING)
    return tuple(given)


def _number(given: str) -> int:
    plain = given.removesuffix("đ").removesuffix("đồng").strip()
    if not _NUMBER.fullmatch(plain):
        raise _Mistyped(_BAD_NUMBER)
    return int(re.sub(r"\D", "", plain))


def _date(given: str) -> str:
    """Read 2026-11-25 or 25/11/2026 into ISO text."""
    for form in ("%Y-%m-%d", "%Y-%m-%dT%H:%M"):
        if _parsed(given, form):
            return given
    for form in _DATES:
        day = _parsed(given, form)
        if day:
            return day.date().isoformat()
    raise _Mistyped(_BAD_DATE)


def _parsed(given: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(given, form)
    except ValueError:
        return None
