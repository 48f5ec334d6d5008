"""Reads `simulations/facts/`: dated facts, procedures, and the days that differ."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from trainer.content.files import problem, read_text
from trainer.content.pieces import ProcedurePiece
from trainer.content.reading import Reader
from trainer.content.source import Node
from trainer.domain.calendar import CalendarDay
from trainer.domain.facts import Fact, Procedure
from trainer.domain.values import Text

TABLES = {"holidays.csv", "communes.csv", "glossary.csv"}
_COLUMNS = ("date", "kind", "name_vi", "name_en", "source")


def read_facts(reader: Reader, folder: Path) -> tuple[tuple[Fact, ...], tuple[Node, ...]]:
    """Return the facts of all `*.yaml` files in `folder`, and the roots of the files."""
    paths = sorted(folder.glob("*.yaml"))
    read = [reader.rows(Fact, path) for path in paths]
    reader.refuse_others(folder, {"procedures", *TABLES, *(p.name for p in paths)})
    return tuple(fact for _, rows in read for fact in rows), tuple(node for node, _ in read)


def read_procedures(reader: Reader, folder: Path) -> dict[str, ProcedurePiece]:
    """Return every procedure by its code, which is the name of its file."""
    paths = sorted(folder.glob("*.yaml"))
    reader.refuse_others(folder, {p.name for p in paths})
    return {path.stem: _read_procedure(reader, path) for path in paths}


def _read_procedure(reader: Reader, path: Path) -> ProcedurePiece:
    node, procedure = reader.value(Procedure, path)
    return ProcedurePiece(code=path.stem, node=node, procedure=procedure)


def read_holidays(reader: Reader, path: Path) -> tuple[CalendarDay, ...]:
    """Return the days off and the make-up days of `holidays.csv`."""
    name = reader.name(path)
    if not path.is_file():
        return ()
    read = read_text(path, name, reader.root)
    reader.problems += read.problems
    return tuple(_days(reader, name, read.text or ""))


def _days(reader: Reader, name: str, text: str) -> Iterator[CalendarDay]:
    rows = csv.DictReader(io.StringIO(text))
    lacking = [c for c in _COLUMNS if c not in (rows.fieldnames or ())]
    if lacking:
        reader.problems.append(problem(name, 1, "no-column", *_lacking(", ".join(lacking))))
        return
    seen: set[date] = set()
    for row in rows:
        day = _day(row)
        if day is None:
            reader.problems.append(problem(name, rows.line_num, "bad-holiday", *_BAD_DAY))
        elif day.day in seen:
            reader.problems.append(problem(name, rows.line_num, "duplicate-id", *_DAY_TWICE))
        else:
            seen.add(day.day)
            yield day


def _day(row: dict[str, str]) -> CalendarDay | None:
    try:
        return CalendarDay(
            day=date.fromisoformat(row["date"]),
            working={"off": False, "work": True}[row["kind"]],
            name=Text(vi=row["name_vi"], en=row["name_en"]),
            source=row["source"] or "",
        )
    except (ValueError, KeyError, TypeError):
        return None


def _lacking(columns: str) -> tuple[Text, Text]:
    return (
        Text(vi=f"thiếu cột {columns}", en=f"the column {columns} is missing"),
        Text(vi="hãy thêm cột vào dòng đầu", en="add it to the first line"),
    )


_DAY_TWICE = (
    Text(vi="ngày này đã có ở trên", en="this day stands already above"),
    Text(vi="hãy xoá một dòng", en="delete one"),
)
_BAD_DAY = (
    Text(vi="dòng này không phải một ngày nghỉ hợp lệ", en="this line is not a valid holiday"),
    Text(
        vi="hãy viết ngày dạng 2026-09-02 và loại “off” hoặc “work”",
        en="write the date like 2026-09-02 and the kind “off” or “work”",
    ),
)
