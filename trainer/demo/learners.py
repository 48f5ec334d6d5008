"""Synthetic learners: who sat which assessment when, and what they answered.

Each person has a hidden ability for each skill. It is used only to decide what the person answers;
what the platform thinks of the person comes from the answers, through the real marking.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from trainer.demo.answers import right_answer, wrong_answer
from trainer.domain.courses import Question
from trainer.domain.estimation import USUAL, Ability, chance
from trainer.domain.marking import Marked, marked, options_offered
from trainer.simulator.chance import numbers, whole_number

STARTED = datetime.fromisoformat("2025-09-01T02:00:00+00:00")
ASKED = 12
THOUSAND = 1000


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One closed item as a synthetic person answered it."""

    item: str
    revision: str
    question: Question
    given: Any
    outcome: float


@dataclass(frozen=True, kw_only=True)
class Item:
    """A closed item of the bank: its key, revision and question."""

    key: str
    revision: str
    question: Question


def ability(seed: int, person: str, skill: str) -> float:
    """Return the hidden ability: a general part and one of the skill, on the logit scale."""
    return 3.2 + 0.8 * _normal(seed, person) + 0.7 * _normal(seed, f"{person}/{skill}")


def _normal(seed: int, name: str) -> float:
    """Return a roughly normal number: the sum of twelve uniform ones, less six (Irwin-Hall)."""
    stream = numbers(seed, f"{name}/normal")
    return sum((next(stream) % THOUSAND) / THOUSAND for _ in range(12)) - 6


def takes_part(seed: int, person: str, skill: str) -> bool:
    """Say whether the person has sat this skill's assessment at all: about seven in ten have."""
    return whole_number(seed, f"{person}/{skill}/sat", 1, 10) <= 7


def sitting_time(seed: int, person: str, skill: str, until: datetime) -> datetime:
    """Return when the person sat: office hours of some day, recent days likelier."""
    days = max(1, (until - STARTED).days - 1)
    drawn = whole_number(seed, f"{person}/{skill}/day", 0, days * days - 1)
    hours = whole_number(seed, f"{person}/{skill}/minute", 0, 7 * 60)
    return STARTED + timedelta(days=math.isqrt(drawn), minutes=hours)


def sat(items: Sequence[Item], seed: int, person: str, skill: str) -> Iterator[Answered]:
    """Yield what the person answers in both sittings of the skill."""
    able = ability(seed, person, skill)
    for turn, item in enumerate(_drawn(items, seed, f"{person}/{skill}/items")):
        yield answered(item, able, seed, f"{person}/{skill}/{turn}")


def _drawn(items: Sequence[Item], seed: int, name: str) -> list[Item]:
    stream = numbers(seed, name)
    return sorted(items, key=lambda _: next(stream))[:ASKED]


def answered(item: Item, able: float, seed: int, name: str) -> Answered:
    """Let somebody of ability `able` answer an item; the outcome is the real marking's."""
    question = item.question
    p = chance(Ability(mean=able, variance=0.0), USUAL[question.level], options_offered(question))
    knows = whole_number(seed, f"{name}/knows", 1, THOUSAND) <= p * THOUSAND
    turn = whole_number(seed, f"{name}/turn", 0, 9)
    given = right_answer(question) if knows else wrong_answer(question, turn)
    mark = marked(question, given)
    if not isinstance(mark, Marked):
        raise ValueError(f"{item.key}: {given!r} cannot be read")
    return Answered(
        item=item.key, revision=item.revision, question=question, given=given, outcome=mark.outcome
    )
