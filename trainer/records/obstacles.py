"""What staff report that does not work as written, and what becomes of it.

Nothing here commits: the calling service does, once. No name ever stands beside a report.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from trainer.domain.calendar import local_day
from trainer.extensions import db
from trainer.models import (
    Account,
    Appointment,
    Obstacle,
    ObstacleKind,
    ObstacleStatus,
    Person,
    Post,
    Role,
    RoleGrant,
)


@dataclass(frozen=True, kw_only=True)
class NewObstacle:
    """What a person reports. `rule` "" is the procedure as a whole."""

    id: UUID
    person_id: UUID
    procedure: str
    rule: str
    kind: ObstacleKind
    text: str


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which reports are asked for, of these units; an empty text asks for all."""

    units: Collection[str]
    procedure: str = ""
    kind: str = ""
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many reports agree in commune, procedure, kind and status."""

    unit_code: str
    procedure: str
    kind: str
    status: str
    count: int


class NoUnit(Exception):
    """Somebody without a post and without a learner's role reports: there is no unit to name."""


def report(new: NewObstacle, at: datetime) -> Obstacle:
    """Keep a report with the person's present unit and position; the same id again keeps nothing."""
    db.session.execute(select(Person.id).where(Person.id == new.person_id).with_for_update())
    known = db.session.get(Obstacle, new.id)
    if known is not None:
        return known
    unit, profile = _place(new.person_id, local_day(at))
    made = Obstacle(**vars(new), unit_code=unit, profile=profile, reported_at=at)
    db.session.add(made)
    return made


def _place(person_id: UUID, today: date) -> tuple[str, str]:
    """Return unit and position of the person's present post, else the unit they learn in."""
    posts = (
        select(Post.unit_code, Post.profile)
        .join(Appointment, Appointment.post_id == Post.id)
        .where(Appointment.person_id == person_id, Appointment.from_day <= today)
        .where(Appointment.until_day.is_(None) | (Appointment.until_day > today))
        .order_by(Appointment.from_day, Post.profile)
    )
    held = db.session.execute(posts).first()
    if held is not None:
        return held.unit_code, held.profile
    learns = (
        select(RoleGrant.unit_code)
        .join(Account)
        .where(Account.person_id == person_id)
        .where(RoleGrant.role.in_((Role.LEARNER, Role.HELPER)))
    )
    unit = db.session.scalar(learns)
    if unit is None:
        raise NoUnit
    return unit, ""


def of_person(person_id: UUID) -> Sequence[Obstacle]:
    """Return the person's own reports, newest first."""
    own = select(Obstacle).where(Obstacle.person_id == person_id)
    return db.session.scalars(own.order_by(*_NEWEST)).all()


def shared_answers(procedures: Iterable[str]) -> Sequence[Obstacle]:
    """Return the answered reports on these procedures whose answer every learner may read."""
    query = select(Obstacle).where(
        Obstacle.procedure.in_(list(procedures)),
        Obstacle.status == ObstacleStatus.ANSWERED,
        Obstacle.shared.is_(True),
    )
    return db.session.scalars(query.order_by(Obstacle.answered_at.desc(), Obstacle.id)).all()


def listed(wanted: Wanted, most: int | None = None, skipped: int = 0) -> Sequence[Obstacle]:
    """Return the reports asked for with their units, newest first."""
    query = select(Obstacle).where(*_asked(wanted)).options(joinedload(Obstacle.unit))
    return db.session.scalars(query.order_by(*_NEWEST).limit(most).offset(skipped)).all()


def tallied(wanted: Wanted) -> list[Tally]:
    """Count the reports asked for."""
    by = (Obstacle.unit_code, Obstacle.procedure, Obstacle.kind, Obstacle.status)
    query = select(*by, func.count().label("count")).where(*_asked(wanted)).group_by(*by)
    return [Tally(**row) for row in db.session.execute(query).mappings()]


_NEWEST = (Obstacle.reported_at.desc(), Obstacle.id)


def _asked(wanted: Wanted) -> list[ColumnElement[bool]]:
    exact = {name: getattr(wanted, name) for name in ("procedure", "kind", "status")}
    asked = (getattr(Obstacle, name) == given for name, given in exact.items() if given)
    return [Obstacle.unit_code.in_(list(wanted.units)), *asked]
