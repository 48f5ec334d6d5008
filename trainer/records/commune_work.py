"""How much of a commune's work hangs on a skill, and whether anybody else can do it.

Nothing here says how a colleague stands: of others' levels only groups of at least `GROUP` speak.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Literal

from sqlalchemy import func, select

from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import DossierCount
from trainer.records.gaps import gap_rows

GROUP = 5
"""Fewer others than this are not spoken of: one colleague could be recognised."""

Alone = Literal["", "post", "people"]
"""Nobody else: no other filled post requires the skill; or none of at least `GROUP` others holds it."""


@value
class SkillInUnit:
    """What a skill means for a unit: `tenths`: in how many of ten dossiers it is needed."""

    alone: Alone
    tenths: int


def skills_in(
    units: Collection[str], practised: Mapping[str, Collection[str]], day: date
) -> dict[str, SkillInUnit]:
    """Return what each skill that is required there means for the units, the worst of them.

    `practised`: skill -> the procedures in which it is needed.
    """
    dossiers = _dossiers(units)
    found: dict[str, SkillInUnit] = {}
    for unit in sorted(units):
        for skill, (required, met) in _people(unit, day).items():
            tenths = _tenths(dossiers.get(unit, {}), practised.get(skill, ()))
            here = SkillInUnit(alone=_alone(required, met), tenths=tenths)
            found[skill] = _worse(here, found.get(skill, here))
    return found


def _alone(required: int, met: int) -> Alone:
    if required <= 1:
        return "post"
    return "people" if required > GROUP and met == 0 else ""


def _worse(one: SkillInUnit, other: SkillInUnit) -> SkillInUnit:
    return SkillInUnit(alone=one.alone or other.alone, tenths=max(one.tenths, other.tenths))


def _people(unit: str, day: date) -> dict[str, tuple[int, int]]:
    """Return by skill how many people are required to hold it, and how many do."""
    found: dict[str, tuple[int, int]] = {}
    for row in gap_rows(day, [unit]):
        required, met = found.get(row.skill, (0, 0))
        found[row.skill] = (required + row.required, met + row.met)
    return found


def _dossiers(units: Collection[str]) -> dict[str, dict[str, int]]:
    added = func.sum(DossierCount.counter + DossierCount.online + DossierCount.post)
    key = (DossierCount.unit_code, DossierCount.procedure)
    query = (
        select(*key, added)
        .where(DossierCount.unit_code.in_(units), DossierCount.procedure != "")
        .group_by(*key)
    )
    found: dict[str, dict[str, int]] = {}
    for unit, procedure, dossiers in db.session.execute(query):
        found.setdefault(unit, {})[procedure] = int(dossiers)
    return found


def _tenths(dossiers: Mapping[str, int], procedures: Iterable[str]) -> int:
    total = sum(dossiers.values())
    needed = sum(dossiers.get(code, 0) for code in procedures)
    return round(10 * needed / total) if total else 0
