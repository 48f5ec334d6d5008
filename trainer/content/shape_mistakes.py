"""What a value of the wrong shape is called in words, and what to do about it."""

import types
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Union, get_args, get_origin, get_type_hints

from trainer.content.problems import Problem, nearest
from trainer.content.source import Node, Place
from trainer.domain.values import Text, value


@value
class Mistake:
    """One finding of the validator, put back to its place; `missing` is the key that lacks there."""

    type: str
    place: Place
    missing: str | int | None
    detail: Mapping[str, Any]


def described(kind: Any, root: Node, mistakes: list[Mistake]) -> list[Problem]:
    """Return the problems; a misspelt key swallows the report that the right one is missing."""
    problems, spelt = [], set()
    for mistake in mistakes:
        if mistake.type == "unexpected_keyword_argument":
            names = _names(kind, root, mistake.place[:-1])
            problem, meant = _unknown(Node(root.source, mistake.place), mistakes, names)
            problems.append(problem)
            spelt.add((mistake.place[:-1], meant))
    for mistake in mistakes:
        if (
            mistake.type == "unexpected_keyword_argument"
            or (mistake.place, mistake.missing) in spelt
        ):
            continue
        problems += _described(Node(root.source, mistake.place), mistake)
    return problems


def _described(node: Node, mistake: Mistake) -> list[Problem]:
    if mistake.missing is not None:
        lost = node.source.lost_within(node.place)
        return [] if lost else [node.problem("missing", *_missing(mistake.missing))]
    if node.data is None:
        return [] if node.source.lost_within(node.place[:-1]) else [node.problem("empty", *_EMPTY)]
    kind = node.get("kind") if mistake.type == "union_tag_invalid" else None
    return [(kind or node).problem(*_wrong(kind or node, mistake))]


def _unknown(
    node: Node, mistakes: list[Mistake], names: Iterable[str]
) -> tuple[Problem, str | None]:
    key, around = str(node.place[-1]), node.place[:-1]
    lacking = [str(m.missing) for m in mistakes if m.place == around and m.missing is not None]
    meant = nearest(key, lacking) or nearest(key, names)
    line, column = node.source.key_position(node.place)
    allowed = ", ".join(names)
    remedy = (
        Text(vi=f"có phải là “{meant}”?", en=f"did you mean “{meant}”?")
        if meant
        else Text(vi=f"hãy dùng một trong: {allowed}", en=f"use one of: {allowed}")
    )
    return Problem(
        file=node.source.file,
        line=line,
        column=column,
        severity="error",
        code="unknown-key",
        message=Text(vi=f"không có khoá “{key}” ở đây", en=f"there is no key “{key}” here"),
        remedy=remedy,
    ), meant


def _missing(key: str | int) -> tuple[Text, Text]:
    if key in ("vi", "en"):
        language = Text(
            vi={"vi": "tiếng Việt", "en": "tiếng Anh"}[str(key)],
            en={"vi": "Vietnamese", "en": "English"}[str(key)],
        )
        return (
            Text(vi=f"thiếu câu {language.vi}", en=f"the {language.en} is missing"),
            Text(vi=f"hãy thêm khoá “{key}: …”", en=f"add “{key}: …”"),
        )
    if isinstance(key, int):
        return (
            Text(vi=f"thiếu mục thứ {key + 1}", en=f"entry {key + 1} is missing"),
            Text(vi="hãy viết đủ các mục", en="write all entries"),
        )
    return (
        Text(vi=f"thiếu khoá “{key}”", en=f"the key “{key}” is missing"),
        Text(vi=f"hãy thêm “{key}: …”", en=f"add “{key}: …”"),
    )


_EMPTY = (
    Text(vi="khoá này không có giá trị", en="this key has no value"),
    Text(vi="hãy điền giá trị hoặc xoá dòng", en="fill it in or delete the line"),
)


def _wrong(node: Node, mistake: Mistake) -> tuple[str, Text, Text]:
    if mistake.type in ("dataclass_type", "tuple_type", "dict_type", "mapping_type"):
        return _wrong_nesting(node, mistake)
    if mistake.type in ("literal_error", "union_tag_invalid", "union_tag_not_found", "enum"):
        return _not_one_of(node, mistake)
    if mistake.type == "union":
        return "wrong-kind", *_WRONG_KIND
    shown = Text(vi=node.text() or "danh sách", en=node.text() or "a list")
    for types_, code, message, remedy in _SCALARS:
        if mistake.type in types_:
            return (
                code,
                Text(vi=message.vi.replace("…", shown.vi), en=message.en.replace("…", shown.en)),
                remedy,
            )
    return "wrong-value", Text(vi="giá trị không hợp lệ", en="the value is not valid"), _SEE_MODEL


