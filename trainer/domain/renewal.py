"""A level goes stale when a rule under it changes, not only by time (DESIGN 6.1).

Each answer leans on facts. From the day on which one of them says something else than when it was
last met in official evidence, the level is to be shown anew; only what leans on it is asked again.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from trainer.domain.calendar import local_day, start_of
from trainer.domain.levels import Occasion, Standing

Changed = Mapping[str, Sequence[date]]
"""Fact key -> the days from which it said something else than before, oldest first."""


def until_rules_change(
    found: Iterable[Standing], seen: Iterable[Occasion], changed: Changed
) -> Iterator[Standing]:
    """Yield the standings of a skill, each fresh at most until a rule under it changes.

    `seen`: the occasions that led to them, in the same order.
    """
    if not changed:
        yield from found
        return
    met, rest = dict[str, date](), iter(seen)
    for standing in found:
        for occasion in rest:
            for facts in occasion.facts:
                if leaning := changed.keys() & _keys(facts):
                    met |= dict.fromkeys(leaning, local_day(occasion.began_at))
            if occasion.evidence == standing.evidence:
                break
        yield _fresh_until(standing, _first_change(met, changed)) if standing.level else standing


@lru_cache(maxsize=10_000)
def _keys(facts: str) -> frozenset[str]:
    return frozenset(json.loads(facts))


def _first_change(met: Mapping[str, date], changed: Changed) -> date | None:
    """Return the first day on which a rule is another than when it was last met."""
    later = (changed[key][bisect_right(changed[key], day) :] for key, day in met.items())
    return min((days[0] for days in later if days), default=None)


def _fresh_until(standing: Standing, day: date | None) -> Standing:
    if day is None:
        return standing
    change = start_of(day)
    earlier = standing.stale_at is None or change < standing.stale_at
    return standing._replace(stale_at=change) if earlier else standing
