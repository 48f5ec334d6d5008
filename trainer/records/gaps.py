"""Gap rows: counted when something changes, read as a range of days.

Whoever changes posts, appointments, standings or the framework refreshes the counts of the units
it touched, in the same transaction.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_

from trainer.domain.calendar import local_day
from trainer.domain.gap_timeline import Histories, asked_by_skill, timeline
from trainer.domain.gaps import DatedRow, GapRow, PostHeld, PostOpen, SkillShown, Staffing
from trainer.extensions import db, rows
from trainer.models import Appointment, CommuneCount, OrgUnit, Post, Standing
from trainer.records import published
from trainer.records.many import put

TOGETHER = 20
"""Units counted in one go."""


def in_one_go(units: Iterable[str]) -> list[Sequence[str]]:
    """Return the units, in the order of their codes, in parts that are counted in one go."""
    codes = sorted(set(units))
    return [codes[start : start + TOGETHER] for start in range(0, len(codes), TOGETHER)]


def gap_rows(
    as_of: date, units: Iterable[str] | None = None, skill: str | None = None
) -> list[GapRow]:
    """Return the gap rows as of a day, by commune, skill and level; None means all units."""
    query = (
        db.select(CommuneCount)
        .where(
            CommuneCount.from_day <= as_of,
            or_(CommuneCount.until_day.is_(None), CommuneCount.until_day > as_of),
        )
        .order_by(CommuneCount.unit_code, CommuneCount.skill, CommuneCount.required_level)
    )
    if units is not None:
        query = query.where(CommuneCount.unit_code.in_(list(units)))
    if skill is not None:
        query = query.where(CommuneCount.skill == skill)
    return [_as_row(count) for count in db.session.scalars(query)]


def refresh_counts(units: Iterable[str], skills: Collection[str] | None = None) -> None:
    """Count the units again, in these skills or in all. The caller commits.

    What stands in the session is flushed first. The units are locked in the order of their codes.
    """
    db.session.flush()
    for some in in_one_go(units):
        _refresh(some, skills)


def _refresh(units: Sequence[str], skills: Collection[str] | None) -> None:
    locked = db.select(OrgUnit.code).where(OrgUnit.code.in_(units)).order_by(OrgUnit.code)
    db.session.execute(locked.with_for_update())
    outdated = db.delete(CommuneCount).where(CommuneCount.unit_code.in_(units))
    if skills is not None:
        outdated = outdated.where(CommuneCount.skill.in_(skills))
    db.session.execute(outdated)
    put(CommuneCount, [_stored(dated) for dated in counted(units, skills)])


def refresh_all_counts() -> None:
    """Count every unit again, as after a new framework. The caller commits."""
    refresh_counts(db.session.scalars(db.select(OrgUnit.code)).all())


def units_of(person_id: UUID) -> set[str]:
    """Return the units in which the person has or had a post."""
    query = db.select(Post.unit_code).join(Appointment).where(Appointment.person_id == person_id)
    return set(db.session.scalars(query))


def counted(units: Collection[str], skills: Collection[str] | None = None) -> list[DatedRow]:
    """Count units from their posts and standings, reading nothing that was counted before."""
    staffed = _staffing(units)
    people = {held.person for staffing in staffed.values() for held in staffing.held}
    shown = _shown(people, skills)
    found: list[DatedRow] = []
    for unit, staffing in staffed.items():
        asked = asked_by_skill(staffing)
        for skill in sorted(asked if skills is None else asked.keys() & set(skills)):
            found += timeline(unit, skill, asked[skill], shown.get(skill, {}))
    return found


def as_dated(count: CommuneCount) -> DatedRow:
    """Return a stored count as the rules give it."""
    return DatedRow(from_day=count.from_day, until_day=count.until_day, row=_as_row(count))


def _staffing(units: Collection[str]) -> dict[str, Staffing]:
    """Return the posts of each unit and who holds them; a unit without posts is left out."""
    query = db.select(Post.unit_code, Post.id, Post.profile, Post.opened_on, Post.closed_on)
    posts: dict[str, list[PostOpen]] = {}
    unit_of: dict[UUID, str] = {}
    for unit, post, profile, opened, closed in rows(query.where(Post.unit_code.in_(units))):
        unit_of[post] = unit
        opening = PostOpen(id=post, profile=profile, from_day=opened, until_day=closed)
        posts.setdefault(unit, []).append(opening)
    held: dict[str, list[PostHeld]] = {unit: [] for unit in posts}
    query = db.select(
        Appointment.post_id, Appointment.person_id, Appointment.from_day, Appointment.until_day
    ).join(Post)
    for post, person, start, end in rows(query.where(Post.unit_code.in_(units))):
        holding = PostHeld(post=post, person=person, from_day=start, until_day=end)
        held[unit_of[post]].append(holding)
    requirements = published.requirements()
    return {
        unit: Staffing(posts=tuple(own), held=tuple(held[unit]), requirements=requirements)
        for unit, own in posts.items()
    }


def _shown(people: Collection[UUID], skills: Collection[str] | None) -> dict[str, Histories]:
    """Return what people have shown, by skill."""
    query = (
        db.select(
            Standing.skill,
            Standing.person_id,
            Standing.from_at,
            Standing.level,
            Standing.stale_at,
        )
        .where(Standing.person_id.in_(people))
        .order_by(Standing.from_at)
    )
    if skills is not None:
        query = query.where(Standing.skill.in_(skills))
    found: dict[str, dict[UUID, list[SkillShown]]] = {}
    for skill, person, from_at, level, stale_at in rows(query):
        stale_on = local_day(stale_at) if stale_at else None
        shown = SkillShown(person, local_day(from_at), level, stale_on)
        found.setdefault(skill, {}).setdefault(person, []).append(shown)
    return found


def _as_row(count: CommuneCount) -> GapRow:
    return GapRow(
        commune=count.unit_code,
        skill=count.skill,
        required_level=count.required_level,
        required=count.required,
        met=count.met,
        below=count.below,
        not_measured=count.not_measured,
        stale=count.stale,
        vacant=count.vacant,
        single_point_of_failure=count.met == 1,
        oldest_evidence=count.oldest_evidence,
    )


def _stored(dated: DatedRow) -> dict[str, Any]:
    counts = dated.row._asdict()
    del counts["single_point_of_failure"]
    unit = counts.pop("commune")
    return {
        "unit_code": unit,
        "from_day": dated.from_day,
        "until_day": dated.until_day,
        **counts,
    }
