"""From plain data to the frozen values of the domain, and every mistake on the way at once.

The types of `trainer.domain` and `trainer.simulator` are the shapes of the files. Files are read
more strictly than Python code is: a number is never guessed from text (`7.000` is not 7), a day is
written YYYY-MM-DD, a sentence is never empty, and a union of kinds is decided by its `kind`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter
from pydantic_core import SchemaValidator, ValidationError

from trainer.content.problems import Problem
from trainer.content.shape_mistakes import Mistake, described
from trainer.content.source import Node, Place
from trainer.domain.values import Text

T = TypeVar("T")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$").pattern


def validated(kind: type[T], node: Node) -> tuple[T | None, list[Problem]]:
    """Return the value of type `kind` at `node`, or None and everything that is wrong with it."""
    if node.data is None:
        return None, []
    try:
        return _validator(cast(Any, kind)).validate_python(node.data), []
    except ValidationError as error:
        return None, _problems(kind, node, error)


def validated_rows(kind: type[T], node: Node) -> tuple[tuple[T, ...], list[Problem]]:
    """Return the sound rows of the list at `node`, and what is wrong with the others."""
    if node.data is not None and not isinstance(node.data, list):
        return (), validated(tuple[kind, ...], node)[1]  # type: ignore[valid-type]
    values, problems = [], []
    for row in node.each():
        value, found = validated(kind, row)
        problems += found if row.data is not None else [_empty_row(row)]
        values += [] if value is None else [value]
    return tuple(values), problems


def _empty_row(row: Node) -> Problem:
    return row.problem(
        "empty-row",
        Text(vi="mục này rỗng", en="this entry is empty"),
        Text(vi="hãy điền hoặc xoá dòng", en="fill it in or delete the line"),
    )


@cache
def _validator(kind: Any) -> SchemaValidator:
    return SchemaValidator(_strict(TypeAdapter(kind).core_schema, _definitions(kind)))


def _definitions(kind: Any) -> Mapping[str, Any]:
    schema = TypeAdapter(kind).core_schema
    return {d["ref"]: d for d in schema.get("definitions", ()) if "ref" in d}


def _strict(schema: Any, known: Mapping[str, Any], in_text: bool = False) -> Any:
    """Return pydantic's schema with our reading of scalars and unions put in."""
    if isinstance(schema, list | tuple):
        return type(schema)(_strict(part, known, in_text) for part in schema)
    if not isinstance(schema, dict):
        return schema
    in_text = in_text or schema.get("cls") is Text
    inside = {k: _strict(v, known, in_text) for k, v in schema.items() if k not in _OPAQUE}
    return _tightened({**schema, **inside}, known, in_text)


_OPAQUE = {"cls", "default", "metadata", "expected", "config"}


def _tightened(schema: dict[str, Any], known: Mapping[str, Any], in_text: bool) -> dict[str, Any]:
    match schema.get("type"):
        case "int":
            return {**schema, "strict": True}
        case "str" if in_text:
            return {
                **schema,
                "coerce_numbers_to_str": True,
                "min_length": 1,
                "strip_whitespace": True,
            }
        case "str":
            return {**schema, "coerce_numbers_to_str": True}
        case "date":
            written = {"type": "str", "pattern": _DAY}
            return {"type": "chain", "steps": [written, schema]}
        case "union":
            return _told_apart(schema, known)
    return schema


def _told_apart(schema: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a union of types that each name their `kind` into one decided by `kind`."""
    tags: dict[str, Any] = {}
    for choice in schema["choices"]:
        whole = known.get(choice.get("schema_ref", ""), choice)
        fields = whole.get("schema", {}).get("fields", ()) if whole["type"] == "dataclass" else ()
        named: Any = next((f["schema"] for f in fields if f["name"] == "kind"), {})
        for tag in named.get("expected", ()):
            tags[tag] = choice
    if len(tags) < len(schema["choices"]):
        return schema
    return {"type": "tagged-union", "choices": tags, "discriminator": "kind"}


def _problems(kind: Any, node: Node, error: ValidationError) -> list[Problem]:
    mistakes: dict[tuple[Place, bool], list[Mistake]] = {}
    for detail in error.errors(include_url=False):
        place, missing = _place(node, detail["loc"])
        mistakes.setdefault((place, missing is not None), []).append(
            Mistake(type=detail["type"], place=place, missing=missing, detail=detail.get("ctx", {}))
        )
    flat = [m for group in mistakes.values() for m in _one_per_place(group)]
    return described(kind, node, flat)


def _one_per_place(group: list[Mistake]) -> list[Mistake]:
    """Several branches of one union failed at one place: that is one mistake of the author."""
    if group[0].missing is not None or len(group) == 1:
        return group
    return [Mistake(type="union", place=group[0].place, missing=None, detail={"of": group})]


def _place(node: Node, loc: tuple[int | str, ...]) -> tuple[Place, str | int | None]:
    """Return the place in the file that pydantic's `loc` means, and the key missing there."""
    here, tagged = node, False
    for step in loc:
        data = here.data
        if isinstance(data, dict) and data.get("kind") == step and not tagged:
            tagged = True
        elif _has(data, step):
            here, tagged = Node(here.source, (*here.place, step)), False
        elif step == loc[-1] and isinstance(data, dict | list):
            return here.place, step
    return here.place, None


def _has(data: Any, step: int | str) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)
