"""The calendar of the shipped list, for tests of rules that need one."""

import csv
from datetime import date
from pathlib import Path

from trainer.domain.calendar import CalendarDay, calendar_of
from trainer.domain.values import Text

HOLIDAYS = Path(__file__).parents[2] / "simulations" / "facts" / "holidays.csv"


def shipped_days() -> list[CalendarDay]:
    with HOLIDAYS.open(encoding="utf-8") as file:
        return [
            CalendarDay(
                day=date.fromisoformat(row["date"]),
                working=row["kind"] == "work",
                name=Text(vi=row["name_vi"], en=row["name_en"]),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        ]


CALENDAR = calendar_of(shipped_days())
