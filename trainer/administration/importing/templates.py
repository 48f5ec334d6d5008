"""The empty file to fill in."""

import csv
import io

from trainer.administration.importing.tables import Column


def empty_csv(columns: tuple[Column, ...]) -> str:
    """Return a CSV file with the headings and nothing below; its mark tells Excel it is UTF-8."""
    file = io.StringIO()
    csv.writer(file).writerow(column.heading for column in columns)
    return "\ufeff" + file.getvalue()
