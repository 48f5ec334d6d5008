"""The clock, for routes only: rules and services are handed the time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in Vietnam."""
    return now().astimezone(HERE).date()
