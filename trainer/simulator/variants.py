"""How draws are made and filled into a scenario: text in braces, and entries that hold `when`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import product
from typing import Any, TypeVar

from trainer.simulator.chance import picked, whole_number
from trainer.simulator.folding import changed
from trainer.simulator.marking_shapes import When
from trainer.simulator.scenario import Draw, Scenario

T = TypeVar("T")

_BRACES = re.compile(r"\{([a-z][a-z0-9-]*)\}")


def drawn(draws: Mapping[str, Draw], seed: int) -> dict[str, str]:
    """Make every draw of a run. The same seed draws the same, whatever other draws there are."""
    return {name: _value(draw, seed, name) for name, draw in draws.items()}


def _value(draw: Draw, seed: int, name: str) -> str:
    if draw.pick:
        return picked(seed, name, draw.pick)
    return str(whole_number(seed, name, draw.least or 0, draw.most or 0))


def holds(when: When | None, draws: Mapping[str, str]) -> bool:
    """Say whether a condition holds in the variant with these draws."""
    return all(
        draws.get(name) == wanted if isinstance(wanted, str) else draws.get(name) in wanted
        for name, wanted in (when or {}).items()
    )


def filled(thing: T, draws: Mapping[str, str]) -> T:
    """Return `thing` with its braces filled and without the entries that do not hold."""
    return _filled(thing, draws)  # type: ignore[no-any-return]


def _filled(thing: Any, draws: Mapping[str, str]) -> Any:
    if isinstance(thing, str):
        return _BRACES.sub(lambda m: draws.get(m[1], m[0]), thing) if "{" in thing else thing
    if isinstance(thing, tuple):
        new = tuple(_filled(t, draws) for t in thing if holds(getattr(t, "when", None), draws))
        same = len(new) == len(thing) and all(a is b for a, b in zip(new, thing, strict=True))
        return thing if same else new
    if isinstance(thing, Mapping):
        return {key: _filled(each, draws) for key, each in thing.items()}
    if is_dataclass(thing) and not isinstance(thing, type):
        return _filled_fields(thing, draws)
    return thing


def _filled_fields(thing: Any, draws: Mapping[str, str]) -> Any:
    """Fill a dataclass field by field; one in which nothing changes is kept as it is."""
    new = {}
    for name in thing.__dataclass_fields__:
        old = getattr(thing, name)
        each = _filled(old, draws) if old and name != "when" else old
        if each is not old:
            new[name] = each
    return changed(thing, **new) if new else thing


def conditions(thing: Any) -> Iterator[When]:
    """Yield every `when` that stands anywhere in `thing`."""
    if getattr(thing, "when", None):
        yield thing.when
    if isinstance(thing, tuple):
        yield from _conditions_of(thing)
    elif isinstance(thing, Mapping):
        yield from _conditions_of(thing.values())
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from _conditions_of(getattr(thing, f.name) for f in fields(thing))


def _conditions_of(things: Iterable[Any]) -> Iterator[When]:
    for thing in things:
        yield from conditions(thing)


def deciding_draws(scenario: Scenario) -> tuple[str, ...]:
    """Return the draws that change more than a number or a name: those that a `when` asks for."""
    asked = {name for when in conditions(scenario) for name in when}
    return tuple(name for name in scenario.draws if name in asked)


def variants(scenario: Scenario) -> Iterator[dict[str, str]]:
    """Yield every combination of the deciding draws, each once."""
    names = deciding_draws(scenario)
    for values in product(*(dict.fromkeys(_possible(scenario.draws[name])) for name in names)):
        yield dict(zip(names, values, strict=True))


def _possible(draw: Draw) -> tuple[str, ...]:
    if draw.pick:
        return draw.pick
    return tuple(str(n) for n in range(draw.least or 0, (draw.most or 0) + 1))
