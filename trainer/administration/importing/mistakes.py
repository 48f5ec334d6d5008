"""What is wrong with a file: where, what, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One thing wrong. `row` is the row as the spreadsheet numbers it; 0 is the file as a whole."""

    row: int
    column: str
    what: str
    remedy: str


class Unreadable(Exception):
    """The file as a whole cannot be used."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.mistake = Mistake(row=0, column="", what=what, remedy=remedy)


def shown(text: str, most: int = 40) -> str:
    """Return what was found in a cell, short enough to quote."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * most]).split())
    return line if len(text) <= most and len(line) <= most else line[:most].rstrip() + "…"
