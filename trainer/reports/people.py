"""The people behind a cell, by name, and the official evidence of one of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import func, select

from trainer.domain.framework import JobProfile
from trainer.domain.gaps import SkillShown, standing_state
from trainer.extensions import db
from trainer.models import (
    Account,
    Appointment,
    Identity,
    OrgUnit,
    Person,
    Post,
)
from trainer.records import audit
from trainer.records.official import OfficialOccasion, official_occasions
from trainer.records.standings import StandingNow, standings_in
from trainer.reports.forms import ReportForm
from trainer.reports.posts import held, open_posts, vacant_requiring
from trainer.reports.shapes import Behind, Named
from trainer.web.catalogue import framework_or_empty
from trainer.web.clock import HERE


def people_behind(unit: OrgUnit, code: str, form: ReportForm) -> Behind | None:
    """Return the people whose posts in the unit require a skill; None for an unknown skill."""
    framework = framework_or_empty()
    skill = next((s for s in framework.skills if s.code == code), None)
    if skill is None:
        return None
    requiring = {p.code: p for p in framework.profiles if not p.helper and p.requires.get(code)}
    holders = _holders(unit, list(requiring), form.as_of)
    standings = _standings({key for key, *_ in holders}, code, form.as_of)
    return Behind(
        skill=skill,
        people=_named(holders, requiring, code, standings, form.as_of),
        vacant=vacant_requiring(unit.code, list(requiring), form.as_of),
    )


def _holders(unit: OrgUnit, profiles: list[str], day: date) -> Sequence[tuple[UUID, str, str]]:
    query = (
        select(Person.id, func.coalesce(Identity.name, ""), Post.profile)
        .join(Appointment, Appointment.person_id == Person.id)
        .join(Post, Post.id == Appointment.post_id)
        .outerjoin(Identity, Identity.person_id == Person.id)
        .where(Post.unit_code == unit.code, Post.profile.in_(profiles))
        .where(held(day), *open_posts(day))
        .order_by(Identity.sort_key, Person.id)
    )
    return [(key, name, profile) for key, name, profile in db.session.execute(query)]


def _standings(people: set[UUID], skill: str, day: date) -> Mapping[UUID, StandingNow]:
    """Return what holds at the end of the day, as the commune counts do."""
    found = standings_in(people, datetime.combine(day, time.max, tzinfo=HERE))
    return {person: skills[skill] for person, skills in found.items() if skill in skills}


def _named(
    holders: Iterable[tuple[UUID, str, str]],
    profiles: Mapping[str, JobProfile],
    skill: str,
    standings: Mapping[UUID, StandingNow],
    day: date,
) -> list[Named]:
    held: dict[UUID, list[JobProfile]] = defaultdict(list)
    names = {}
    for key, name, profile in holders:
        held[key].append(profiles[profile])
        names[key] = name
    return [_person(key, names[key], held[key], skill, standings.get(key), day) for key in held]


def _person(
    key: UUID,
    name: str,
    profiles: Sequence[JobProfile],
    skill: str,
    standing: StandingNow | None,
    day: date,
) -> Named:
    required = max(profile.requires[skill] for profile in profiles)
    shown = _shown(standing)
    return Named(
        id=key,
        name=name or _("(đã xoá tên)"),
        profiles=profiles,
        required=required,
        level=shown.level if shown else None,
        state=standing_state(shown, required, day),
        stale_on=shown.stale_on if shown else None,
        latest_evidence=shown.from_day if shown else None,
    )


def _shown(standing: StandingNow | None) -> SkillShown | None:
    if standing is None:
        return None
    stale = standing.stale_at
    return SkillShown(
        person=standing.person_id,
        from_day=standing.since.astimezone(HERE).date(),
        level=standing.level,
        stale_on=stale.astimezone(HERE).date() if stale else None,
    )


def official_evidence(person: UUID, skill: str, day: date) -> list[OfficialOccasion]:
    """Return what a person's level rests on at the end of a day, newest first."""
    return official_occasions(person, skill, datetime.combine(day, time.max, tzinfo=HERE))


def log_looks(account: Account, people: Iterable[UUID], page: str, at: datetime) -> None:
    """Write down that the account saw these people's named levels, and commit."""
    for person in people:
        audit.log_look(account, person, page, at)
    db.session.commit()
