"""Links and images of prose: each leads somewhere, each image says what it shows."""

import re
from collections.abc import Iterator

from trainer.content.pieces import CoursePiece, Library
from trainer.content.problems import Problem, suggestion
from trainer.content.source import Node
from trainer.domain.values import Text

_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OURS = re.compile(r"^/(courses|practice)/([^/#?]+)(?:/([^/#?]+))?/?(?:[#?].*)?$")


def broken_links(
    library: Library, course: CoursePiece | None, here: Node, line: str, anchors: set[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the links and images of one line."""
    for match in _LINK.finditer(line):
        picture, words, target = match.groups()
        if picture:
            yield from _image(course, here, words, target)
        else:
            yield from _link(library, course, here, words, target, anchors)


def _image(course: CoursePiece | None, here: Node, words: str, target: str) -> Iterator[Problem]:
    images = course.images if course else {}
    if not words.strip():
        yield here.problem("no-alt-text", *_NO_ALT)
    if _SCHEME.match(target) or target.startswith("/"):
        yield here.problem("foreign-image", *_FOREIGN)
    elif target not in images:
        message = Text(vi=f"không có hình “{target}”", en=f"there is no image “{target}”")
        yield here.problem("no-image", message, suggestion(target, images, _ADD_IMAGE))


def _link(
    library: Library,
    course: CoursePiece | None,
    here: Node,
    words: str,
    target: str,
    anchors: set[str],
) -> Iterator[Problem]:
    scheme = _SCHEME.match(target)
    known = _targets(library, course)
    if not words.strip():
        yield here.problem("no-link-text", *_NO_WORDS)
    if scheme:
        if scheme.group(1).lower() not in ("http", "https", "mailto"):
            yield here.problem("bad-link", *_BAD_SCHEME)
    elif target.startswith("#"):
        if target[1:] not in anchors:
            yield here.problem("link-to-nowhere", _nowhere(target), _near_anchor(target, anchors))
    elif target.startswith("/"):
        if _OURS.match(target) and target.partition("#")[0].rstrip("/") not in known:
            yield here.problem("link-to-nowhere", _nowhere(target), _near(target, known))
    elif course is None or target.partition("#")[0] not in course.modules:
        names = course.modules if course else ()
        yield here.problem("link-to-nowhere", _nowhere(target), _near(target, names))


def _targets(library: Library, course: CoursePiece | None) -> set[str]:
    return {
        *(f"/courses/{key}" for key in library.courses),
        *(f"/courses/{key}" for key in library.modules),
        *(f"/practice/{key}" for key in library.scenarios),
    }


def _nowhere(target: str) -> Text:
    return Text(
        vi=f"liên kết “{target}” không dẫn tới đâu", en=f"the link “{target}” leads nowhere"
    )


def _near(target: str, known: object) -> Text:
    return suggestion(target, list(known), _CORRECT)  # type: ignore[call-overload]


def _near_anchor(target: str, anchors: set[str]) -> Text:
    return suggestion(target, [f"#{a}" for a in anchors], _CORRECT)


_CORRECT = Text(
    vi="hãy ghi tên bài trong khoá, /courses/…, /practice/… hoặc địa chỉ https",
    en="write a module of this course, /courses/…, /practice/… or an https address",
)
_NO_ALT = (
    Text(vi="hình không có lời mô tả", en="the image has no description"),
    Text(vi="hãy viết ![hình cho thấy gì](tệp)", en="write ![what it shows](file)"),
)
_FOREIGN = (
    Text(vi="hình nằm ngoài khoá học", en="the image is not part of the course"),
    Text(vi="hãy chép tệp hình vào thư mục khoá học", en="copy it into the course's folder"),
)
_ADD_IMAGE = Text(
    vi="hãy chép tệp (png, jpg, webp) vào thư mục khoá học",
    en="copy the file (png, jpg, webp) into the course's folder",
)
_NO_WORDS = (
    Text(vi="liên kết không có chữ", en="a link without words"),
    Text(vi="hãy viết [chữ](địa chỉ)", en="write [words](address)"),
)
_BAD_SCHEME = (
    Text(vi="loại liên kết này không được dùng", en="this kind of link is not allowed"),
    Text(vi="hãy dùng https hoặc mailto", en="use https or mailto"),
)
