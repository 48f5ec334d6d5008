"""What is served now, as bodies. Turning a body into values is `trainer.content.revisions`' work."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from trainer.domain.calendar import (
    PLAIN_WEEKS,
    CalendarDay,
    UnknownDay,
    WorkingCalendar,
    calendar_of,
)
from trainer.domain.cuts import Cuts, DatedCuts, dated
from trainer.domain.gaps import Requirements
from trainer.domain.renewal import Changed
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import HolidayOverride, Publication, Revision

Body = Mapping[str, Any]
FRAMEWORK = ("framework", "framework")
FACTS = ("facts", "facts")


def current(kind: str, key: str) -> Revision | None:
    """Return the revision that is served under this kind and key."""
    query = (
        db.select(Revision)
        .join(Publication, Publication.revision_hash == Revision.hash)
        .where(Publication.kind == kind, Publication.key == key)
    )
    return db.session.scalar(query)


def current_hash(kind: str, key: str) -> str | None:
    """Return the hash of the revision that is served under this kind and key."""
    publication = db.session.get(Publication, (kind, key))
    return publication.revision_hash if publication else None


def revision(hash_: str) -> Revision | None:
    """Return the revision with this hash, whether it is served or retired."""
    return db.session.get(Revision, hash_)


def framework() -> Body | None:
    """Return the body of the competency framework, None before it is published."""
    return _body(*FRAMEWORK)


def facts() -> Body | None:
    """Return the body of the facts, procedures and holidays, None before they are published."""
    return _body(*FACTS)


def requirements() -> Requirements:
    """Return what each job profile requires; helper profiles are left out. Empty at first."""
    served = current_hash(*FRAMEWORK)
    return _requirements(served) if served else {}


def cuts() -> DatedCuts:
    """Return where levels begin, set by set; the first set before a framework is published."""
    served = current_hash(*FRAMEWORK)
    return _cuts(served) if served else DatedCuts()


def changed_rules() -> Changed:
    """Return which facts have changed and when; nothing before the facts are published."""
    served = current_hash(*FACTS)
    return _changed(served) if served else {}


def calendar() -> WorkingCalendar | None:
    """Return the published holidays with this installation's overrides, None before publication."""
    body = facts()
    if body is None:
        return None
    shipped = [_day(date.fromisoformat(row["day"]), row) for row in body["holidays"]]
    return calendar_of([*shipped, *overrides()])


def working_days_after(day: date, n: int) -> date:
    """Return the n-th working day after `day`; where holidays are not known yet, weeks of five days."""
    try:
        return (calendar() or PLAIN_WEEKS).add_working_days(day, n)
    except UnknownDay:
        return PLAIN_WEEKS.add_working_days(day, n)


def overrides() -> list[CalendarDay]:
    """Return the days that this installation's administrator has set."""
    rows = db.session.scalars(db.select(HolidayOverride).order_by(HolidayOverride.day))
    return [_day(row.day, vars(row)) for row in rows]


def _body(kind: str, key: str) -> Body | None:
    served = current_hash(kind, key)
    return _cached_body(served) if served else None


@lru_cache(maxsize=16)
def _cached_body(hash_: str) -> Body:
    """Return a body; bodies never change, so they are kept by their hash."""
    body: Body = db.session.get_one(Revision, hash_).body
    return MappingProxyType(body)


@lru_cache(maxsize=4)
def _requirements(hash_: str) -> Requirements:
    profiles = _cached_body(hash_)["profiles"]
    return {row["code"]: row["requires"] for row in profiles if not row.get("helper")}


@lru_cache(maxsize=4)
def _cuts(hash_: str) -> DatedCuts:
    return dated(
        Cuts(
            set_on=date.fromisoformat(row["set_on"]),
            panel=Text(**row["panel"]),
            provisional=row["provisional"],
            levels=tuple(row["levels"]),
        )
        for row in _cached_body(hash_).get("cuts", ())
    )


@lru_cache(maxsize=4)
def _changed(hash_: str) -> Changed:
    changed: Mapping[str, Sequence[str]] = _cached_body(hash_).get("changed", {})
    return {key: tuple(map(date.fromisoformat, days)) for key, days in changed.items()}


def _day(day: date, row: Mapping[str, Any]) -> CalendarDay:
    name = Text(vi=row["name_vi"], en=row["name_en"])
    return CalendarDay(day=day, working=row["working"], name=name, source=row["source"])
