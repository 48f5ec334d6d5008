"""What goes wrong in YAML itself, in words a trainer understands."""

from typing import Any

from trainer.content.files import problem
from trainer.content.problems import Problem
from trainer.domain.values import Text

_SYNTAX = (
    (
        "mapping values are not allowed",
        Text(
            vi="thụt dòng sai hoặc có dấu hai chấm trong câu",
            en="wrong indentation, or a colon in a sentence",
        ),
        Text(
            vi="hãy thụt dòng bằng các dòng cùng cấp, hoặc đặt cả câu trong dấu nháy kép",
            en="indent it like its neighbours, or put the whole sentence in double quotes",
        ),
    ),
    (
        "did not find expected key",
        Text(
            vi="thụt dòng sai hoặc dấu nháy đặt giữa câu",
            en="wrong indentation, or quotes inside a sentence",
        ),
        Text(
            vi="hãy thụt dòng bằng các dòng cùng cấp; câu có dấu nháy thì đặt cả câu trong dấu nháy",
            en="indent it like its neighbours; put quotes around the whole sentence",
        ),
    ),
    (
        "could not find expected ':'",
        Text(vi="thiếu dấu hai chấm sau tên khoá", en="a key without its colon"),
        Text(vi="hãy viết “khoá: giá trị”", en="write “key: value”"),
    ),
    (
        "unexpected end of stream",
        Text(vi="dấu nháy mở mà không đóng", en="a quotation mark is opened and never closed"),
        Text(vi="hãy đóng dấu nháy ở cuối câu", en="close it at the end of the sentence"),
    ),
    (
        "cannot start any token",
        Text(vi="câu bắt đầu bằng ký tự đặc biệt (@, `, %)", en="a sentence starts with @, ` or %"),
        Text(vi="hãy đặt cả câu trong dấu nháy kép", en="put the whole sentence in double quotes"),
    ),
    (
        "did not find expected '-' indicator",
        Text(vi="một mục của danh sách thụt dòng sai", en="a list entry is indented wrongly"),
        Text(vi="hãy đặt các dấu “-” thẳng hàng", en="line up the “-” signs"),
    ),
)
_OTHER = (
    Text(vi="dòng này không đọc được theo cú pháp YAML", en="this line is not valid YAML"),
    Text(
        vi="hãy so với các dòng lân cận: thụt dòng, dấu hai chấm, dấu nháy, dấu ngoặc",
        en="compare it with its neighbours: indentation, colon, quotes, brackets",
    ),
)


_BEGAN_EARLIER = ("end of stream", "could not find expected ':'")
"""Mistakes that the parser notices only later: the line where the value began is to blame."""


def syntax(name: str, error: Any, lines: list[str]) -> Problem:
    """Return the problem of a syntax error, on the line that causes it."""
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'reason', '')}"
    mark = getattr(error, "problem_mark", None)
    if any(part in said for part in _BEGAN_EARLIER) and getattr(error, "context_mark", None):
        mark = error.context_mark
    line = min(mark.line if mark else 0, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    message, remedy = next(((m, r) for part, m, r in _SYNTAX if part in said), _OTHER)
    return problem(name, line + 1, "yaml-syntax", message, remedy)


def tab(name: str, line: int) -> Problem:
    """Return the problem of a tab in the indentation."""
    return problem(
        name,
        line,
        "tab",
        Text(vi="thụt dòng bằng phím Tab", en="the line is indented with a tab"),
        Text(vi="hãy thụt dòng bằng dấu cách", en="indent with spaces"),
    )


def deep(name: str) -> Problem:
    """Return the problem of a file nested beyond reason."""
    return problem(
        name,
        1,
        "too-deep",
        Text(vi="dữ liệu lồng nhau quá sâu", en="the data is nested too deeply"),
        Text(vi="hãy theo đúng mẫu của tệp này", en="follow the model of this kind of file"),
    )


def empty(name: str) -> Problem:
    """Return the problem of an empty file."""
    return problem(
        name,
        1,
        "empty-file",
        Text(vi="tệp rỗng", en="the file is empty"),
        Text(vi="hãy viết nội dung hoặc xoá tệp", en="write its content or delete the file"),
    )


def alias(name: str, line: int, column: int) -> Problem:
    """Return the problem of an anchor, alias or tag."""
    return Problem(
        file=name,
        line=line,
        column=column,
        severity="error",
        code="yaml-alias",
        message=Text(
            vi="không dùng neo (&), bí danh (*) và nhãn (!) của YAML",
            en="YAML anchors (&), aliases (*) and tags (!) are not used here",
        ),
        remedy=Text(
            vi="hãy viết thẳng giá trị, hoặc đặt câu trong dấu nháy kép",
            en="write the value itself, or put the sentence in double quotes",
        ),
    )


def duplicate(name: str, line: int, column: int, key: str) -> Problem:
    """Return the problem of a key written twice in one mapping."""
    return Problem(
        file=name,
        line=line,
        column=column,
        severity="error",
        code="duplicate-key",
        message=Text(vi=f"khoá “{key}” viết hai lần", en=f"the key “{key}” stands twice"),
        remedy=Text(vi="hãy giữ một khoá và xoá khoá kia", en="keep one and delete the other"),
    )
