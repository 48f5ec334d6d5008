"""The gap rows of a commune over time: people are counted once, and then only what changes."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from trainer.domain.gaps import (
    WORST_FIRST,
    DatedRow,
    GapRow,
    PostHeld,
    PostOpen,
    SkillShown,
    Staffing,
    State,
    standing_state,
)

Histories = Mapping[UUID, Sequence[SkillShown]]
"""What people have shown in a skill, in order of time."""


class _Stand(NamedTuple):
    """Where somebody stands, and the day of their latest evidence."""

    state: State
    since: date | None


_Turn = tuple[date, UUID, _Stand]
"""A day, and where a person stands from it on."""

_UNMEASURED = _Stand("not_measured", None)


class Asked(NamedTuple):
    """A post that requires a level of a skill, and who has held it."""

    level: int
    post: PostOpen
    held: Sequence[PostHeld]


def asked_by_skill(staffing: Staffing) -> dict[str, list[Asked]]:
    """Return the posts that require a skill, for every skill that any post requires."""
    held: dict[UUID, list[PostHeld]] = {}
    for one in staffing.held:
        held.setdefault(one.post, []).append(one)
    found: dict[str, list[Asked]] = {}
    for post in staffing.posts:
        holders = held.get(post.id, [])
        for skill, level in staffing.requirements.get(post.profile, {}).items():
            if level:
                found.setdefault(skill, []).append(Asked(level, post, holders))
    return found


def timeline(commune: str, skill: str, asked: Sequence[Asked], shown: Histories) -> list[DatedRow]:
    """Return the rows of one commune and skill, keyed by the days on which they change.

    `asked`: the posts that require the skill. Of two things that somebody has shown on one day the
    later one counts.
    """
    days = _change_days(asked)
    dated: list[DatedRow] = []
    for start, end in zip_longest(days, days[1:]):
        needs, vacant = _needs(asked, start)
        for level in sorted({*needs.values(), *vacant}):
            people = [person for person, needed in needs.items() if needed == level]
            count = _Count(commune, skill, level, vacant[level], people)
            dated += count.rows([shown.get(person, ()) for person in people], start, end)
    return list(_joined(dated))


def _change_days(asked: Iterable[Asked]) -> list[date]:
    spans: list[PostOpen | PostHeld] = []
    for _, post, held in asked:
        spans += post, *held
    days = {day for span in spans for day in (span.from_day, span.until_day)}
    return sorted(day for day in days if day)


def _needs(asked: Iterable[Asked], day: date) -> tuple[dict[UUID, int], Counter[int]]:
    """Return each person's highest required level, and how many posts are vacant by level."""
    needs: dict[UUID, int] = {}
    vacant: Counter[int] = Counter()
    for level, post, held in asked:
        if _holds(post, day):
            holders = [one.person for one in held if _holds(one, day)]
            vacant[level] += not holders
            for person in holders:
                needs[person] = max(needs.get(person, 0), level)
    return needs, +vacant


def _holds(span: PostOpen | PostHeld, day: date) -> bool:
    return span.from_day <= day and (span.until_day is None or day < span.until_day)


class _Count:
    """The people of whom one level is required while the same posts are held by the same people."""

    def __init__(
        self, commune: str, skill: str, level: int, vacant: int, people: Sequence[UUID]
    ) -> None:
        self.commune, self.skill, self.level, self.vacant = commune, skill, level, vacant
        self.people = people
        self.stands = dict.fromkeys(people, _UNMEASURED)
        self.states: dict[State, int] = {**dict.fromkeys(WORST_FIRST, 0)}
        self.states["not_measured"] = len(people)
        self.since: list[date] = []

    def rows(
        self, histories: Iterable[Sequence[SkillShown]], start: date, end: date | None
    ) -> Iterator[DatedRow]:
        """Yield the rows of a span of days, from what each of the people has shown."""
        turns = [
            turn
            for person, history in zip(self.people, histories, strict=True)
            for turn in _turns(person, history, self.level, start)
            if end is None or turn[0] < end
        ]
        turns.sort(key=_DAY)
        at = start
        for day, together in groupby(turns, key=_DAY):
            if day > at:
                yield self._row(at, day)
                at = day
            for _, person, stand in together:
                self._turn(person, stand)
        yield self._row(at, end)

    def _turn(self, person: UUID, now: _Stand) -> None:
        before = self.stands[person]
        self.stands[person] = now
        self.states[before.state] -= 1
        self.states[now.state] += 1
        if before.since != now.since:
            if before.since:
                del self.since[bisect_left(self.since, before.since)]
            if now.since:
                insort(self.since, now.since)

    def _row(self, start: date, end: date | None) -> DatedRow:
        states = self.states
        row = GapRow(
            commune=self.commune,
            skill=self.skill,
            required_level=self.level,
            required=len(self.people),
            met=states["met"],
            below=states["below"],
            not_measured=states["not_measured"],
            stale=states["stale"],
            vacant=self.vacant,
            single_point_of_failure=states["met"] == 1,
            oldest_evidence=self.since[0] if self.since else None,
        )
        return DatedRow(from_day=start, until_day=end, row=row)


_DAY = itemgetter(0)


def _turns(person: UUID, history: Sequence[SkillShown], level: int, start: date) -> Iterator[_Turn]:
    """Yield the days from `start` on on which a person's stand changes; the first is `start`."""
    for shown, following in zip_longest(history, history[1:]):
        until = following.from_day if following else date.max
        if max(start, shown.from_day) < until:
            first = max(start, shown.from_day)
            yield first, person, _Stand(standing_state(shown, level, first), shown.from_day)
            if shown.stale_on and first < shown.stale_on < until:
                stale = standing_state(shown, level, shown.stale_on)
                yield shown.stale_on, person, _Stand(stale, shown.from_day)


def _joined(rows: Iterable[DatedRow]) -> Iterator[DatedRow]:
    """Yield the rows with equal neighbours in time as one."""
    by_level: dict[int, list[DatedRow]] = {}
    for dated in rows:
        before = by_level.setdefault(dated.row.required_level, [])
        if before and before[-1].until_day == dated.from_day and before[-1].row == dated.row:
            start = before.pop().from_day
            dated = DatedRow(from_day=start, until_day=dated.until_day, row=dated.row)
        before.append(dated)
    for spans in by_level.values():
        yield from spans
