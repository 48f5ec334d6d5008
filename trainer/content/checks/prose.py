"""Prose: references, links, images, headings, and what does not belong into Markdown."""

import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date

from trainer.content.checks.leaning import leaned_on
from trainer.content.checks.links import broken_links
from trainer.content.files import problem
from trainer.content.markdown import Heading, page
from trainer.content.pieces import CoursePiece, Library, Prose
from trainer.content.problems import Problem
from trainer.content.source import Node, Source
from trainer.domain.values import Language, Text

HEAVIEST = 9 * 1024
"""Compressed bytes of one lesson's prose; page frame and style sheet need the rest of 14 336."""

_CODE = re.compile(r"(`+)(.+?)\1")
_FENCE = re.compile(r"^(```|~~~)")
_TAG = re.compile(r"<(?!https?:|mailto:|[^<>\s@]+@)[A-Za-z/!][^<>]*>?")
_SCRIPT = re.compile(r"<\s*/?\s*script|javascript:|\bon\w+\s*=\s*[\"']", re.IGNORECASE)
_HEADING = re.compile(r"^(#{1,6})\s*(.*?)\s*#*$")
_REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")
_HALF = re.compile(r"\[\[[^\[\]]*(?:\](?!\])|$)|(?<!\[)\[[^\[\]]*\]\]")


def check(library: Library, today: date) -> Iterator[Problem]:
    """Yield what is wrong in every Markdown file."""
    for course in library.courses.values():
        for module in course.modules.values():
            yield from _texts(library, course, module.prose, today)
    for scenario in library.scenarios.values():
        for name in ("brief", "debrief"):
            texts = {lang: p for (kind, lang), p in scenario.prose.items() if kind == name}
            yield from _texts(library, None, texts, today)


def _texts(
    library: Library, course: CoursePiece | None, texts: Mapping[Language, Prose], today: date
) -> Iterator[Problem]:
    headings = {}
    for language, prose in texts.items():
        made = page(prose.text, language, lambda key: library.book.shown(key, today))
        headings[language] = made.headings
        yield from _file(library, course, prose, made.headings, today)
        if len(zlib.compress(made.html.encode(), 9)) > HEAVIEST:
            yield problem(prose.file, 1, "too-heavy", *_TOO_HEAVY, severity="warning")
    if len(texts) == 2:
        yield from _same_headings(texts["en"], headings["vi"], headings["en"])


def _file(
    library: Library,
    course: CoursePiece | None,
    prose: Prose,
    headings: tuple[Heading, ...],
    today: date,
) -> Iterator[Problem]:
    if not prose.text.strip():
        yield problem(prose.file, 1, "empty-file", *_EMPTY)
    anchors = {h.anchor for h in headings}
    for number, line in _lines(prose.text):
        here = Node(Source(prose.file, values={(): (number, 1)}))
        yield from _markup(prose.file, number, line)
        yield from _references(library, here, line, today)
        yield from broken_links(library, course, here, line, anchors)
    yield from _levels(prose)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not code, code spans blanked."""
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and not line.startswith("    " * 2):
            yield number, _CODE.sub("", line)


def _markup(file: str, number: int, line: str) -> Iterator[Problem]:
    if _SCRIPT.search(line):
        yield problem(file, number, "script", *_SCRIPTED)
    elif _TAG.search(line):
        yield problem(file, number, "raw-html", *_RAW_HTML)
    if _HALF.search(_REFERENCE.sub("", line)):
        yield problem(file, number, "broken-reference", *_BROKEN_REFERENCE)


def _references(library: Library, here: Node, line: str, today: date) -> Iterator[Problem]:
    for match in _REFERENCE.finditer(line):
        key = match.group(1).strip()
        at = Node(
            Source(here.source.file, key, {(): (here.source.position(())[0], match.start() + 1)})
        )
        if not key:
            yield at.problem("broken-reference", *_BROKEN_REFERENCE)
        yield from leaned_on(library, at, key, today)
        fact = library.book.shown(key, today)
        if fact and fact.confidence == "U":
            yield at.problem("uncertain-fact-taught", *_UNCERTAIN, severity="warning")


def _levels(prose: Prose) -> Iterator[Problem]:
    """Headings begin with ## and never skip a level: screen readers walk by them."""
    before = 1
    for number, line in _lines(prose.text):
        match = _HEADING.match(line)
        if not match:
            continue
        level = len(match.group(1))
        if level == 1:
            yield problem(prose.file, number, "heading-level", *_FIRST_LEVEL)
        elif level > before + 1 or level > 4:
            yield problem(prose.file, number, "heading-level", *_SKIPPED, severity="warning")
        if not match.group(2):
            yield problem(prose.file, number, "empty-heading", *_EMPTY_HEADING)
        before = level


