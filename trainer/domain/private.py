"""The private estimate: what a person can probably do, skill by skill, from all they have done.

The filter of `domain.estimate` over everything: what somebody shows in one skill says a little
about the others (general parts), and what was good only today wears off (recent parts). It decides
what to do next and is seen by the person alone; the official level rests on one skill's assessment
evidence (`domain.estimation`, `domain.levels`).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from trainer.domain.estimate import person
from trainer.domain.estimate.person import Before, OnSkill, Person, Priors, after, before
from trainer.domain.estimate.step import step
from trainer.domain.estimation import (
    HALF_LIFE,
    NEWCOMER_MEAN,
    SLIP,
    Ability,
    Explanation,
    Observation,
    explanation,
    guess_of,
)

PRIORS = Priors(
    slow_general=0.8,
    slow_skill=0.7,
    recent_general=0.2,
    recent_skill=0.3,
    change=0.0,
    half_life=HALF_LIFE,
)
"""The variances add up to the newcomer's of the official fold. How a change of skill is taken is
left aside: on the platform a sitting asks one skill after the other."""

Seen = tuple[str, Observation]
"""A skill, and what was observed in it."""


class Private(NamedTuple):
    """Everything the private fold keeps of a person: parts over all skills, parts of each skill."""

    general: Person
    skills: Mapping[str, OnSkill]


NEWCOMER = Private(person.newcomer(PRIORS), {})
_UNTRIED = person.untried(PRIORS)


def folded(seen: Iterable[Seen], state: Private = NEWCOMER) -> Private:
    """Return the state after more evidence, in canonical order."""
    general, skills = state.general, dict(state.skills)
    for skill, (outcome, weight, item, choices, day) in seen:
        known = before(general, skills.get(skill, _UNTRIED), None, day, PRIORS)
        difficulty, unsure, steepness, _ = item
        _, gain, narrowing, _, _ = step(
            known.ability + NEWCOMER_MEAN - difficulty,
            known.variance + unsure,
            math.exp(steepness),
            guess_of(choices),
            SLIP,
            outcome,
            weight,
        )
        general, skills[skill] = after(known, outcome, gain, narrowing)
    return Private(general, skills)


def ability(state: Private, skill: str, day: float) -> Ability:
    """Return what is known of a skill on a day; of one not met, by what the others say."""
    known = _known(state, skill, day)
    return Ability(mean=known.ability + NEWCOMER_MEAN, variance=known.variance, day=day)


def _known(state: Private, skill: str, day: float) -> Before:
    return before(state.general, state.skills.get(skill, _UNTRIED), None, day, PRIORS)


def explained(seen: Sequence[Seen], skill: str, day: float) -> Explanation:
    """Return why the mean of a skill stands where it stands, from all of a person's evidence."""
    state, shifts, others = NEWCOMER, list[float](), 0.0
    for of, observation in seen:
        was = ability(state, skill, observation.day).mean
        state = folded([(of, observation)], state)
        shift = ability(state, skill, observation.day).mean - was
        if of == skill:
            shifts.append(shift)
        else:
            others += shift
    return explanation(ability(state, skill, day).mean, shifts, others)
