"""What a revision's body says, as values. Bodies never change, so callers may keep the results.

A body leaves out whatever has its default value, so that a new optional key in a format changes
no hash of what is published already.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from trainer.content.factbook import FactBook
from trainer.domain.calendar import CalendarDay
from trainer.domain.courses import CourseFile, Question
from trainer.domain.facts import Fact, Procedure
from trainer.domain.framework import Framework
from trainer.domain.values import Text, value
from trainer.simulator.day import COUNTER_DAY, DayPlan
from trainer.simulator.scenario import CompiledScenario

Body = Mapping[str, Any]


@value
class CompiledRevision:
    """One piece of content, ready to be published."""

    kind: str
    key: str
    body: Body
    hash: str
    search_text: str = ""


@value
class PublishedModule:
    """A module as it is served: its prose in both languages, its questions by revision."""

    title: Text
    summary: Text
    minutes: int
    skills: tuple[str, ...]
    after: tuple[str, ...] = ()
    questions: tuple[str, ...]


@value
class CounterDay:
    """A generated counter day: its plan, the revision of each scenario, whose mix it was drawn from."""

    plan: DayPlan
    revisions: Mapping[str, str]
    unit: str


@value
class Image:
    """A picture of a course; `type` is its media type."""

    type: str
    data: bytes


def revision(kind: str, key: str, body: Body, search_text: str = "") -> CompiledRevision:
    """Return the revision of `body`, addressed by its hash."""
    return CompiledRevision(
        kind=kind, key=key, body=body, hash=hash_of(kind, key, body), search_text=search_text
    )


def hash_of(kind: str, key: str, body: Body) -> str:
    """Return SHA-256 (hex) over the canonical JSON of kind, key and body."""
    written = json.dumps(
        [kind, key, body], sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(written.encode()).hexdigest()


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return pydantic's reader and writer of a type."""
    return TypeAdapter(kind)


def dumped(kind: Any, thing: Any) -> Any:
    """Return `thing`, a value of type `kind`, as JSON data without its defaults."""
    return adapter(kind).dump_python(thing, mode="json", exclude_defaults=True)


def framework_of(body: Body) -> Framework:
    """Return the competency framework."""
    return adapter(Framework).validate_python(body)  # type: ignore[no-any-return]


def facts_of(body: Body) -> FactBook:
    """Return the book of facts and procedures."""
    return FactBook(
        facts=adapter(tuple[Fact, ...]).validate_python(body["facts"]),
        procedures=adapter(tuple[Procedure, ...]).validate_python(body["procedures"]),
    )


def holidays_of(body: Body) -> tuple[CalendarDay, ...]:
    """Return the days that differ from the plain week, from the body of the facts."""
    named = (
        {**row, "name": {"vi": row["name_vi"], "en": row["name_en"]}} for row in body["holidays"]
    )
    wanted = ("day", "working", "name", "source")
    return tuple(
        adapter(CalendarDay).validate_python({key: row[key] for key in wanted}) for row in named
    )


def course_of(body: Body) -> CourseFile:
    """Return the course; `body["modules"]` names the revision of each module that is served."""
    return adapter(CourseFile).validate_python(body["course"])  # type: ignore[no-any-return]


def module_of(body: Body) -> PublishedModule:
    """Return what stands once for both languages; the prose is `body["html"]`."""
    return adapter(PublishedModule).validate_python(body["module"])  # type: ignore[no-any-return]


def question_of(body: Body) -> Question:
    """Return the question with its answer: never give it to a template before it is answered."""
    return adapter(Question).validate_python(body["question"])  # type: ignore[no-any-return]


def scenario_of(body: Body) -> CompiledScenario:
    """Return the scenario with everything that a run needs."""
    return adapter(CompiledScenario).validate_python(body["scenario"])  # type: ignore[no-any-return]


def day_of(body: Body) -> CounterDay:
    """Return the counter day; its scenarios are revisions of their own."""
    return adapter(CounterDay).validate_python(body)  # type: ignore[no-any-return]


def day_revision(day: CounterDay) -> CompiledRevision:
    """Return the revision of a counter day: kind and key are the same for all of them."""
    return revision(COUNTER_DAY, COUNTER_DAY, dumped(CounterDay, day))


def image_of(body: Body) -> Image:
    """Return a picture of a course."""
    return Image(type=body["type"], data=base64.b64decode(body["data"]))
