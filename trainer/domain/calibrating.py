"""How hard the platform's own items are, from everybody's first answers: dated rows for the folds.

The batch calibration of `estimate.calibration` with what is planned for each item: its level says
how hard it is meant to be, its format the chance of guessing it. The scale stays where the cuts
were set: in each skill the calibrated items are on average as hard as they were meant to be.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from trainer.domain.estimate.calibration import Population, calibrated
from trainer.domain.estimate.items import Item, Terms
from trainer.domain.estimation import DIFFICULTY, NEWCOMER_MEAN, SLIP, guess_of
from trainer.domain.private import PRIORS
from trainer.domain.values import value

FEWEST_ANSWERS = 30
"""An item answered by fewer people counts as it is meant."""

TERMS: Terms = ((NEWCOMER_MEAN, 2.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))
"""How able those who answered are on average is found out; the folds know no practice terms."""

AMONG_ITEMS, STEEPNESS_AMONG_ITEMS = 0.3, 0.02
"""Variances of how hard items turn out, around what was meant, and of how sharply they tell people
apart (log): little, or the scale itself would stretch where people are far above the items."""


class FirstAnswer(NamedTuple):
    """The first answer of a person to an item; `day` since 1970-01-01 UTC."""

    person: UUID
    skill: str
    revision: str
    outcome: float
    day: float
    level: int
    choices: int


@value
class Calibrated:
    """What is now known of an item revision, from so many people's first answers."""

    revision: str
    item: Item
    answers: int


def calibrations(
    answers: Iterable[FirstAnswer], told: Callable[[int, int], None] | None = None
) -> Iterator[Calibrated]:
    """Yield each item that enough people have answered, on the scale of the cuts."""
    rows = list(answers)
    found = calibrated((row[:5] for row in rows), told, _planned(rows))
    counts = Counter(row.revision for row in rows)
    enough = [revision for revision, count in counts.items() if count >= FEWEST_ANSWERS]
    skills = {row.revision: row.skill for row in rows}
    drift = _drift(found, skills, enough)
    for revision in enough:
        item = found.item(revision)
        moved = item._replace(difficulty=item.difficulty - drift[skills[revision]])
        yield Calibrated(revision=revision, item=moved, answers=counts[revision])


def _planned(rows: Sequence[FirstAnswer]) -> Population:
    return Population(
        priors=PRIORS,
        difficulty=AMONG_ITEMS,
        steepness=STEEPNESS_AMONG_ITEMS,
        terms=TERMS,
        planned={row.revision: DIFFICULTY[row.level] for row in rows},
        guesses={row.revision: guess_of(row.choices) for row in rows},
        slip=SLIP,
    )


def _drift(
    found: Population, skills: Mapping[str, str], revisions: Iterable[str]
) -> Mapping[str, float]:
    """Return by how much a skill's items came out harder than meant, weighted by certainty."""
    moved: defaultdict[str, float] = defaultdict(float)
    certain: defaultdict[str, float] = defaultdict(float)
    for revision in revisions:
        item = found.item(revision)
        moved[skills[revision]] += (item.difficulty - found.planned[revision]) / item.variance
        certain[skills[revision]] += 1 / item.variance
    return {skill: moved[skill] / certain[skill] for skill in certain}
