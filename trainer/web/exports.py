"""The same numbers as the pages, as spreadsheets. Text never becomes a formula."""

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

import xlsxwriter

Cell = str | int | float | date | None


def as_csv(table: Sequence[Sequence[Cell]]) -> bytes:
    """Return CSV in UTF-8 with the mark that makes spreadsheets read Vietnamese."""
    out = StringIO()
    csv.writer(out).writerows([[_plain(cell) for cell in row] for row in table])
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    """Write a cell; a text that a spreadsheet would calculate gets a leading apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + cell
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def written(kind: str, table: Sequence[Sequence[Cell]], title: str) -> bytes:
    """Return a table as "csv" or "xlsx"; `title` names the sheet."""
    return as_csv(table) if kind == "csv" else as_xlsx(table, title)


def as_xlsx(table: Sequence[Sequence[Cell]], title: str) -> bytes:
    """Return a workbook with one sheet, its head frozen."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(title[:31])
    day, head = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
    for row, cells in enumerate(table):
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                sheet.write_datetime(row, column, cell, day)
            else:
                sheet.write(row, column, cell, head if row == 0 else None)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 2, 24)
    book.close()
    return out.getvalue()
