"""Laying the cases out over the day: nobody waits too long, everything ends before closing."""

from collections.abc import Mapping, Sequence

from trainer.domain.deadlines import OFFICE_HOURS
from trainer.domain.values import value
from trainer.simulator.chance import whole_number
from trainer.simulator.day.cases import LATE, Case
from trainer.simulator.day.plan import CLOSES, OPENS, Difficulty

REST: Mapping[Difficulty, int] = {1: 15, 2: 10, 3: 4}
"""Up to how many minutes may lie between two cases: who works slower needs more of them."""

AHEAD: Mapping[Difficulty, int] = {1: 15, 2: 30, 3: 50}
"""Nobody comes more than so many minutes before the reference has time for them."""

MARGIN = 10
"""Minutes of patience that the reference run leaves over."""

_NOON, _AGAIN = (t.hour * 60 + t.minute for t in (OFFICE_HOURS[0][1], OFFICE_HOURS[1][0]))
_OPENS, _CLOSES = (t.hour * 60 + t.minute for t in (OPENS, CLOSES))


@value
class Place:
    """Where a case lies in the day, in minutes of the day; `idle` as in the plan."""

    minute: int
    idle: int
    ends: int


def laid_out(cases: Sequence[Case], difficulty: Difficulty, seed: int) -> tuple[Place, ...] | None:
    """Return the place of each case in turn, None if they do not fit into one day."""
    places: list[Place] = []
    ready = came = _OPENS
    for number, case in enumerate(cases):
        rest = whole_number(seed, f"rest/{case.key}", 0, REST[difficulty]) if number else 0
        begins = _in_office_hours(max(ready + rest, LATE if case.late else 0))
        ends = begins + case.lasts
        if ends > (_CLOSES if case.late else LATE) - MARGIN:
            return None
        early = _not_at_noon(begins - _early(case, difficulty, seed))
        comes = max(early, came) if number else begins
        places.append(Place(minute=comes, idle=begins - ready, ends=ends))
        came = begins + case.last_arrival if case.timed else comes
        ready = ends
    return tuple(places)


def _in_office_hours(minute: int) -> int:
    return _AGAIN if _NOON <= minute < _AGAIN else minute


def _not_at_noon(minute: int) -> int:
    """Return when somebody comes who would come at that minute: a little before the doors reopen."""
    return _AGAIN - MARGIN if _NOON <= minute < _AGAIN - MARGIN else minute


def _early(case: Case, difficulty: Difficulty, seed: int) -> int:
    """Return how long before its turn the case's citizen comes."""
    if case.timed:
        return 0
    most = max(0, min(AHEAD[difficulty], case.patience - MARGIN))
    return whole_number(seed, f"early/{case.key}", 0, most)
