"""What a commune's posts require and what its people hold, as counts that change on known days.

`required` counts distinct people in filled posts, each at their highest requirement for the skill;
every one of them is met, below, not measured or stale. A vacant post is counted apart: training
does not fill an empty post. Unknown is not a gap: who has no official evidence is "not measured".
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple
from uuid import UUID

from trainer.domain.values import value

State = Literal["below", "stale", "not_measured", "met"]
WORST_FIRST: tuple[State, ...] = ("below", "stale", "not_measured", "met")
Requirements = Mapping[str, Mapping[str, int]]
"""Job profile -> skill -> level."""


class GapRow(NamedTuple):
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


class DatedRow(NamedTuple):
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


class SkillShown(NamedTuple):
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


def standing_state(shown: SkillShown | None, level: int, day: date) -> State:
    """Return where a person stands who is required to hold `level` on `day`."""
    if shown is None:
        return "not_measured"
    if (shown.level or 0) < level:
        return "below"
    return "stale" if shown.stale_on and shown.stale_on <= day else "met"
