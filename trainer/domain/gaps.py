"""What a commune's posts require and what its people hold, as counts that change on known days.

`required` counts distinct people in filled posts, each at their highest requirement for the skill;
every one of them is met, below, not measured or stale. A vacant post is counted apart: training
does not fill an empty post. Unknown is not a gap: who has no official evidence is "not measured".
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal
from uuid import UUID

from trainer.domain.values import value

State = Literal["below", "stale", "not_measured", "met"]
WORST_FIRST: tuple[State, ...] = ("below", "stale", "not_measured", "met")
Requirements = Mapping[str, Mapping[str, int]]
"""Job profile -> skill -> level."""


@value
class GapRow:
    """The counts of one commune, skill and required level (DESIGN 7.1)."""

    commune: str
    skill: str
    required_level: int
    required: int
    met: int
    below: int
    not_measured: int
    stale: int
    vacant: int
    single_point_of_failure: bool
    oldest_evidence: date | None

    @property
    def state(self) -> State | None:
        """Return the worst state somebody is in, or None where nobody in post is required."""
        return next((state for state in WORST_FIRST if getattr(self, state)), None)


@value
class DatedRow:
    """A gap row from a day until (not including) another."""

    from_day: date
    until_day: date | None
    row: GapRow


@value
class PostOpen:
    """A post of the commune, open from a day until (not including) another."""

    id: UUID
    profile: str
    from_day: date
    until_day: date | None = None


@value
class PostHeld:
    """Who holds a post from a day until (not including) another."""

    post: UUID
    person: UUID
    from_day: date
    until_day: date | None = None


@value
class SkillShown:
    """What a person officially shows in the skill from a day until the next such value.

    `level` None: measured, but no level shown yet. From `stale_on` it no longer counts as fresh.
    """

    person: UUID
    from_day: date
    level: int | None
    stale_on: date | None = None


@value
class Staffing:
    """The posts of one commune and who holds them; helper profiles are in no requirement."""

    posts: tuple[PostOpen, ...]
    held: tuple[PostHeld, ...]
    requirements: Requirements


@value
class Cell:
    """A cell of the heat map: all required levels of one commune and skill in one.

    `state` is the worst one; "vacant" where only empty posts require the skill; None where no
    post does.
    """

    met: int
    required: int
    vacant: int
    state: State | Literal["vacant"] | None
    single_point_of_failure: bool
    oldest_evidence: date | None


def cell(rows: Iterable[GapRow]) -> Cell:
    """Sum up the rows of one commune and skill."""
    rows = tuple(rows)
    vacant = sum(row.vacant for row in rows)
    states = {row.state for row in rows}
    dates = [row.oldest_evidence for row in rows if row.oldest_evidence]
    worst: State | None = next((state for state in WORST_FIRST if state in states), None)
    return Cell(
        met=sum(row.met for row in rows),
        required=sum(row.required for row in rows),
        vacant=vacant,
        state=worst or ("vacant" if vacant else None),
        single_point_of_failure=any(row.single_point_of_failure for row in rows),
        oldest_evidence=min(dates, default=None),
    )


def timeline(
    commune: str, skill: str, staffing: Staffing, shown: Iterable[SkillShown]
) -> list[DatedRow]:
    """Return the rows of one commune and skill, keyed by the days on which they change.

    `shown` in order of time; of two values of one person on one day the later one counts.
    """
    counting = _Counting(commune, skill, staffing, shown)
    days = counting.change_days()
    spans = [*pairwise(days), (days[-1], None)] if days else []
    dated = (
        DatedRow(from_day=start, until_day=end, row=row)
        for start, end in spans
        for row in counting.rows_on(start)
    )
    return list(_joined(dated))


def standing_state(shown: SkillShown | None, level: int, day: date) -> State:
    """Return where a person stands who is required to hold `level` on `day`."""
    if shown is None:
        return "not_measured"
    if (shown.level or 0) < level:
        return "below"
    return "stale" if shown.stale_on and shown.stale_on <= day else "met"


class _Counting:
    """One commune and one skill, ready to be counted on any day."""

    def __init__(
        self, commune: str, skill: str, staffing: Staffing, shown: Iterable[SkillShown]
    ) -> None:
        self.commune, self.skill = commune, skill
        self.levels = _levels(skill, staffing)
        self.posts = [post for post in staffing.posts if post.id in self.levels]
        self.held = [held for held in staffing.held if held.post in self.levels]
        self.shown = _by_person(shown, {held.person for held in self.held})
        self.staff_days = self._staff_days()
        self.needs_from: dict[int, tuple[dict[UUID, int], Counter[int]]] = {}

    def change_days(self) -> list[date]:
        """Return every day on which a count may change."""
        days: set[date | None] = set(self.staff_days)
        for history in self.shown.values():
            for one in history:
                days |= {one.from_day, one.stale_on}
        return sorted(day for day in days if day)

    def _staff_days(self) -> list[date]:
        days: set[date | None] = set()
        for post in self.posts:
            days |= {post.from_day, post.until_day}
        for held in self.held:
            days |= {held.from_day, held.until_day}
        return sorted(day for day in days if day)

    def rows_on(self, day: date) -> Iterator[GapRow]:
        """Yield the rows of a day, one a required level."""
        needs, vacant = self._needs(day)
        for level in sorted({*needs.values(), *vacant}):
            people = [person for person, needed in needs.items() if needed == level]
            yield self._row(level, people, vacant[level], day)

    def _needs(self, day: date) -> tuple[dict[UUID, int], Counter[int]]:
        """Return each person's highest required level, and how many posts are vacant by level.

        Both are kept for all days on which the same posts are held by the same people.
        """
        period = bisect_right(self.staff_days, day)
        if period not in self.needs_from:
            self.needs_from[period] = self._needs_on(day)
        return self.needs_from[period]

    def _needs_on(self, day: date) -> tuple[dict[UUID, int], Counter[int]]:
        needs: dict[UUID, int] = {}
        filled: set[UUID] = set()
        open_posts = {post.id for post in self.posts if _holds(post, day)}
        for held in self.held:
            if held.post in open_posts and _holds(held, day):
                filled.add(held.post)
                needs[held.person] = max(needs.get(held.person, 0), self.levels[held.post])
        return needs, Counter(self.levels[post] for post in open_posts - filled)

    def _row(self, level: int, people: Sequence[UUID], vacant: int, day: date) -> GapRow:
        found = [self._shown_on(person, day) for person in people]
        states = Counter(standing_state(shown, level, day) for shown in found)
        return GapRow(
            commune=self.commune,
            skill=self.skill,
            required_level=level,
            required=len(people),
            met=states["met"],
            below=states["below"],
            not_measured=states["not_measured"],
            stale=states["stale"],
            vacant=vacant,
            single_point_of_failure=states["met"] == 1,
            oldest_evidence=min((shown.from_day for shown in found if shown), default=None),
        )

    def _shown_on(self, person: UUID, day: date) -> SkillShown | None:
        history = self.shown.get(person, [])
        place = bisect_right(history, day, key=lambda shown: shown.from_day)
        return history[place - 1] if place else None


def _levels(skill: str, staffing: Staffing) -> dict[UUID, int]:
    """Return the level that each post requires of the skill; other posts are left out."""
    required = ((post.id, staffing.requirements.get(post.profile, {})) for post in staffing.posts)
    return {post: levels[skill] for post, levels in required if levels.get(skill)}


def _by_person(shown: Iterable[SkillShown], people: set[UUID]) -> dict[UUID, list[SkillShown]]:
    found: dict[UUID, list[SkillShown]] = {}
    for one in shown:
        if one.person in people:
            found.setdefault(one.person, []).append(one)
    return found


def _holds(span: PostOpen | PostHeld, day: date) -> bool:
    return span.from_day <= day and (span.until_day is None or day < span.until_day)


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