_SEE_MODEL = Text(
    vi="hãy xem trang mô tả định dạng của tệp", en="see the help page of this kind of file"
)
_WRONG_KIND = (
    Text(vi="giá trị không đúng kiểu", en="the value is of the wrong kind"),
    _SEE_MODEL,
)
_SCALARS = (
    (
        {"int_type", "int_parsing", "int_from_float"},
        "not-a-number",
        Text(vi="“…” không phải số nguyên", en="“…” is not a whole number"),
        Text(
            vi="hãy viết chữ số liền nhau, không dấu chấm, không dấu nháy, ví dụ 7000",
            en="write digits only, without separators or quotes, e.g. 7000",
        ),
    ),
    (
        {"string_pattern_mismatch", "date_from_datetime_parsing", "date_parsing"},
        "not-a-date",
        Text(vi="“…” không phải ngày hợp lệ", en="“…” is not a valid date"),
        Text(
            vi="hãy viết NĂM-THÁNG-NGÀY, ví dụ 2026-07-01",
            en="write YEAR-MONTH-DAY, e.g. 2026-07-01",
        ),
    ),
    (
        {"datetime_parsing", "datetime_from_date_parsing", "datetime_type", "time_parsing"},
        "not-a-time",
        Text(vi="“…” không phải thời điểm hợp lệ", en="“…” is not a valid date and time"),
        Text(vi="hãy viết như 2026-11-20T09:30", en="write it like 2026-11-20T09:30"),
    ),
    (
        {"bool_type", "bool_parsing"},
        "not-yes-or-no",
        Text(vi="“…” không phải true hoặc false", en="“…” is neither true nor false"),
        Text(vi="hãy viết true hoặc false", en="write true or false"),
    ),
    (
        {"string_too_short"},
        "empty",
        *_EMPTY,
    ),
    (
        {"string_type"},
        "not-a-sentence",
        Text(vi="ở đây phải là một câu hoặc một mã", en="a sentence or a code belongs here"),
        Text(vi="hãy viết chữ trên cùng một dòng", en="write it as text on one line"),
    ),
    (
        {"too_long"},
        "too-many",
        Text(vi="danh sách có quá nhiều mục", en="the list has too many entries"),
        _SEE_MODEL,
    ),
)


def _wrong_nesting(node: Node, mistake: Mistake) -> tuple[str, Text, Text]:
    if mistake.type == "tuple_type":
        return (
            "not-a-list",
            Text(vi="ở đây phải là danh sách", en="a list belongs here"),
            Text(
                vi="hãy viết mỗi mục một dòng, bắt đầu bằng “- ”",
                en="write one entry a line, each starting with “- ”",
            ),
        )
    if mistake.detail.get("class_name") == "Text":
        return (
            "not-bilingual",
            Text(
                vi="ở đây phải có câu tiếng Việt và câu tiếng Anh",
                en="a sentence in both languages belongs here",
            ),
            Text(
                vi="hãy xuống dòng, thụt vào và viết “vi: …” và “en: …”",
                en="start a new line, indent, and write “vi: …” and “en: …”",
            ),
        )
    return (
        "not-a-mapping",
        Text(vi="ở đây phải là các cặp “khoá: giá trị”", en="“key: value” pairs belong here"),
        Text(vi="hãy bỏ dấu “-” hoặc viết đủ các khoá", en="drop the “-” or write the keys"),
    )


def _not_one_of(node: Node, mistake: Mistake) -> tuple[str, Text, Text]:
    expected = str(mistake.detail.get("expected") or mistake.detail.get("expected_tags") or "")
    known = [e.strip(" '") for e in expected.replace(" or ", ",").split(",") if e.strip(" '")]
    if mistake.type == "union_tag_not_found":
        return "missing", *_missing("kind")
    given = node.text()
    near = nearest(given, known)
    listed = ", ".join(known)
    return (
        "not-one-of",
        Text(
            vi=f"“{given}” không có trong các giá trị cho phép", en=f"“{given}” is not allowed here"
        ),
        Text(vi=f"có phải là “{near}”? ({listed})", en=f"did you mean “{near}”? ({listed})")
        if near
        else Text(vi=f"hãy chọn một trong: {listed}", en=f"choose one of: {listed}"),
    )


def _names(kind: Any, root: Node, place: Place) -> list[str]:
    """Return the keys that the type of the value at `place` knows."""
    here, current = root, kind
    for step in place[len(root.place) :]:
        current = _inside(_chosen(current, here), step)
        here = Node(here.source, (*here.place, step))
    chosen = _chosen(current, here)
    return [f.name for f in fields(chosen)] if is_dataclass(chosen) else []


def _inside(kind: Any, step: str | int) -> Any:
    if is_dataclass(kind):
        return get_type_hints(kind).get(str(step))
    arguments = [a for a in get_args(kind) if a is not Ellipsis]
    if get_origin(kind) is tuple and isinstance(step, int) and len(arguments) > step:
        return arguments[step]
    return arguments[-1] if arguments else None


def _chosen(kind: Any, here: Node) -> Any:
    """Return the branch of a union that the file means by its `kind`; the only one otherwise."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    branches = [b for b in get_args(kind) if b is not type(None)]
    given = here.text("kind")
    for branch in branches:
        if is_dataclass(branch) and given in get_args(get_type_hints(branch).get("kind")):
            return branch
    return branches[0]
