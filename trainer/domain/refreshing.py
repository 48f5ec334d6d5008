"""Refreshers: which skills are about to fade, and which questions to ask again.

A refresher is short and mixed. It keeps the private estimate fresh; the official level it neither
raises nor renews (DESIGN 6.1).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import chain, zip_longest

from trainer.domain.values import value

AHEAD = timedelta(days=60)
"""How long before a level fades it is refreshed."""

REST = timedelta(days=14)
"""How long after the last evidence a skill is left in peace."""

MOST = 8
"""Questions of one refresher: about five minutes."""


@value
class Kept:
    """What a person can do in a skill: `stale_at` of the official level, the private level now and
    after `AHEAD` without evidence, and when there was evidence last."""

    skill: str
    stale_at: datetime | None
    level: int
    level_then: int
    last: datetime | None


@value
class Question:
    """A question of a lesson that may be asked again; `key` is that of its item."""

    key: str
    skill: str


@value
class LastAnswer:
    """How a question was last answered: `outcome` from 0 to 1."""

    outcome: float
    at: datetime


def goes_stale_soon(stale_at: datetime | None, at: datetime) -> bool:
    """Say whether an official level is stale at `at` or will be within `AHEAD`."""
    return stale_at is not None and stale_at <= at + AHEAD


def fading(kept: Iterable[Kept], at: datetime) -> tuple[str, ...]:
    """Return the skills that are about to fade, in the order given."""
    return tuple(one.skill for one in kept if _fades(one, at) and _rested(one, at))


def _fades(one: Kept, at: datetime) -> bool:
    return goes_stale_soon(one.stale_at, at) or one.level_then < one.level


def _rested(one: Kept, at: datetime) -> bool:
    return one.last is None or one.last + REST <= at


def chosen(
    questions: Sequence[Question],
    last: Mapping[str, LastAnswer],
    affected: Collection[str],
    skills: Collection[str],
    seed: str,
) -> tuple[str, ...]:
    """Return the keys of at most `MOST` questions, mixed over skills.

    First those that a changed rule affects, whatever their skill. Then those of `skills` in turn:
    what was last answered wrongly, then what was answered longest ago, then what never was. The
    same seed gives the same questions.
    """
    by_lot = sorted(questions, key=lambda question: _lot(seed, question))
    again = [question for question in by_lot if question.key in affected]
    others = [q for q in by_lot if q.key not in affected and q.skill in skills]
    others.sort(key=lambda question: _urgency(last.get(question.key)))
    picked = [*again, *_mixed(others)][:MOST]
    return tuple(question.key for question in _mixed(picked))


def _lot(seed: str, question: Question) -> bytes:
    return sha256(f"{seed}/{question.key}".encode()).digest()


def _urgency(last: LastAnswer | None) -> tuple[bool, bool, float]:
    if last is None:
        return True, True, 0.0
    return False, last.outcome == 1, last.at.timestamp()


def _mixed(questions: Iterable[Question]) -> list[Question]:
    """Take one question of each skill in turn, each skill's in its order."""
    by_skill: dict[str, list[Question]] = {}
    for question in questions:
        by_skill.setdefault(question.skill, []).append(question)
    turns = chain.from_iterable(zip_longest(*by_skill.values()))
    return [question for question in turns if question]
