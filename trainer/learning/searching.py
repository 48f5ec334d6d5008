"""Search across courses, modules and help, without regard to accents and case."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from flask import url_for
from markupsafe import Markup, escape

from trainer.domain.values import Text
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.learning.help_pages import pages
from trainer.models import Publication
from trainer.web import catalogue

LONGEST_QUERY = 100
MOST = 40
_AROUND = 90


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page that holds every word looked for.

    `rank`: 0 in the title, 1 side by side in the text, 2 apart or in the other language.
    """

    kind: str
    title: Markup
    excerpt: Markup
    address: str
    rank: int


class _Page(NamedTuple):
    """A page that may hold what is looked for."""

    kind: str
    address: str
    title: Text
    text: Text


def words_in(query: str) -> list[str]:
    """Return the words to look for, folded; control characters are left out."""
    typed = "".join(c for c in query[:LONGEST_QUERY] if unicodedata.category(c)[0] != "C")
    return list(dict.fromkeys(folded(typed).split()))


def search(words: Sequence[str], language: str) -> list[Found]:
    """Return courses, modules and help pages that hold every word, the likeliest first."""
    if not words:
        return []
    pages = [*_in_courses(words), *_in_help(language)]
    found = [hit for page in pages if (hit := _hit(page, words, language))]
    return sorted(found, key=lambda hit: hit.rank)[:MOST]


def _in_courses(words: Sequence[str]) -> Iterator[_Page]:
    query = db.select(Publication.kind, Publication.key).where(
        Publication.kind.in_(["course", "module"]),
        *(Publication.search_text.contains(word, autoescape=True) for word in words),
    )
    keys = {tuple(row) for row in db.session.execute(query)}
    for course in catalogue.courses() if keys else ():
        if ("course", course.key) in keys:
            address = url_for("learning.course", course=course.key)
            yield _Page("course", address, course.file.title, course.file.summary)
        for lesson in course.lessons.values():
            if ("module", f"{course.key}/{lesson.name}") in keys:
                yield _lesson_page(lesson)


def _lesson_page(lesson: catalogue.Lesson) -> _Page:
    address = url_for("learning.lesson", course=lesson.course, module=lesson.name)
    vi, en = (f"{lesson.summary[one]} {lesson.plain[one]}" for one in ("vi", "en"))
    return _Page("module", address, lesson.title, Text(vi=vi, en=en))


def _in_help(language: str) -> Iterator[_Page]:
    for page in pages(language):
        address = url_for("learning.help_page", audience=page.audience, page=page.name)
        title, text = (Text(vi=words, en=words) for words in (page.title, page.plain))
        yield _Page("help", address, title, text)


def _hit(page: _Page, words: Sequence[str], language: str) -> Found | None:
    """Return what to show of a page that has every word at the start of one of its own."""
    title, text = page.title[language], page.text[language]
    if not any(_holds(f"{page.title[one]} {page.text[one]}", words) for one in ("vi", "en")):
        return None
    together = [" ".join(words)]
    marked = together if _holds(text, together) else words
    return Found(
        kind=page.kind,
        title=highlighted(title, words),
        excerpt=highlighted(excerpt(text, marked), marked),
        address=page.address,
        rank=0 if _holds(title, words) else 1 if marked is together else 2,
    )


def _holds(text: str, words: Sequence[str]) -> bool:
    plain = _plain(text)
    return all(_at_start(word).search(plain) for word in words)


def excerpt(text: str, words: Sequence[str]) -> str:
    """Return the piece of `text` around the first word found, cut at spaces."""
    text = unicodedata.normalize("NFC", text)
    first = min((start for start, _ in _places(text, words)), default=0)
    start, end = max(0, first - _AROUND), first + 2 * _AROUND
    piece = text[start:end]
    if start:
        piece = "…" + piece.partition(" ")[2]
    if end < len(text):
        piece = piece.rpartition(" ")[0] + "…"
    return piece


def highlighted(text: str, words: Sequence[str]) -> Markup:
    """Return `text`, escaped, with every place of a word marked."""
    text = unicodedata.normalize("NFC", text)
    parts, end = [], 0
    for start, stop in sorted(_places(text, words)):
        if start >= end:
            parts += [escape(text[end:start]), Markup("<mark>%s</mark>") % text[start:stop]]
            end = stop
    return Markup("").join([*parts, escape(text[end:])])


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    plain = _plain(text)
    return [m.span() for word in words for m in _at_start(word).finditer(plain)]


def _at_start(word: str) -> re.Pattern[str]:
    """Return what finds a word where one begins: "hen" is in "hẹn" and not in "when"."""
    return re.compile(r"(?<!\w)" + re.escape(word))


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Return `text` folded letter by letter, so that places in it are places in the original."""
    return "".join(map(_folded_letter, unicodedata.normalize("NFC", text)))


@cache
def _folded_letter(letter: str) -> str:
    return folded(letter)[:1] or " "
