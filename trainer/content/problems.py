"""How an author hears about a mistake: file, line, what is wrong, what to do."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from trainer.domain.values import Text, value

Severity = Literal["error", "warning", "info"]
"""An error keeps a file from being published, a warning asks for more, info is only to be known."""

_MARKS = {
    "error": Text(vi="", en=""),
    "warning": Text(vi="cảnh báo: ", en="warning: "),
    "info": Text(vi="thông tin: ", en="note: "),
}


@value
class Problem:
    """One mistake in one place. `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: Text
    remedy: Text

    def shown(self, language: str) -> str:
        """Return the one line that a terminal shows."""
        place = f"{self.file}:{self.line}"
        return f"{place}: {_MARKS[self.severity][language]}{self.message[language]}; {self.remedy[language]}"

    def as_data(self, language: str) -> dict[str, str | int]:
        """Return the entry of `--format json`, in one language."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "code": self.code,
            "message": self.message[language],
            "remedy": self.remedy[language],
        }

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return where the problem stands in a sorted list."""
        return (self.file, self.line, self.column, self.code)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` most likely meant, if any is near."""
    known = list(known)
    by_lower = {k.lower(): k for k in known}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.7)
    return by_lower[found[0]] if found else None


def suggestion(word: str, known: Iterable[str], otherwise: Text) -> Text:
    """Return the remedy for an unknown name: the nearest known one, or `otherwise`."""
    near = nearest(word, known)
    if near is None:
        return otherwise
    return Text(vi=f"có phải là “{near}”?", en=f"did you mean “{near}”?")
