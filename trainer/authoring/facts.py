"""The book of facts as it is served: searched, and each fact with its history."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from trainer.domain.facts import Fact
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Publication
from trainer.web.catalogue import book, book_at

A_PAGE = 40


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One fact in a list: the row to show today, and how many rows there are."""

    key: str
    fact: Fact
    rows: int


def history(key: str) -> tuple[Fact, ...]:
    """Return all rows of a fact, the latest first; empty for an unknown key."""
    return book().history(key)[::-1]


def found(query: str, day: date) -> list[Entry]:
    """Return the facts that hold every word of `query`, accents and case aside, by key."""
    words, revision = folded(query).split(), _served()
    if revision is None:
        return []
    whole = book_at(revision)
    return [
        Entry(key=key, fact=whole.shown(key, day) or rows[-1], rows=len(rows))
        for key, rows, text in _index_at(revision)
        if all(word in text for word in words)
    ]


def _served() -> str | None:
    query = db.select(Publication.revision_hash).where(Publication.kind == "facts")
    return db.session.scalar(query)


@lru_cache(maxsize=4)
def _index_at(revision: str) -> tuple[tuple[str, tuple[Fact, ...], str], ...]:
    """Return every key with its rows and the folded words by which it is found."""
    whole = book_at(revision)
    entries = ((key, whole.history(key)) for key in sorted(whole.keys()))
    return tuple((key, rows, folded(_words(key, rows))) for key, rows in entries)


def _words(key: str, rows: tuple[Fact, ...]) -> str:
    said = (
        f"{r.title.vi} {r.title.en} {r.text.vi} {r.text.en} {r.document} {r.source}" for r in rows
    )
    return " ".join((key, *said))
