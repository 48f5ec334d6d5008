"""Appraising real work: the marks of a checklist, which appraisals are rated twice, and by whom.

An appraisal looks at three pieces of work that are done and answers each check of the area's
checklist with yes, no or not applicable. Its outcome is the mean over the three of the share of
yes among what applies.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from statistics import fmean
from typing import Literal, get_args
from uuid import UUID

from trainer.domain.framework import Criterion
from trainer.domain.values import value

Mark = Literal["yes", "no", "na"]
MARKS: tuple[Mark, ...] = get_args(Mark)
Marks = Mapping[Criterion, Mark]

WORKS = 3
"""Pieces of work that one appraisal looks at."""

LEVEL = 2
"""The level that an appraisal speaks about as evidence: real work as it comes, done alone."""

SPACING = timedelta(days=90)
"""From one appraisal of a person in a skill to the next."""

OLDEST = timedelta(days=365)
"""How long ago the work may have been closed."""

RE_RATING_WORKING_DAYS = 15
TOLERANCE = 0.3
"""By how much two ratings may differ before the province looks at the appraisal."""


@value
class Sample:
    """One in so many is drawn, from a day on. The seed is published, the ids are not chosen."""

    from_day: date
    seed: str
    one_in: int


RE_RATED = (Sample(from_day=date(2026, 1, 1), seed="nhan-xet-2026", one_in=5),)
OBSERVED_TWICE = (Sample(from_day=date(2026, 1, 1), seed="quan-sat-2026", one_in=3),)
"""Samples by the day from which they hold; a new rule is a new row, an old one stays."""


def sample_on(samples: Sequence[Sample], day: date) -> Sample | None:
    """Return the sample that holds on a day, None before the first."""
    begun = [each for each in samples if each.from_day <= day]
    return max(begun, key=lambda each: each.from_day, default=None)


def sampled(key: UUID, samples: Sequence[Sample], day: date) -> bool:
    """Say whether what has this id and was made on this day is in the sample.

    Anybody can work it out again: the SHA-256 of seed and id, read as a number, is divisible by
    `one_in`. Ids are made by the installation when the form arrives, so that no rater chooses.
    """
    sample = sample_on(samples, day)
    return sample is not None and _number(sample.seed, key) % sample.one_in == 0


def _number(*parts: object) -> int:
    return int.from_bytes(sha256("/".join(map(str, parts)).encode()).digest())


@value
class Candidate:
    """Somebody who may rate: the account, the person, where they belong, how many ratings wait."""

    account: UUID
    person: UUID
    units: frozenset[str]
    open: int = 0


def rater(
    candidates: Iterable[Candidate], key: UUID, unit: str, excluded: Collection[UUID]
) -> Candidate | None:
    """Return who is asked to rate: nobody of the unit, nobody of the `excluded` people.

    Fewest open ratings first; among equals the hash of the id decides, so that nobody chooses.
    """
    fitting = [c for c in candidates if unit not in c.units and c.person not in excluded]
    return min(fitting, key=lambda c: (c.open, _number(key, c.account)), default=None)


def share(marks: Marks) -> float | None:
    """Return the share of yes among what applies, 0 to 1; None where nothing applies."""
    applying = [mark for mark in marks.values() if mark != "na"]
    return applying.count("yes") / len(applying) if applying else None


def outcome(works: Sequence[Marks]) -> float:
    """Return the mean share over all works. Raises ValueError where in one nothing applies."""
    shares = [share(marks) for marks in works]
    if not shares or None in shares:
        raise ValueError("a piece of work in which nothing applies shows nothing")
    return fmean(each for each in shares if each is not None)


def holes(marks: Marks, criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Return the criteria without a mark, in the order of the checklist."""
    return tuple(criterion for criterion in criteria if marks.get(criterion) not in MARKS)


def closing_day_fits(closed_on: date, today: date) -> bool:
    """Say whether work closed on this day is done, and not too old to be remembered."""
    return today - OLDEST <= closed_on <= today


def next_day(last: date | None) -> date | None:
    """Return the first day on which somebody may be appraised again in a skill; None: any."""
    return None if last is None else last + SPACING


def differs(first: float, second: float) -> bool:
    """Say whether two outcomes are too far apart to be taken for the same."""
    return abs(first - second) > TOLERANCE + 1e-9
