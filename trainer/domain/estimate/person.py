"""A person's ability in parts, on the logit scale; each part is a mean and a variance.

    ability on a skill = slow general part + recent general part     (over all skills)
                       + slow part of the skill + recent part of the skill
                       + how well the person takes a change of skill, where the skill has changed

A recent part returns to nothing within some ten answers, and also with time: what is left after so
many answers and days is exp(-k * answers) * (1 + days) ** -d. A slow part hardly fades by answers;
where `Priors.half_life` says so, the slow part of an unused skill sinks towards `FORGOTTEN`. The
parts are taken as independent: the whole covariance was tried and predicts no better.
"""

import math
from typing import NamedTuple


class Priors(NamedTuple):
    """Variances of the parts in people of whom nothing is known; `half_life`: days in which half of
    a skill's slow part is forgotten."""

    slow_general: float = 1.6
    slow_skill: float = 0.6
    recent_general: float = 0.6
    recent_skill: float = 0.48
    change: float = 0.2
    half_life: float = math.inf

    def steadier(self, share: float) -> "Priors":
        """Return the same for people who fluctuate only by this share."""
        return self._replace(
            recent_general=share * self.recent_general,
            recent_skill=share * self.recent_skill,
            change=share * self.change,
        )


PRIORS = Priors()

KEPT_GENERAL, KEPT_SKILL = 0.938, 0.785
"""What one answer leaves of a recent part: of the general one, of the skill's own."""

KEPT_MEANWHILE, KEPT_SLOW = 0.997, 0.999
"""What an answer in any skill leaves of the skill's recent and of its slow part."""

DAYS_RECENT = 0.2
"""Exponent d of a recent part's return by time."""

DAYS_PRACTISED, MUCH_PRACTISED = 30.0, 15.0
"""Of what was practised (1 + days / so many) ** -1/2 is left; so much of it is all it can add."""

FORGOTTEN = -2.0
"""Where the slow part of an unused skill sinks to."""


class Person(NamedTuple):
    """The parts over all skills; `answers` so far, `skill` and `day` of the latest."""

    slow: float
    slow_variance: float
    recent: float
    recent_variance: float
    change: float
    change_variance: float
    answers: int = 0
    skill: object = None
    day: float | None = None


class OnSkill(NamedTuple):
    """The parts of one skill; `turn`: the number of the person's answer that was the latest on it,
    `tried` answers (faded by the days since) and `right` ones, `day` of the latest."""

    slow: float
    slow_variance: float
    recent: float
    recent_variance: float
    tried: float = 0.0
    right: float = 0.0
    turn: int = 0
    day: float | None = None


class Before(NamedTuple):
    """What is known just before an answer: parts as faded until then, and where one stands.

    `changed`: whether the answer before was on another skill (1 or 0).
    """

    person: Person
    own: OnSkill
    ability: float
    variance: float
    changed: float


_filled = tuple.__new__
"""Makes a named tuple of its fields in their order, in half of the time."""


def newcomer(priors: Priors = PRIORS) -> Person:
    """Return somebody of whom nothing is known."""
    return Person(0.0, priors.slow_general, 0.0, priors.recent_general, 0.0, priors.change)


def untried(priors: Priors = PRIORS) -> OnSkill:
    """Return what is known of somebody on a skill that they have not met."""
    return OnSkill(0.0, priors.slow_skill, 0.0, priors.recent_skill)


def before(
    person: Person,
    own: OnSkill,
    skill: object,
    day: float | None,
    priors: Priors = PRIORS,
) -> Before:
    """Let time and answers fade the parts, and add them up.

    Of what is kept of a mean its square is kept of the variance; the rest comes from the prior.
    """
    slow, slow_variance, recent, recent_variance, change, change_variance, turn, last, then = person
    if turn:
        kept = KEPT_GENERAL
        if then is not None and day is not None and day > then:
            kept *= (1 + (day - then)) ** -DAYS_RECENT
        recent, share = kept * recent, kept * kept
        recent_variance = share * recent_variance + (1 - share) * priors.recent_general
    s_slow, s_slow_variance, s_recent, s_recent_variance, tried, right, s_turn, s_then = own
    if tried:
        meanwhile = turn - s_turn
        kept, left = KEPT_SKILL * KEPT_MEANWHILE**meanwhile, KEPT_SLOW ** (meanwhile + 1)
        s_slow, share = left * s_slow, left * left
        s_slow_variance = share * s_slow_variance + (1 - share) * priors.slow_skill
        if s_then is not None and day is not None and day > s_then:
            since = day - s_then
            kept *= (1 + since) ** -DAYS_RECENT
            left = 0.5 ** (since / priors.half_life)
            s_slow, share = FORGOTTEN + left * (s_slow - FORGOTTEN), left * left
            s_slow_variance = share * s_slow_variance + (1 - share) * priors.slow_skill
            tried /= math.sqrt(1 + since / DAYS_PRACTISED)
        s_recent, share = kept * s_recent, kept * kept
        s_recent_variance = share * s_recent_variance + (1 - share) * priors.recent_skill
    changed = 1.0 if skill != last else 0.0
    general = slow, slow_variance, recent, recent_variance, change, change_variance
    on_skill = s_slow, s_slow_variance, s_recent, s_recent_variance, tried, right
    known = (
        _filled(Person, (*general, turn, skill, day)),
        _filled(OnSkill, (*on_skill, turn, day)),
        slow + recent + s_slow + s_recent + changed * change,
        slow_variance
        + recent_variance
        + s_slow_variance
        + s_recent_variance
        + changed * change_variance,
        changed,
    )
    return _filled(Before, known)


def features(seen: Before) -> tuple[float, float, float, float, float]:
    """Return what the terms of a skill (`estimate.items`) are multiplied by.

    Where days are known, what was practised has faded, and adds evenly; else it adds ever less.
    """
    tried, right = seen.own[4:6]
    dated = seen.person.day is not None
    practised = min(tried, MUCH_PRACTISED) / 5 if dated else math.log1p(tried)
    return 1.0, practised, math.log1p(right), seen.changed, 0.0 if tried else 1.0


def after(seen: Before, correct: float, gain: float, narrowing: float) -> tuple[Person, OnSkill]:
    """Move every part by its own variance times `gain`; see `step.Step` for both numbers."""
    person, own, _, _, changed = seen
    a, av, b, bv, c, cv, answers, skill, day = person
    if changed:
        c, cv = c + cv * gain, cv - cv * cv * narrowing
    a, av = a + av * gain, av - av * av * narrowing
    b, bv = b + bv * gain, bv - bv * bv * narrowing
    moved = _filled(Person, (a, av, b, bv, c, cv, answers + 1, skill, day))
    a, av, b, bv, tried, right, turn, day = own
    a, av = a + av * gain, av - av * av * narrowing
    b, bv = b + bv * gain, bv - bv * bv * narrowing
    return moved, _filled(OnSkill, (a, av, b, bv, tried + 1, right + correct, turn + 1, day))
