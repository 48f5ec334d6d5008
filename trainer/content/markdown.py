"""Prose to clean HTML: our Markdown, references to facts, anchors, an explicit list of tags.

Raw HTML is not part of the format: it is shown as text, and `trainer check` reports it. What comes
out is cleaned once more, so that nothing a trainer writes can run in a learner's browser.
"""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from trainer.content.slugs import slug
from trainer.domain.facts import Fact
from trainer.domain.values import Language, Text, value

REFERENCE = r"\[\[([^\[\]\n]+)\]\]"
SYLLABLES_A_MINUTE = {"vi": 200, "en": 180}
"""Reading speed for instruction texts on a screen; Vietnamese is counted in syllables."""

MARKS = {
    "S": Text(vi="theo báo chí", en="from the press"),
    "B": Text(vi="chưa đối chiếu", en="not yet checked"),
    "U": Text(vi="chưa chắc chắn", en="uncertain"),
}
_TAGS = {
    *("h2", "h3", "h4", "p", "div", "span", "br", "hr", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "dl", "dt", "dd", "em", "strong", "sup", "a", "img"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "rel", "title"},
    "img": {"src", "alt", "title", "loading"},
    "span": {"class", "title", "data-confidence"},
    "sup": {"class"},
    "div": {"class"},
    "p": {"class"},
    "th": {"class"},
    "td": {"class"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}


@value
class Heading:
    """A heading of a page: level 2 to 4, its text, and its anchor."""

    level: int
    text: str
    anchor: str


@value
class Page:
    """What became of one file of prose."""

    html: str
    headings: tuple[Heading, ...]
    words: int
    minutes: int
    plain: str


def page(
    text: str,
    language: Language,
    fact: Callable[[str], Fact | None],
    images: Mapping[str, str] | None = None,
) -> Page:
    """Return the page of `text`. `fact` finds the row to show; `images` maps names to addresses."""
    writer = markdown.Markdown(
        extensions=[
            "tables",
            "admonition",
            "def_list",
            "fenced_code",
            "sane_lists",
            "toc",
            "pymdownx.betterem",
            _OurMarkdown(language, fact, images or {}),
        ],
        extension_configs={"toc": {"slugify": lambda t, _: slug(t), "toc_depth": "2-4"}},
        output_format="html",
    )
    html = clean(writer.convert(text))
    plain = plain_text(html)
    words = len(plain.split())
    return Page(
        html=html,
        headings=tuple(_headings(getattr(writer, "toc_tokens", []))),
        words=words,
        minutes=max(1, math.ceil(words / SYLLABLES_A_MINUTE[language])),
        plain=plain,
    )


def clean(html: str) -> str:
    """Return `html` with nothing but the tags and attributes of our list."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"https", "http", "mailto"},
        link_rel=None,
    )


def plain_text(html: str) -> str:
    """Return the words of a page without its tags."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found = []
    for token in tokens:
        found.append(
            Heading(
                level=int(str(token["level"])),
                text=unescape(str(token["name"])),
                anchor=str(token["id"]),
            )
        )
        found += _headings(token["children"])  # type: ignore[arg-type]
    return found


class _OurMarkdown(Extension):
    """No raw HTML, `[[fact]]`, images of the course, and links that tell nobody where from."""

    def __init__(
        self, language: Language, fact: Callable[[str], Fact | None], images: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.language, self.fact, self.images = language, fact, images

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_FactReference(self.language, self.fact), "fact", 175)
        md.treeprocessors.register(_Addresses(self.images, md), "addresses", 1)


class _FactReference(InlineProcessor):
    """`[[key]]`: the fact's text, with where it stands written and how sure it is."""

    def __init__(self, language: Language, fact: Callable[[str], Fact | None]) -> None:
        super().__init__(REFERENCE)
        self.language, self.find = language, fact

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Called by Python-Markdown at every reference."""
        fact = self.find(match.group(1).strip())
        if fact is None:
            return None, None, None
        return fact_element(fact, self.language), match.start(0), match.end(0)


def fact_element(fact: Fact, language: Language) -> Element:
    """Return the span that shows a fact in a lesson."""
    span = Element("span", {"class": "fact", "data-confidence": fact.confidence})
    span.set("title", fact_title(fact, language))
    span.text = fact.text[language]
    if fact.confidence in MARKS:
        span.text += " "
        mark = SubElement(span, "sup", {"class": "mark"})
        mark.text = MARKS[fact.confidence][language]
    return span


def fact_title(fact: Fact, language: Language) -> str:
    """Return document and date of a fact: what a learner sees when resting on it."""
    parts = [fact.document]
    if fact.in_force:
        parts.append(_dated(_IN_FORCE, fact.in_force, language))
    if fact.until:
        parts.append(_dated(_UNTIL, fact.until, language))
    return " · ".join(parts)


def _dated(words: Text, day: date, language: Language) -> str:
    written = f"{day:%d/%m/%Y}" if language == "vi" else f"{day:%-d %B %Y}"
    return f"{words[language]} {written}"


_IN_FORCE = Text(vi="hiệu lực từ", en="in force from")
_UNTIL = Text(vi="đến hết", en="until")


class _Addresses(Treeprocessor):
    """Gives images their published address, foreign links `rel=noopener`, columns a class.

    A style attribute would be stopped by the site's content security policy.
    """

    def __init__(self, images: Mapping[str, str], md: markdown.Markdown) -> None:
        super().__init__(md)
        self.images = images

    def run(self, root: Element) -> None:
        """Called by Python-Markdown on the finished tree."""
        for image in root.iter("img"):
            image.set("src", self.images.get(image.get("src", ""), image.get("src", "")))
            image.set("loading", "lazy")
        for cell in root.iter():
            if cell.tag in ("th", "td") and "style" in cell.attrib:
                cell.set("class", cell.attrib.pop("style").partition(":")[2].strip(" ;"))
        for link in root.iter("a"):
            if link.get("href", "").startswith(("http:", "https:")):
                link.set("rel", "noopener")
