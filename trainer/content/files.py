"""Reading a file that somebody wrote: size, place, encoding, leftovers of a merge."""

import re
import unicodedata
from pathlib import Path

from trainer.content.problems import Problem, Severity
from trainer.domain.values import Text, value

LARGEST = 512 * 1024
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} |\|{7} )")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@value
class TextFile:
    """What could be read of a text file: no `text` where nothing could.

    `lost` are lines (from 1) that had to be left out.
    """

    text: str | None = None
    problems: tuple[Problem, ...] = ()
    lost: frozenset[int] = frozenset()


def problem(
    file: str, line: int, code: str, message: Text, remedy: Text, severity: Severity = "error"
) -> Problem:
    """Return a problem of a whole line."""
    return Problem(
        file=file,
        line=line,
        column=1,
        severity=severity,
        code=code,
        message=message,
        remedy=remedy,
    )


def read_text(path: Path, name: str, root: Path) -> TextFile:
    """Read the text file at `path`, called `name` in messages, which must lie within `root`."""
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return TextFile(problems=(problem(name, 1, "outside", *_OUTSIDE),))
        if path.stat().st_size > LARGEST:
            return TextFile(problems=(problem(name, 1, "too-large", *_TOO_LARGE),))
        return _decoded(path.read_bytes(), name)
    except OSError:
        return TextFile(problems=(problem(name, 1, "unreadable", *_UNREADABLE),))


def _decoded(raw: bytes, name: str) -> TextFile:
    problems = [_bom(name)] if raw.startswith(b"\xef\xbb\xbf") else []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return TextFile(problems=(problem(name, line, "not-utf-8", *_NOT_UTF_8),))
    text = _normalised(text)
    control = _CONTROL.search(text)
    if control:
        line = text[: control.start()].count("\n") + 1
        return TextFile(problems=(problem(name, line, "control-character", *_CONTROL_TEXTS),))
    text, lost, found = _without_conflicts(text, name)
    return TextFile(text=text, problems=(*problems, *found), lost=lost)


def _normalised(text: str) -> str:
    """Give every file the same line ends and the composed form of Vietnamese letters."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _without_conflicts(text: str, name: str) -> tuple[str, frozenset[int], list[Problem]]:
    """Blank what a merge left behind (marker lines and the other side), and report the markers."""
    if not re.search(r"^<{7} ", text, re.MULTILINE):
        return text, frozenset(), []
    lines, lost, found, theirs = text.split("\n"), set(), [], False
    for number, line in enumerate(lines, 1):
        marker = _CONFLICT.match(line)
        if marker:
            theirs = line.startswith(("=", "|"))
        if line.startswith("<<<<<<< "):
            found.append(problem(name, number, "merge-conflict", *_CONFLICT_TEXTS))
        if marker or theirs:
            lines[number - 1] = ""
            lost.add(number)
    return "\n".join(lines), frozenset(lost), found


def _bom(name: str) -> Problem:
    return problem(
        name,
        1,
        "byte-order-mark",
        Text(
            vi="tệp bắt đầu bằng dấu thứ tự byte (BOM)", en="the file starts with a byte order mark"
        ),
        Text(vi="hãy lưu tệp dạng “UTF-8” không có BOM", en="save it as “UTF-8” without BOM"),
        "warning",
    )


_OUTSIDE = (
    Text(vi="tệp liên kết ra ngoài thư mục nội dung", en="the file links outside the content"),
    Text(vi="hãy chép tệp thật vào đây", en="put the real file here"),
)
_TOO_LARGE = (
    Text(vi="tệp lớn hơn 512 kB", en="the file is larger than 512 kB"),
    Text(vi="hãy chia thành nhiều tệp nhỏ", en="split it into smaller files"),
)
_UNREADABLE = (
    Text(vi="không mở được tệp", en="the file cannot be opened"),
    Text(vi="hãy kiểm tra quyền đọc tệp", en="check that the file may be read"),
)
_NOT_UTF_8 = (
    Text(vi="tệp không phải UTF-8", en="the file is not UTF-8"),
    Text(vi="hãy lưu lại tệp với bảng mã UTF-8", en="save it again with the encoding UTF-8"),
)
_CONTROL_TEXTS = (
    Text(vi="có ký tự điều khiển trong văn bản", en="there is a control character in the text"),
    Text(vi="hãy xoá ký tự đó", en="delete that character"),
)
_CONFLICT_TEXTS = (
    Text(vi="còn dấu xung đột khi gộp tệp", en="a merge conflict was left in the file"),
    Text(
        vi="hãy giữ một bên và xoá các dòng <<<<<<<, =======, >>>>>>>",
        en="keep one side and delete the lines <<<<<<<, =======, >>>>>>>",
    ),
)
