"""The book of facts as it is served: searched, with its history and what leans on each fact."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from flask import url_for

from trainer.authoring.items import item_named
from trainer.content.factbook import FactBook
from trainer.content.leaners import Leaner, leaners
from trainer.content.revisions import facts_of
from trainer.domain.facts import Fact
from trainer.domain.values import Text
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Publication, Revision
from trainer.web import catalogue

A_PAGE = 40
LEANING = ("module", "item", "scenario")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One fact in a list: the row to show today, and how many rows there are."""

    key: str
    fact: Fact
    rows: int


@dataclass(frozen=True, kw_only=True)
class NamedLeaner:
    """A published piece that leans on a fact, with its title and the page that shows it."""

    kind: str
    title: Text
    address: str


def book() -> FactBook:
    """Return the book of facts that is served; empty before the first publication."""
    revision = _served()
    return _book_at(revision) if revision else FactBook()


def history(key: str) -> tuple[Fact, ...]:
    """Return all rows of a fact, the latest first; empty for an unknown key."""
    return book().history(key)[::-1]


def found(query: str, day: date) -> list[Entry]:
    """Return the facts that hold every word of `query`, accents and case aside, by key."""
    words, revision = folded(query).split(), _served()
    if revision is None:
        return []
    whole = _book_at(revision)
    return [
        Entry(key=key, fact=whole.shown(key, day) or rows[-1], rows=len(rows))
        for key, rows, text in _index_at(revision)
        if all(word in text for word in words)
    ]


def _served() -> str | None:
    query = db.select(Publication.revision_hash).where(Publication.kind == "facts")
    return db.session.scalar(query)


@lru_cache(maxsize=4)
def _book_at(revision: str) -> FactBook:
    return facts_of(db.session.get_one(Revision, revision).body)


@lru_cache(maxsize=4)
def _index_at(revision: str) -> tuple[tuple[str, tuple[Fact, ...], str], ...]:
    """Return every key with its rows and the folded words by which it is found."""
    whole = _book_at(revision)
    entries = ((key, whole.history(key)) for key in sorted(whole.keys()))
    return tuple((key, rows, folded(_words(key, rows))) for key, rows in entries)


def _words(key: str, rows: tuple[Fact, ...]) -> str:
    said = (
        f"{r.title.vi} {r.title.en} {r.text.vi} {r.text.en} {r.document} {r.source}" for r in rows
    )
    return " ".join((key, *said))


def leaning() -> dict[str, tuple[Leaner, ...]]:
    """Return fact key -> the published modules, questions and scenarios that lean on it."""
    query = db.select(Publication.revision_hash).where(Publication.kind.in_(LEANING))
    return _leaning_in(tuple(sorted(db.session.scalars(query))))


@lru_cache(maxsize=2)
def _leaning_in(revisions: tuple[str, ...]) -> dict[str, tuple[Leaner, ...]]:
    query = (
        db.select(Revision)
        .join(Publication, Publication.revision_hash == Revision.hash)
        .where(Publication.kind.in_(LEANING))
    )
    return leaners(db.session.scalars(query))


def named_leaners(key: str) -> list[NamedLeaner]:
    """Return what leans on a fact: modules, then scenarios, then questions."""
    order = ("module", "scenario", "item")
    by = sorted(leaning().get(key, ()), key=lambda leaner: order.index(leaner.kind))
    return [_named(leaner) for leaner in by]


def _named(leaner: Leaner) -> NamedLeaner:
    if leaner.kind == "module":
        course, _, module = leaner.key.partition("/")
        address = url_for("learning.lesson", course=course, module=module)
    elif leaner.kind == "item":
        address = url_for("authoring.item", key=leaner.key)
    else:
        address = ""
    return NamedLeaner(kind=leaner.kind, title=_title(leaner), address=address)


def _title(leaner: Leaner) -> Text:
    """Return the title of the piece; a question is called by its words."""
    if leaner.kind == "scenario":
        title = catalogue.scenarios()[leaner.key].title
        return Text(vi=title["vi"], en=title["en"])
    if leaner.kind == "item":
        item = item_named(leaner.key)
        return item.item.question.prompt if item else _itself(leaner.key)
    course_key, _, name = leaner.key.partition("/")
    course = catalogue.course(course_key)
    served = course and course.lessons.get(name)
    return served.title if served else _itself(leaner.key)


def _itself(key: str) -> Text:
    return Text(vi=key, en=key)
