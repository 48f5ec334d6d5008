"""What is published, as values: read from the database once, then kept by hash.

A course revision names its modules and items by hash, so that one look at the publication says
which whole course is served, and nothing in it can change under the same hash.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any

from sqlalchemy import bindparam

from trainer.content.factbook import FactBook
from trainer.content.markdown import plain_text
from trainer.content.revisions import course_of, facts_of, framework_of, module_of, question_of
from trainer.domain.courses import CourseFile, Question
from trainer.domain.framework import Framework, Skill
from trainer.domain.values import Text
from trainer.extensions import db, rows
from trainer.models import Publication, Revision

_PUBLICATIONS = Publication.__table__.c
_FACT_TITLE = re.compile(r'<span class="fact"[^>]*? title="([^"]*)"')


@dataclass(frozen=True, kw_only=True, eq=False)
class Item:
    """One question of a lesson or of an assessment, in one revision, which alone identifies it.

    `said`: what each fact that it leans on said when it was published.
    """

    key: str
    revision: str
    question: Question = field(compare=False)  # the revision stands for it
    said: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        """Return the question's own name within its module or assessment."""
        return self.question.id


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One module as it is served."""

    course: str
    name: str
    title: Text
    summary: Text
    minutes: int
    skills: tuple[str, ...]
    after: tuple[str, ...]
    html: Mapping[str, str]
    facts: tuple[str, ...]
    sources: Mapping[str, tuple[str, ...]]
    plain: Mapping[str, str]
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The closed items of a course and the limits of a sitting."""

    minutes: int
    per_skill: int
    items: tuple[Item, ...]

    @property
    def skills(self) -> tuple[str, ...]:
        """Return the skills that have closed items, in the order in which they first occur."""
        return tuple(dict.fromkeys(item.question.skill for item in self.items))


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """What a list says of a scenario; `marked` are the skills that its rubric shows."""

    key: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    minutes: int
    skills: tuple[str, ...]
    procedures: tuple[str, ...] = ()
    difficulty: int = 1
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Course:
    """One course as it is served."""

    key: str
    revision: str
    file: CourseFile
    lessons: Mapping[str, Lesson]
    assessment: Assessment | None
    placement: tuple[Item, ...] = ()

    @property
    def minutes(self) -> int:
        """Return how long all modules take together."""
        return sum(lesson.minutes for lesson in self.lessons.values())

    @property
    def skills(self) -> tuple[str, ...]:
        """Return the skills that its modules teach, in the order in which they first occur."""
        return tuple(dict.fromkeys(s for lesson in self.lessons.values() for s in lesson.skills))


def course(key: str) -> Course | None:
    """Return the course that is served under `key`, or None."""
    revision = _served("course", key)
    return course_at(revision) if revision else None


def courses() -> list[Course]:
    """Return every course that is served, in the order of their keys."""
    query = (
        db.select(Publication.revision_hash)
        .where(Publication.kind == "course")
        .order_by(Publication.key)
    )
    return [course_at(revision) for revision in db.session.scalars(query)]


def scenarios() -> dict[str, Scenario]:
    """Return every scenario that is served, by its key."""
    query = (
        db.select(Publication.key, Publication.revision_hash)
        .where(Publication.kind == "scenario")
        .order_by(Publication.key)
    )
    return {key: _scenario_at(revision) for key, revision in db.session.execute(query)}


def framework() -> Framework | None:
    """Return the competency framework that is served, or None before the first publication."""
    revision = _served("framework", "framework")
    return framework_at(revision) if revision else None


def framework_or_empty() -> Framework:
    """Return the framework that is served, an empty one before the first publication."""
    return framework() or Framework(areas=(), skills=(), profiles=())


def book() -> FactBook:
    """Return the book of facts and procedures that is served; empty before the first publication."""
    revision = _served("facts", "facts")
    return book_at(revision) if revision else FactBook()


@lru_cache(maxsize=4)
def book_at(revision: str) -> FactBook:
    """Return the book of facts in one revision."""
    [(_, body)] = _bodies([revision]).values()
    return facts_of(body)


def procedure_names() -> Mapping[str, Text]:
    """Return the names of the procedures by their codes."""
    return {procedure.code: procedure.name for procedure in book().procedures}


