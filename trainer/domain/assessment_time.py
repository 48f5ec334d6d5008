"""How long it takes to be assessed in everything that a post requires.

Up to level 2 a skill takes two sittings, each at its full length; level 3 and up two assessment
runs besides (`domain.levels`). One run shows all skills of its rubric, so the runs are chosen: as
long as a skill lacks one of its two, the scenario is taken that gives most for its minutes, none
more than twice. Specialist skills rest on certificates and appraisals and take no time here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import median_low

from trainer.domain.levels import OCCASIONS_NEEDED
from trainer.domain.values import value

RUNS_NEEDED = 2
BY_RUNS = 3
"""From this level on runs are asked for."""


@value
class RunOffer:
    """A scenario: how long a run of it takes, and the skills that its rubric marks."""

    minutes: int
    skills: frozenset[str]


@value
class AssessmentTime:
    """Minutes, sittings and runs of one post.

    `lacking`: skills for which items or runs are not written yet; they are counted at the usual
    length of a sitting and a run.
    """

    minutes: int
    sittings: int
    runs: int
    lacking: tuple[str, ...]


def assessment_time(
    requires: Mapping[str, int],
    sat: Mapping[str, int],
    offers: Sequence[RunOffer],
    untimed: Collection[str] = (),
) -> AssessmentTime:
    """Return how long the assessment of a whole profile takes.

    `sat` maps each skill that has closed items to the minutes of its sitting; `untimed` are the
    skills that are not assessed here.
    """
    asked = {skill: level for skill, level in requires.items() if skill not in untimed}
    sittings = [sat.get(skill, _usual(sat.values())) for skill in asked]
    by_run = {skill for skill, level in asked.items() if level >= BY_RUNS}
    unshown = by_run - {skill for offer in offers for skill in offer.skills}
    usual = _usual(offer.minutes for offer in offers)
    runs = [
        *(run.minutes for run in _chosen(by_run, offers)),
        *[usual] * RUNS_NEEDED * len(unshown),
    ]
    return AssessmentTime(
        minutes=OCCASIONS_NEEDED * sum(sittings) + sum(runs),
        sittings=OCCASIONS_NEEDED * len(sittings),
        runs=len(runs),
        lacking=tuple(skill for skill in asked if skill not in sat or skill in unshown),
    )


def _usual(minutes: Iterable[int]) -> int:
    return median_low([*minutes] or [0])


def _chosen(skills: Iterable[str], offers: Sequence[RunOffer]) -> list[RunOffer]:
    left = dict.fromkeys(sorted(skills), RUNS_NEEDED)
    free = [offer for offer in offers for _ in range(RUNS_NEEDED)]
    chosen: list[RunOffer] = []
    while free:
        best = max(free, key=lambda offer: _gain(offer, left) / offer.minutes)
        if not _gain(best, left):
            break
        free.remove(best)
        chosen.append(best)
        left |= {s: n - 1 for s, n in left.items() if s in best.skills and n}
    return chosen


def _gain(offer: RunOffer, left: Mapping[str, int]) -> int:
    return sum(1 for skill, runs in left.items() if runs and skill in offer.skills)
