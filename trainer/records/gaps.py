"""Gap rows of communes as of any day."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select

from trainer.domain.gaps import GapRow
from trainer.extensions import db
from trainer.models import CommuneCount


def gap_rows(
    as_of: date, units: Iterable[str] | None = None, skill: str | None = None
) -> list[GapRow]:
    """Return the gap rows that hold on a day, by commune, skill and level."""
    query = (
        select(CommuneCount)
        .where(CommuneCount.from_day <= as_of)
        .where(or_(CommuneCount.until_day.is_(None), CommuneCount.until_day > as_of))
        .order_by(CommuneCount.unit_code, CommuneCount.skill, CommuneCount.required_level)
    )
    if units is not None:
        query = query.where(CommuneCount.unit_code.in_(list(units)))
    if skill is not None:
        query = query.where(CommuneCount.skill == skill)
    return [_row(count) for count in db.session.scalars(query)]


def _row(count: CommuneCount) -> GapRow:
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
