"""What was wrong with the files when they were last published."""

from dataclasses import dataclass
from datetime import datetime

from trainer.extensions import db
from trainer.models import ContentProblem


@dataclass(frozen=True, kw_only=True)
class Line:
    """One problem in the reader's language."""

    line: int
    severity: str
    message: str
    remedy: str


@dataclass(frozen=True, kw_only=True)
class File:
    """One file with its problems: errors first, then down the page."""

    name: str
    lines: tuple[Line, ...]

    @property
    def errors(self) -> int:
        """Return how many errors hold the file back."""
        return sum(line.severity == "error" for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """All problems by file; files with errors come first."""

    files: tuple[File, ...]
    found_at: datetime | None

    @property
    def errors(self) -> int:
        """Return the number of errors."""
        return sum(file.errors for file in self.files)

    @property
    def warnings(self) -> int:
        """Return the number of warnings."""
        return sum(len(file.lines) for file in self.files) - self.errors


def listed(language: str) -> Listed:
    """Return the problems of the last publication in `language`."""
    rows = list(db.session.scalars(db.select(ContentProblem)))
    names = {row.file for row in rows}
    files = [_file(name, [r for r in rows if r.file == name], language) for name in names]
    return Listed(
        files=tuple(sorted(files, key=lambda file: (not file.errors, file.name))),
        found_at=max((row.found_at for row in rows), default=None),
    )


def _file(name: str, rows: list[ContentProblem], language: str) -> File:
    rows.sort(key=lambda row: (row.severity != "error", row.line, row.column))
    return File(name=name, lines=tuple(_line(row, language) for row in rows))


def _line(row: ContentProblem, language: str) -> Line:
    english = language == "en"
    return Line(
        line=row.line,
        severity=row.severity,
        message=row.message_en if english else row.message_vi,
        remedy=row.remedy_en if english else row.remedy_vi,
    )
