"""How a day may be written in a list."""

import re
from datetime import date, timedelta

_VIETNAMESE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_SERIAL = re.compile(r"[2-6]\d{4}")
# A spreadsheet counts days from here when a cell is not formatted as a date.
_EXCEL = date(1899, 12, 30)


def day_of(text: str) -> date | None:
    """Return the day written as dd/mm/yyyy, yyyy-mm-dd or a spreadsheet's day number, else None."""
    if _SERIAL.fullmatch(text) and text.isascii():
        return _EXCEL + timedelta(days=int(text))
    try:
        if match := _VIETNAMESE.fullmatch(text):
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        if match := _ISO.fullmatch(text):
            return date(*map(int, match.groups()))
    except ValueError:
        return None
    return None
