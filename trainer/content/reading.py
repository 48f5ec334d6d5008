"""Reading one file after the other, with the problems gathered on the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from trainer.content.files import problem, read_text
from trainer.content.pieces import Prose
from trainer.content.problems import Problem, nearest
from trainer.content.shapes import validated, validated_rows
from trainer.content.source import Node, Source, read_yaml
from trainer.domain.values import LANGUAGES, Language, Text

T = TypeVar("T")


@dataclass
class Reader:
    """Reads files inside `root`, names them from `base`, and keeps every problem."""

    base: Path
    root: Path = Path()
    problems: list[Problem] = field(default_factory=list)

    def within(self, root: Path) -> "Reader":
        """Return the reader for files that must lie within `root`; it shares the problems."""
        return Reader(self.base, root, self.problems)

    def name(self, path: Path) -> str:
        """Return what `path` is called in messages."""
        try:
            return path.relative_to(self.base).as_posix()
        except ValueError:
            return path.as_posix()

    def yaml(self, path: Path) -> Node:
        """Return the root of a YAML file; a node without data where there is nothing to read."""
        name = self.name(path)
        if not path.is_file() and not path.is_symlink():
            self.problems.append(_no_file(name))
            return Node(Source(name))
        source, problems = read_yaml(path, name, self.root)
        self.problems += problems
        return Node(source)

    def value(self, kind: type[T], path: Path) -> tuple[Node, T | None]:
        """Return root and value of a file that holds one value of type `kind`."""
        node = self.yaml(path)
        value, problems = validated(kind, node)
        self.problems += problems
        return node, value

    def rows(self, kind: type[T], path: Path) -> tuple[Node, tuple[T, ...]]:
        """Return root and sound rows of a file that holds a list."""
        node = self.yaml(path)
        values, problems = validated_rows(kind, node)
        self.problems += problems
        return node, values

    def prose(self, folder: Path, stem: str, owner: Path) -> dict[Language, Prose]:
        """Return `<stem>.vi.md` and `<stem>.en.md`; a missing one is a problem of `owner`."""
        found: dict[Language, Prose] = {}
        for language in LANGUAGES:
            path = folder / f"{stem}.{language}.md"
            if not path.is_file() and not path.is_symlink():
                self.problems.append(_no_prose(self.name(owner), path.name, language))
                continue
            read = read_text(path, self.name(path), self.root)
            self.problems += read.problems
            if read.text is not None:
                found[language] = Prose(file=self.name(path), language=language, text=read.text)
        return found

    def folders(self, folder: Path) -> Iterator[Path]:
        """Yield the folders in `folder`; a file there is a problem."""
        for path in sorted(folder.iterdir() if folder.is_dir() else ()):
            if path.is_dir() and not _hidden(path):
                yield path
            elif not _hidden(path):
                self.problems.append(_unknown_file(self.name(path), ()))

    def refuse_others(self, folder: Path, known: Iterable[str]) -> None:
        """Report everything in `folder` that has no place there."""
        known = set(known)
        for path in sorted(folder.iterdir() if folder.is_dir() else ()):
            if path.name not in known and not _hidden(path):
                self.problems.append(_unknown_file(self.name(path), known))


def _hidden(path: Path) -> bool:
    return path.name.startswith(".") or path.name.endswith("~") or path.name == "__pycache__"


def _no_file(name: str) -> Problem:
    return problem(
        name,
        1,
        "no-file",
        Text(vi="thiếu tệp này", en="this file is missing"),
        Text(vi="hãy tạo tệp theo mẫu", en="create it after the model"),
    )


def _no_prose(owner: str, name: str, language: Language) -> Problem:
    said = {
        "vi": Text(vi="thiếu bản tiếng Việt", en="the Vietnamese text is missing"),
        "en": Text(vi="thiếu bản tiếng Anh", en="the English text is missing"),
    }[language]
    remedy = Text(vi=f"hãy viết tệp {name}", en=f"write the file {name}")
    return problem(owner, 1, "no-translation", said, remedy)


def _unknown_file(name: str, known: Iterable[str]) -> Problem:
    near = nearest(name.rpartition("/")[2], known)
    return problem(
        name,
        1,
        "unknown-file",
        Text(vi="tệp này không có chỗ ở đây", en="this file has no place here"),
        Text(vi=f"có phải là “{near}”?", en=f"did you mean “{near}”?")
        if near
        else Text(vi="hãy đổi tên hoặc chuyển tệp đi", en="rename it or move it away"),
    )
