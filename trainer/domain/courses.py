"""Courses, modules and questions as trainers write them.

A module is three files: `<module>.yaml` (this type: everything that stands once, answers among
them), `<module>.vi.md` and `<module>.en.md` (the prose).
"""

from datetime import date
from typing import Literal

from trainer.domain.values import Text, value


@value
class Option:
    """One option of a choice. A wrong option says in `feedback` why it is wrong."""

    text: Text
    correct: bool = False
    feedback: Text | None = None


@value
class Misconception:
    """A wrong answer that people give for a known reason, and what to tell them."""

    answer: str
    feedback: Text


@value
class Pair:
    """Two things that belong together."""

    left: Text
    right: Text


@value
class _Asked:
    id: str
    skill: str
    prompt: Text
    explanation: Text
    level: Literal[1, 2, 3, 4] = 1
    facts: tuple[str, ...] = ()


@value
class Choice(_Asked):
    """One right option."""

    options: tuple[Option, ...]
    kind: Literal["choice"]


@value
class Choices(_Asked):
    """Several right options; every option counts alike."""

    options: tuple[Option, ...]
    kind: Literal["choices"]


@value
class Number(_Asked):
    """A whole number or amount, e.g. đồng or days; "7.000" and "7,000" are both read as 7000."""

    answer: int
    otherwise: Text
    kind: Literal["number"]
    unit: Text | None = None
    misconceptions: tuple[Misconception, ...] = ()


@value
class Date(_Asked):
    """A calendar date."""

    answer: date
    otherwise: Text
    kind: Literal["date"]
    misconceptions: tuple[Misconception, ...] = ()


@value
class Order(_Asked):
    """Put in order; `steps` stands in the right order and is shown shuffled."""

    steps: tuple[Text, ...]
    otherwise: Text
    kind: Literal["order"]


@value
class Match(_Asked):
    """Match left to right; the right side is shown shuffled."""

    pairs: tuple[Pair, ...]
    otherwise: Text
    kind: Literal["match"]


@value
class ShortText(_Asked):
    """A short text, judged by what it says: case, accents, spaces and punctuation do not matter.

    `accepted` lists every wording that counts, in either language.
    """

    accepted: tuple[str, ...]
    otherwise: Text
    kind: Literal["text"]
    misconceptions: tuple[Misconception, ...] = ()


Question = Choice | Choices | Number | Date | Order | Match | ShortText


@value
class ModuleFile:
    """`<module>.yaml`: what stands once for both languages."""

    title: Text
    summary: Text
    minutes: int
    skills: tuple[str, ...]
    questions: tuple[Question, ...]
    after: tuple[str, ...] = ()


@value
class CourseFile:
    """`course.yaml`: the order of the modules and what the course is for."""

    title: Text
    summary: Text
    modules: tuple[str, ...]
    scenarios: tuple[str, ...] = ()
    weeks: int = 4


@value
class AssessmentFile:
    """`assessment.yaml`: the closed items of a course, never shown outside a sitting.

    A sitting draws `per_skill` unseen items for each skill, at most `minutes` long.
    """

    minutes: int
    per_skill: int
    items: tuple[Question, ...]


@value
class PlacementFile:
    """`placement.yaml`: what a placement may ask about the skills of a course, and nothing else."""

    items: tuple[Question, ...]