def skills() -> Mapping[str, Skill]:
    """Return the skills of the framework by code, in the framework's order."""
    found = framework()
    return {skill.code: skill for skill in found.skills} if found else {}


_SERVED = db.select(_PUBLICATIONS.revision_hash).where(
    _PUBLICATIONS.kind == bindparam("kind"), _PUBLICATIONS.key == bindparam("key")
)


def _served(kind: str, key: str) -> str | None:
    return rows(_SERVED, kind=kind, key=key).scalar()


@lru_cache(maxsize=128)
def course_at(revision: str) -> Course:
    """Return a course in one revision, with its modules and items."""
    [(key, body)] = _bodies([revision]).values()
    modules = _bodies(body["modules"].values())
    closed = body.get("assessment")
    hashes = [h for _, module in modules.values() for h in module["module"]["questions"]]
    asked = body.get("placement", ())
    items = items_at([*hashes, *(closed["items"] if closed else ()), *asked])
    return Course(
        key=key,
        revision=revision,
        file=course_of(body),
        lessons={
            name: _lesson(key, name, modules[hash_][1], items)
            for name, hash_ in body["modules"].items()
        },
        assessment=_assessment(closed, items),
        placement=tuple(items[revision] for revision in asked),
    )


def _lesson(course: str, name: str, body: Mapping[str, Any], items: Mapping[str, Item]) -> Lesson:
    module = module_of(body)
    return Lesson(
        course=course,
        name=name,
        title=module.title,
        summary=module.summary,
        minutes=module.minutes,
        skills=module.skills,
        after=module.after,
        html=body["html"],
        facts=tuple(body["facts"]),
        sources={language: _sources(html) for language, html in body["html"].items()},
        plain={language: plain_text(html) for language, html in body["html"].items()},
        items=tuple(items[revision] for revision in body["module"]["questions"]),
    )


def _sources(html: str) -> tuple[str, ...]:
    """Return the documents behind the facts of a page, in the order of the prose, each once."""
    return tuple(dict.fromkeys(unescape(title) for title in _FACT_TITLE.findall(html)))


def _assessment(body: Mapping[str, Any] | None, items: Mapping[str, Item]) -> Assessment | None:
    if body is None:
        return None
    return Assessment(
        minutes=body["minutes"],
        per_skill=body["per_skill"],
        items=tuple(items[revision] for revision in body["items"]),
    )


def items_at(revisions: Iterable[str]) -> dict[str, Item]:
    """Return the items of these revisions, served or retired; unknown ones are left out."""
    return {
        revision: Item(key=key, revision=revision, question=question_of(body), said=body["facts"])
        for revision, (key, body) in _bodies(revisions).items()
    }


@lru_cache(maxsize=512)
def _scenario_at(revision: str) -> Scenario:
    [(key, body)] = _bodies([revision]).values()
    definition = body["scenario"]["definition"]
    return Scenario(
        key=key,
        title=definition["title"],
        summary=definition["summary"],
        minutes=definition["minutes"],
        skills=tuple(definition["skills"]),
        procedures=tuple(definition["procedures"]),
        difficulty=definition["difficulty"],
        marked=frozenset(row["skill"] for row in definition["rubric"]),
    )


@lru_cache(maxsize=8)
def framework_at(revision: str) -> Framework:
    """Return the competency framework in one revision, served or retired."""
    [(_, body)] = _bodies([revision]).values()
    return framework_of(body)


def _bodies(revisions: Iterable[str]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    wanted = list(revisions)
    if not wanted:
        return {}
    query = db.select(Revision.hash, Revision.key, Revision.body).where(Revision.hash.in_(wanted))
    return {row.hash: (row.key, row.body) for row in db.session.execute(query)}


def practised_procedures() -> set[str]:
    """Return the codes of the procedures of which a scenario is served."""
    query = (
        db.select(Revision.body)
        .join(Publication, Publication.revision_hash == Revision.hash)
        .where(Publication.kind == "scenario")
    )
    played = (body["scenario"]["definition"] for body in db.session.scalars(query))
    return {code for scenario in played for code in scenario["procedures"]}
