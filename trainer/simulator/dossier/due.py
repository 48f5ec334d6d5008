"""What is due by law: the date of appointment and the charge, from the procedure's own facts."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol, TypeVar

from trainer.domain.calendar import WorkingCalendar
from trainer.domain.deadlines import due, parse_limit
from trainer.domain.facts import Charge, TimeLimit
from trainer.simulator.dossier.dossiers import in_hand
from trainer.simulator.scenario import Business
from trainer.simulator.setting import Setting
from trainer.simulator.world import World


class _Cased(Protocol):
    @property
    def case(self) -> str: ...

    def holds_on(self, day: date) -> bool: ...


C = TypeVar("C", bound=_Cased)


def _in_force(rows: Sequence[C], case: str, day: date) -> C | None:
    """Return the row of `case` in force on `day`, else the standard one."""
    held = [row for row in rows if row.holds_on(day)]
    for wanted in (case, "standard"):
        for row in held:
            if row.case == wanted:
                return row
    return None


def limit_of(setting: Setting, business: Business, day: date) -> TimeLimit | None:
    """Return the time limit of the business received on `day`."""
    limits = setting.procedures[business.procedure].limits
    return _in_force(limits, business.case, day)


def charge_of(setting: Setting, business: Business) -> Charge | None:
    """Return the charge that applies to the business on the day of the run."""
    charges = setting.procedures[business.procedure].charges
    return _in_force(charges, business.case, setting.starts.date())


Pauses = tuple[tuple[int, int], ...]


def appointment_due(setting: Setting, business: Business, minute: int, pauses: Pauses = ()) -> str:
    """Return the due date as ISO text for a dossier received at `minute`; "" without a limit.

    Limits in hours give the date and the time. In `pauses` the clock stood still. A specimen limit
    that the brief states goes before the procedure's own.
    """
    received = setting.moment(minute)
    row = limit_of(setting, business, received.date())
    limit = business.limit or (row.limit if row else "")
    if not limit:
        return ""
    paused = tuple((setting.moment(a), setting.moment(b)) for a, b in pauses)
    return _due(limit, received, setting.calendar, paused)


@lru_cache(maxsize=4096)
def _due(
    limit: str,
    received: datetime,
    calendar: WorkingCalendar,
    paused: tuple[tuple[datetime, datetime], ...],
) -> str:
    found = due(parse_limit(limit), received, calendar, paused)
    if isinstance(found, datetime):
        return found.isoformat(timespec="minutes")
    return found.isoformat()


def page_charge(charge: Charge, pages: int) -> int:
    """Return the charge for one copy of `pages` pages, in đồng, tiers first and then the ceiling."""
    total, counted = 0, 0
    for tier in charge.tiers:
        upto = pages if tier.up_to is None else min(pages, tier.up_to)
        total += max(0, upto - counted) * tier.each
        counted = max(counted, upto)
    return total if charge.at_most is None else min(total, charge.at_most)


def charge_due(setting: Setting, business: Business) -> int | None:
    """Return what is due in đồng, or None where the rate is not settled and may not be marked."""
    if business.charge:
        return int(business.charge)
    charge = charge_of(setting, business)
    if charge is None:
        return None
    times = int(business.copies) if charge.per == "copy" else 1
    if charge.tiers:
        return page_charge(charge, setting.sheets[business.original].pages) * times
    return None if charge.amount is None else charge.amount * times


def business_of(setting: Setting, citizen: str) -> Business:
    """Return what a citizen has come for."""
    return setting.citizens[citizen].asks


def at_hand(setting: Setting, world: World) -> str:
    """Return the citizen whose business is in hand: at the counter, else of the dossier in hand."""
    dossier = in_hand(world)
    if world.desk.at_counter and not world.desk.by_phone:
        return world.desk.at_counter
    return dossier.citizen if dossier else next(iter(setting.citizens))
