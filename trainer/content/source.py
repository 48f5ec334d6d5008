"""YAML as plain data that remembers where everything stands.

Whole numbers become `int`; every other scalar stays the text it is, so that `no`, `12:30`,
`1.001193` and `7.000` mean what they say. An empty value is None. Duplicate keys, aliases and tags
are refused. Broken YAML costs the broken line only: the rest is still read, so that an author
hears of every mistake at once.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from trainer.content.files import read_text
from trainer.content.problems import Problem, Severity
from trainer.content.yaml_mistakes import alias, deep, duplicate, empty, syntax, tab
from trainer.domain.values import Text

Place = tuple[str | int, ...]
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_TAB = re.compile(r"[ ]*\t")
_DEEPEST = 40
_MOST_SYNTAX = 25


@dataclass(frozen=True)
class Source:
    """A file's data; `values` and `keys` map a place in it to line and column (from 1)."""

    file: str
    data: Any = None
    values: Mapping[Place, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Place, tuple[int, int]] = field(default_factory=dict)
    ends: Mapping[Place, int] = field(default_factory=dict)
    lost: frozenset[int] = frozenset()

    def position(self, place: Place) -> tuple[int, int]:
        """Return line and column of the value at `place`, or of the nearest thing around it."""
        while place and place not in self.values:
            place = place[:-1]
        return self.values.get(place, (1, 1))

    def key_position(self, place: Place) -> tuple[int, int]:
        """Return line and column of the key that names `place`."""
        return self.keys.get(place) or self.position(place)

    def lost_within(self, place: Place) -> bool:
        """Say whether a line inside the value at `place` could not be read."""
        start, end = self.position(place)[0], self.ends.get(place, 0)
        return any(start - 1 <= line <= end for line in self.lost)


@dataclass(frozen=True)
class Node:
    """One place in a source: what checks walk over, whether or not the file has the right shape."""

    source: Source
    place: Place = ()

    @property
    def data(self) -> Any:
        """Return the plain data here."""
        data = self.source.data
        for step in self.place:
            data = data[step]
        return data

    def get(self, key: str) -> "Node | None":
        """Return the node under `key`, or None."""
        data = self.data
        if isinstance(data, dict) and data.get(key) is not None:
            return Node(self.source, (*self.place, key))
        return None

    def each(self, key: str | None = None) -> Iterator["Node"]:
        """Yield the elements of the list here, or of the list under `key`."""
        here = self if key is None else self.get(key)
        if here is not None and isinstance(here.data, list):
            yield from (Node(here.source, (*here.place, i)) for i in range(len(here.data)))

    def entries(self) -> Iterator[tuple[str, "Node"]]:
        """Yield keys and nodes of the mapping here."""
        if isinstance(self.data, dict):
            yield from ((k, Node(self.source, (*self.place, k))) for k in self.data)

    def text(self, key: str | None = None) -> str:
        """Return the scalar here or under `key` as text; "" where there is none."""
        here = self if key is None else self.get(key)
        data = None if here is None else here.data
        return str(data).strip() if isinstance(data, str | int) else ""

    def problem(
        self,
        code: str,
        message: Text,
        remedy: Text,
        severity: Severity = "error",
        at_key: bool = False,
    ) -> Problem:
        """Return a problem at the value here, or at the key that names it."""
        at = self.source.key_position if at_key else self.source.position
        line, column = at(self.place)
        return Problem(
            file=self.source.file,
            line=line,
            column=column,
            severity=severity,
            code=code,
            message=message,
            remedy=remedy,
        )


def read_yaml(path: Path, name: str, root: Path) -> tuple[Source, list[Problem]]:
    """Read the file at `path`, called `name` in messages; never raises for bad content."""
    read = read_text(path, name, root)
    if read.text is None:
        return Source(name), list(read.problems)
    source, problems = parsed(read.text, name, read.lost)
    return source, [*read.problems, *problems]


def parsed(
    text: str, name: str, lost: frozenset[int] = frozenset()
) -> tuple[Source, list[Problem]]:
    """Read YAML; a line that breaks the syntax is reported, left out, and the rest read again."""
    lines = text.split("\n")
    tabbed = _untabbed(lines)
    problems, gone = [tab(name, line) for line in tabbed], {*lost, *tabbed}
    for _ in range(_MOST_SYNTAX):
        try:
            return _composed("\n".join(lines), name, frozenset(gone), problems)
        except yaml.YAMLError as error:
            found = syntax(name, error, lines)
            problems.append(found)
            gone.add(found.line)
            lines[found.line - 1] = ""
        except RecursionError:
            return Source(name), [*problems, deep(name)]
    return Source(name, lost=frozenset(gone)), problems


def _untabbed(lines: list[str]) -> list[int]:
    """Indent lines that use tabs like the line before (deeper after a colon); return which."""
    tabbed = [i for i, line in enumerate(lines) if _TAB.match(line)]
    for i in tabbed:
        before = next((line for line in reversed(lines[:i]) if line.strip()), "")
        indent = len(before) - len(before.lstrip(" "))
        own = lines[i].strip()
        deeper = before.lstrip().startswith("- ") + before.rstrip().endswith(":")
        lines[i] = " " * (indent + 2 * deeper) + own
    return [i + 1 for i in tabbed]


def _composed(
    text: str, name: str, lost: frozenset[int], before: list[Problem]
) -> tuple[Source, list[Problem]]:
    composer = _Composer(text, name)
    data = composer.document()
    problems = [*before, *composer.problems]
    if data is None and not problems:
        problems.append(empty(name))
    return Source(name, data, composer.values, composer.keys, composer.ends, lost), problems


class _Composer:
    """Builds plain data from the parser's events, and writes down where each value stood."""

    def __init__(self, text: str, name: str) -> None:
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.name = name
        self.values: dict[Place, tuple[int, int]] = {}
        self.keys: dict[Place, tuple[int, int]] = {}
        self.ends: dict[Place, int] = {}
        self.problems: list[Problem] = []

    def document(self) -> Any:
        """Return the data of the first document."""
        data = None
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                data = self._node(event, ())
        return data

    def _node(self, event: Any, place: Place) -> Any:
        if len(place) > _DEEPEST:
            raise RecursionError
        self.values[place] = mark = _mark(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor or _tagged(event):
            self.problems.append(alias(self.name, *mark))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return None if isinstance(event, yaml.AliasEvent) else _scalar(event)

    def _sequence(self, place: Place) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                self.ends[place] = _line_after(event)
                break
            items.append(self._node(event, (*place, len(items))))
        return items

    def _mapping(self, place: Place) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                self.ends[place] = _line_after(event)
                break
            key, mark = getattr(event, "value", None), _mark(event)
            if key is None:
                self._node(event, (*place, ""))
                key = "?"
            if key in entries:
                self.problems.append(duplicate(self.name, *mark, key))
                self._skip()
                continue
            self.keys[(*place, key)] = mark
            entries[key] = self._node(next(self.events), (*place, key))
        return entries

    def _skip(self) -> None:
        """Read past the value of a duplicate key without keeping it or its places."""
        other = _Composer("", self.name)
        other.events = self.events
        other._node(next(self.events), ())


def _line_after(event: Any) -> int:
    return int(event.end_mark.line) + 1


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _tagged(event: Any) -> bool:
    return bool(event.tag) and event.tag != "!"


def _scalar(event: yaml.ScalarEvent) -> str | int | None:
    if event.style:
        return str(event.value).rstrip("\n") if event.style in "|>" else str(event.value)
    if event.value in ("", "~", "null"):
        return None
    return int(event.value) if _WHOLE.fullmatch(event.value) else str(event.value)
