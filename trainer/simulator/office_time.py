"""The time of the office: minutes of a run, its working days, and what falls outside them.

A run counts its minutes from midnight of its first day, nights and days off included.
"""

from collections.abc import Iterable, Iterator

from trainer.simulator.acts import Event, event_number
from trainer.simulator.scenario import Citizen, Colleague
from trainer.simulator.setting import Setting

DAY = 24 * 60
"""Minutes in a day."""

NEVER = 10**6
"""A minute that no run reaches."""


def start_minute(setting: Setting) -> int:
    """Return the minute at which the run starts."""
    return setting.starts.hour * 60 + setting.starts.minute


def closing(setting: Setting, minute: int) -> int:
    """Return the minute at which the office closes on the day of `minute`."""
    return minute // DAY * DAY + setting.closes


def opening(setting: Setting, day: int) -> int:
    """Return when the office opens on the `day`-th working day of the run (the first is 1)."""
    if day == 1:
        return start_minute(setting)
    if day > len(setting.office_days):
        return NEVER
    return setting.office_days[day - 1] * DAY + setting.opens


def next_opening(setting: Setting, minute: int) -> int:
    """Return when the office opens after the day of `minute`; NEVER after the last day."""
    later = (day for day in setting.office_days if day > minute // DAY)
    day = next(later, None)
    return NEVER if day is None else day * DAY + setting.opens


def after(setting: Setting, minute: int, office_minutes: int) -> int:
    """Return the moment at which so many minutes of office time have passed since `minute`."""
    while minute < NEVER:
        left_today = max(0, closing(setting, minute) - minute)
        if office_minutes <= left_today:
            return minute + office_minutes
        office_minutes -= left_today
        minute = next_opening(setting, minute)
    return NEVER


def done_at(setting: Setting, minute: int, colleague: Colleague) -> int:
    """Return when a colleague has done what lies on their desk since `minute`.

    What is given to somebody who is away lies until they are back.
    """
    begins = max(minute, opening(setting, colleague.back_on))
    return after(setting, begins, colleague.minutes)


def arrival(setting: Setting, citizen: Citizen) -> int:
    """Return the minute at which a citizen comes for the first time."""
    return opening(setting, citizen.day) + citizen.arrives


def moments(events: Iterable[Event]) -> Iterator[tuple[int, Event]]:
    """Yield every event with the minute of the run at which it began."""
    minute = 0
    for event in events:
        if event.kind == "began":
            minute = event_number(event, "minute")
        yield minute, event
        if event.kind in ("done", "refused", "waited"):
            minute += event_number(event, "minutes")
        elif event.kind == "day-closed":
            minute = event_number(event, "opens")