def _same_headings(
    english: Prose, vi: tuple[Heading, ...], en: tuple[Heading, ...]
) -> Iterator[Problem]:
    levels = [h.level for h in vi], [h.level for h in en]
    if levels[0] == levels[1]:
        return
    lines = [n for n, line in _lines(english.text) if _HEADING.match(line)]
    pairs = zip(levels[0], levels[1], strict=False)
    first = next((i for i, (a, b) in enumerate(pairs) if a != b), min(map(len, levels)))
    line = lines[min(first, len(lines) - 1)] if lines else 1
    yield problem(
        english.file, line, "headings-differ", *_differ(len(vi), len(en)), severity="warning"
    )


def _differ(vi: int, en: int) -> tuple[Text, Text]:
    return (
        Text(
            vi=f"các đề mục khác nhau giữa hai bản ({vi} tiếng Việt, {en} tiếng Anh)",
            en=f"the headings differ between the languages ({vi} Vietnamese, {en} English)",
        ),
        Text(
            vi="hãy để hai bản có cùng đề mục, cùng cấp",
            en="give both texts the same headings on the same levels",
        ),
    )


_TOO_HEAVY = (
    Text(vi="bài quá nặng đối với đường truyền yếu", en="the text is too heavy for a weak line"),
    Text(vi="hãy chia thành hai bài", en="split it into two modules"),
)
_EMPTY = (
    Text(vi="tệp chưa có nội dung", en="the file has no text yet"),
    Text(vi="hãy viết nội dung", en="write it"),
)
_SCRIPTED = (
    Text(vi="không được đặt mã chạy trong nội dung", en="scripts are not allowed in prose"),
    Text(vi="hãy xoá đoạn mã", en="delete it"),
)
_RAW_HTML = (
    Text(vi="không dùng thẻ HTML trong nội dung", en="HTML tags are not used in prose"),
    Text(
        vi="hãy viết bằng Markdown; muốn hiện dấu < thì đặt giữa hai dấu `",
        en="write Markdown; to show a < put it between backticks",
    ),
)
_BROKEN_REFERENCE = (
    Text(vi="tham chiếu dữ kiện viết chưa đúng", en="a reference to a fact is not complete"),
    Text(vi="hãy viết [[khoá-dữ-kiện]] trên một dòng", en="write [[fact-key]] on one line"),
)
_UNCERTAIN = (
    Text(vi="dữ kiện này còn chưa chắc chắn (U)", en="this fact is uncertain (U)"),
    Text(
        vi="hãy nói rõ là chưa chắc chắn, hoặc bỏ đi",
        en="say that it is uncertain, or leave it out",
    ),
)
_FIRST_LEVEL = (
    Text(vi="đề mục cấp một là tên bài, đã có sẵn", en="the first level is the module's title"),
    Text(vi="hãy bắt đầu bằng “## ”", en="begin with “## ”"),
)
_SKIPPED = (
    Text(vi="đề mục nhảy cấp hoặc quá sâu", en="a heading skips a level or lies too deep"),
    Text(vi="hãy dùng lần lượt ##, ###, ####", en="use ##, ###, #### one after the other"),
)
_EMPTY_HEADING = (
    Text(vi="đề mục không có chữ", en="a heading without words"),
    Text(vi="hãy viết đề mục hoặc xoá dòng", en="write it or delete the line"),
)
