"""The colleagues of a day: who has the same name in several cases is one person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from trainer.simulator.day.cases import Case
from trainer.simulator.day.naming import mark_of
from trainer.simulator.folding import changed
from trainer.simulator.scenario import Colleague

_OWN = ("id", "name", "minutes")


def ids_of(cases: Sequence[Case]) -> list[Mapping[str, str]]:
    """Return for each case what the ids of its colleagues become: the first of a name gives it."""
    known: dict[str, str] = {}
    return [
        {c.id: known.setdefault(c.name.vi, f"{mark_of(place)}-{c.id}") for c in _of(case)}
        for place, case in enumerate(cases)
    ]


def merged(colleagues: Iterable[Colleague]) -> tuple[Colleague, ...]:
    """Return one colleague for each id: who handles what any of them handles, as fast as any."""
    found: dict[str, Colleague] = {}
    for each in colleagues:
        found[each.id] = _one(found[each.id], each) if each.id in found else each
    return tuple(found.values())


def _one(one: Colleague, other: Colleague) -> Colleague:
    united = {name: tuple(dict.fromkeys(a + b)) for name, a, b in _pairs(one, other) if _many(a)}
    return changed(one, minutes=min(one.minutes, other.minutes), **united)


def alike(cases: Sequence[Case]) -> bool:
    """Say whether colleagues of one name can be one person: nothing one does contradicts another.

    Who answers in writing sends all they know at once: such a person serves one case only.
    """
    known: dict[str, Colleague] = {}
    writing = [name for case in cases for name in _writing(case)]
    return len(set(writing)) == len(writing) and all(
        _agree(known.setdefault(colleague.name.vi, colleague), colleague)
        for case in cases
        for colleague in _of(case)
    )


def _writing(case: Case) -> set[str]:
    names = {c.id: c.name.vi for c in _of(case)}
    return {names[sheet.sender] for sheet in case.setting.sheets.values() if sheet.sender}


def _agree(one: Colleague, other: Colleague) -> bool:
    return all(_many(a) or a == b for _, a, b in _pairs(one, other))


def _pairs(one: Colleague, other: Colleague) -> Iterator[tuple[str, Any, Any]]:
    return ((name, a, vars(other)[name]) for name, a in vars(one).items() if name not in _OWN)


def _many(given: Any) -> bool:
    return isinstance(given, tuple)


def _of(case: Case) -> tuple[Colleague, ...]:
    return case.setting.scenario.colleagues
