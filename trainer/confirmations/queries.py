"""What can be confirmed, what was confirmed, and for whom."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from trainer.confirmations.paper import Line
from trainer.domain.calendar import local_day
from trainer.domain.framework import Skill
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Confirmation, Setting
from trainer.records.standings import StandingNow, standings_of
from trainer.records.units import PROVINCE_NAME
from trainer.web import catalogue

PAGE = 30
ISSUER, LICENCE = "confirmation-issuer", "confirmation-licence"


def confirmable(person_id: UUID, at: datetime) -> list[Line]:
    """Return the official levels that the person holds at an instant and that are fresh."""
    framework = catalogue.framework()
    held = standings_of(person_id, at)
    skills = framework.skills if framework else ()
    return [_line(skill, held[skill.code]) for skill in skills if _fresh(held.get(skill.code), at)]


def _fresh(standing: StandingNow | None, at: datetime) -> bool:
    return standing is not None and bool(standing.level) and not standing.is_stale(at)


def _line(skill: Skill, standing: StandingNow) -> Line:
    level = standing.level or 0
    return Line(
        skill=skill.code,
        name=skill.name,
        level=level,
        words=skill.levels[level],
        since=local_day(standing.since),
        until=local_day(standing.stale_at) if standing.stale_at else None,
        by_certificate=standing.reason == "certified",
    )


def issued_to(person_id: UUID) -> Sequence[Confirmation]:
    """Return the person's confirmations, the latest first."""
    query = select(Confirmation).where(Confirmation.person_id == person_id)
    return db.session.scalars(query.order_by(Confirmation.number.desc())).all()


def with_token(token: str) -> Confirmation | None:
    """Return the confirmation that a QR code or a typed code leads to."""
    return db.session.scalar(select(Confirmation).where(Confirmation.token == plain_code(token)))


def plain_code(typed: str) -> str:
    """Return a code without the spaces with which it is printed, in capital letters."""
    return "".join(c for c in typed.upper() if c.isalnum())


def register(wanted: str, page: int) -> tuple[Sequence[Confirmation], int]:
    """Return one page of all confirmations, the latest first, and how many pages there are.

    `wanted` is a part of a name, written with or without marks, or a number; "" asks for all.
    """
    query = select(Confirmation).order_by(Confirmation.number.desc())
    if wanted.partition("/")[0].isdigit():
        query = query.where(Confirmation.number == int(wanted.partition("/")[0][:9]))
    elif wanted:
        query = query.where(Confirmation.search_key.contains(folded(wanted), autoescape=True))
    count = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    rows = db.session.scalars(query.limit(PAGE).offset(PAGE * (page - 1))).all()
    return rows, max(1, -(-count // PAGE))


def revoked_numbers() -> list[int]:
    """Return the numbers of all revoked confirmations."""
    revoked = select(Confirmation.number).where(Confirmation.revoked_at.is_not(None))
    return list(db.session.scalars(revoked.order_by(Confirmation.number)))


def issuer() -> tuple[str, str]:
    """Return who issues here and the number of its licence, "" where it has none."""
    kept = {name: db.session.get(Setting, name) for name in (ISSUER, LICENCE)}
    name, licence = kept[ISSUER], kept[LICENCE]
    return name.value if name else PROVINCE_NAME, licence.value if licence else ""
