"""Search across courses, modules and help, without regard to accents and case."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup, escape

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
    """One page that holds every word looked for. `rank`: 0 in the title, 1 in the text."""

    kind: str
    title: Markup
    excerpt: Markup
    address: str
    rank: int


def words_in(query: str) -> list[str]:
    """Return the words to look for, folded; control characters are left out."""
    typed = "".join(c for c in query[:LONGEST_QUERY] if unicodedata.category(c)[0] != "C")
    return list(dict.fromkeys(folded(typed).split()))


def search(words: Sequence[str], language: str) -> list[Found]:
    """Return courses, modules and help pages that hold every word, titles first."""
    if not words:
        return []
    found = [*_in_courses(words, language), *_in_help(words, language)]
    return sorted(found, key=lambda hit: hit.rank)[:MOST]


def _in_courses(words: Sequence[str], language: str) -> Iterable[Found]:
    query = db.select(Publication.kind, Publication.key).where(
        Publication.kind.in_(["course", "module"]),
        *(Publication.search_text.contains(word, autoescape=True) for word in words),
    )
    keys = [tuple(row) for row in db.session.execute(query.order_by(Publication.key))]
    courses = {course.key: course for course in catalogue.courses()} if keys else {}
    for kind, key in keys:
        hit = _course_hit(courses, kind, key, words, language)
        if hit:
            yield hit


def _course_hit(
    courses: dict[str, catalogue.Course], kind: str, key: str, words: Sequence[str], language: str
) -> Found | None:
    course = courses.get(key.partition("/")[0])
    if course is None:
        return None
    if kind == "course":
        address = url_for("learning.course", course=course.key)
        return _found(
            kind, course.file.title[language], course.file.summary[language], address, words
        )
    lesson = course.lessons.get(key.partition("/")[2])
    if lesson is None:
        return None
    address = url_for("learning.lesson", course=course.key, module=lesson.name)
    text = f"{lesson.summary[language]} {lesson.plain[language]}"
    return _found(kind, lesson.title[language], text, address, words)


def _in_help(words: Sequence[str], language: str) -> Iterable[Found]:
    for page in pages(language):
        plain = folded(f"{page.title} {page.plain}")
        if all(word in plain for word in words):
            address = url_for("learning.help_page", audience=page.audience, page=page.name)
            yield _found("help", page.title, page.plain, address, words)


def _found(kind: str, title: str, text: str, address: str, words: Sequence[str]) -> Found:
    return Found(
        kind=kind,
        title=highlighted(title, words),
        excerpt=highlighted(excerpt(text, words), words),
        address=address,
        rank=0 if all(word in folded(title) for word in words) else 1,
    )


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
    """Return where the words stand in `text`; folding one letter at a time keeps the places."""
    plain = "".join(folded(letter)[:1] or " " for letter in text)
    return [m.span() for word in words for m in re.finditer(re.escape(word), plain)]
