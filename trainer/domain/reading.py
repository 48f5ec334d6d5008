"""How what people type is read: whole numbers and dates, as they are written in Vietnam."""

import re
import unicodedata
from datetime import date

from trainer.domain.vietnamese import folded

LONGEST = 200
"""Nobody types more than this into a field for a number, a date or a few words."""

_NUMBER = re.compile(r"(?P<sign>[-−]?)(?P<digits>\d{1,3}(?:[., ]\d{3})+|\d{1,18})")
_CURRENCY = ("dong", "vnd", "d", "₫")
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(
        r"(?:ngay )?(?P<day>\d{1,2})(?P<mark>[-/. ])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})"
    ),
    re.compile(r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2}),? nam (?P<year>\d{4})"),
)


def read_number(typed: str, *units: str) -> int | None:
    """Return the whole number in `typed` ("7.000", "7,000 đ", "7 000 đồng"), or None.

    `units` are further words that may follow it.
    """
    plain = _plain(typed)
    for unit in sorted((*_CURRENCY, *map(folded, units)), key=len, reverse=True):
        if unit and plain.endswith(unit):
            plain = plain.removesuffix(unit).rstrip()
            break
    found = _NUMBER.fullmatch(plain)
    if not found:
        return None
    number = int(re.sub(r"\D", "", found["digits"]))
    return -number if found["sign"] else number


def read_date(typed: str) -> date | None:
    """Return the day in `typed` ("25/11/2026", "25-11-2026", "2026-11-25"), or None."""
    for form in _DATES:
        found = form.fullmatch(_plain(typed))
        if found:
            return _day(int(found["year"]), int(found["month"]), int(found["day"]))
    return None


def read_words(typed: str) -> str:
    """Return `typed` as short texts are compared: no case, accents, punctuation, double spaces."""
    kept = (c if unicodedata.category(c)[0] in "LN" else " " for c in _plain(typed))
    return " ".join("".join(kept).split())


def _plain(typed: str) -> str:
    return folded(unicodedata.normalize("NFKC", typed)) if len(typed) <= LONGEST else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
