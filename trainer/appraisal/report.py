"""How far ratings agree: first and second raters, platform and observation, two observers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from trainer.domain.agreement import (
    FEWEST,
    Agreement,
    Pair,
    Table,
    agreement,
    cross_table,
    cuts_confirmed,
)
from trainer.domain.appraisal import Marks
from trainer.domain.framework import Area, Skill
from trainer.extensions import db
from trainer.models import Observation, ReRating, Standing, Watching
from trainer.records.consents import PILOT, who_agree
from trainer.web.exports import Cell
from trainer.web.language import said

LEVELS = 5
"""Levels 0 to 4."""

_YES_NO = {"no": 0, "yes": 1}


@dataclass(frozen=True, kw_only=True)
class MarksGroup:
    """How far two raters agree in yes and no; None of the figures for fewer than five appraisals."""

    area: Area | None
    appraisals: int
    found: Agreement | None


def marks_agreement(
    seconds: Sequence[ReRating], areas: Sequence[Area], skills: Sequence[Skill]
) -> list[MarksGroup]:
    """Return the agreement over all areas and in each that has second ratings."""
    area_of = {skill.code: skill.area for skill in skills}
    groups = [_marks_group(None, seconds)]
    for area in areas:
        here = [row for row in seconds if area_of.get(row.appraisal.skill) == area.code]
        groups += [_marks_group(area, here)] if here else []
    return groups


def _marks_group(area: Area | None, seconds: Sequence[ReRating]) -> MarksGroup:
    pairs = [pair for row in seconds for pair in pairs_of(row)]
    enough = len(seconds) >= FEWEST
    found = agreement(pairs, len(_YES_NO)) if enough else None
    return MarksGroup(area=area, appraisals=len(seconds), found=found)


def pairs_of(second: ReRating) -> list[Pair]:
    """Return the checks that both raters answered with yes or no."""
    first = [work["marks"] for work in second.appraisal.works]
    return [p for one, other in zip(first, second.marks, strict=True) for p in _pairs(one, other)]


def _pairs(one: Marks, other: Marks) -> Iterable[Pair]:
    for criterion, mark in one.items():
        again = other.get(criterion, "na")
        if mark in _YES_NO and again in _YES_NO:
            yield _YES_NO[mark], _YES_NO[again]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One skill, or all (None): platform against observation, observer against observer.

    `table` is None for fewer than five pairs: rows are the platform's level, columns the observed.
    """

    skill: Skill | None
    levels: Agreement
    table: Table | None
    observers: Agreement


@dataclass(frozen=True, kw_only=True)
class LevelReport:
    """What observation says of the cuts. `unmeasured`: observed, but without a fresh level."""

    groups: Sequence[Compared]
    unmeasured: int
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class _Observed:
    skill: str
    platform: int | None
    first: int
    second: int | None


def level_report(skills: Sequence[Skill]) -> LevelReport:
    """Return the comparison over everybody whose consent still holds."""
    rows = _observed()
    groups = [_compared(None, rows)]
    for skill in skills:
        here = [row for row in rows if row.skill == skill.code]
        groups += [_compared(skill, here)] if here else []
    return LevelReport(
        groups=groups,
        unmeasured=sum(row.platform is None for row in rows),
        confirmed=cuts_confirmed(groups[0].levels),
    )


def _compared(skill: Skill | None, rows: Sequence[_Observed]) -> Compared:
    pairs = [(row.platform, row.first) for row in rows if row.platform is not None]
    twice = [(row.first, row.second) for row in rows if row.second is not None]
    return Compared(
        skill=skill,
        levels=agreement(pairs, LEVELS),
        table=cross_table(pairs, LEVELS) if len(pairs) >= FEWEST else None,
        observers=agreement(twice, LEVELS),
    )


def _observed() -> list[_Observed]:
    """Return what was observed, with the platform's fresh level at the moment it was entered."""
    first, second = aliased(Observation), aliased(Observation)
    running = or_(Standing.until_at.is_(None), Standing.until_at > first.entered_at)
    fresh = or_(Standing.stale_at.is_(None), Standing.stale_at > first.entered_at)
    query = (
        select(
            Watching.skill, Standing.person_id, Standing.level, first.level, second.level.label("s")
        )
        .join(first, and_(first.watching_id == Watching.id, first.place == 1))
        .outerjoin(second, and_(second.watching_id == Watching.id, second.place == 2))
        .outerjoin(
            Standing,
            and_(
                Standing.person_id == Watching.person_id,
                Standing.skill == Watching.skill,
                Standing.from_at <= first.entered_at,
                running,
                fresh,
            ),
        )
        .where(first.entered_at.is_not(None), Watching.person_id.in_(who_agree(PILOT)))
        .order_by(Watching.id)
    )
    return [
        _Observed(skill=skill, platform=None if person is None else level or 0, first=one, second=s)
        for skill, person, level, one, s in db.session.execute(query)
        if one is not None
    ]


def as_table(report: LevelReport) -> list[list[Cell]]:
    """Return the report for a spreadsheet; groups of fewer than five pairs have no figures."""
    cells = [f"{i}-{j}" for i in range(LEVELS) for j in range(LEVELS)]
    head = ["skill", "pairs", "percent", "kappa", "kappa_low", "kappa_high"]
    observers = ["observer_pairs", "observer_percent", "observer_kappa"]
    table: list[list[Cell]] = [[_("Năng lực"), *head, *observers, *cells]]
    return [*table, *(_row(group) for group in report.groups)]


def _row(group: Compared) -> list[Cell]:
    name = said(group.skill.name) if group.skill else _("Tất cả")
    code = group.skill.code if group.skill else ""
    levels, observers = group.levels, group.observers
    kappa = levels.kappa
    interval: list[Cell] = (
        [_plain(each) for each in (kappa.low, kappa.high)] if kappa else [None, None]
    )
    counts: list[Cell] = [count for row in group.table for count in row] if group.table else []
    return [
        name,
        code,
        levels.pairs if group.table else None,
        _plain(levels.percent),
        _plain(kappa.value if kappa else None),
        *interval,
        observers.pairs if observers.percent is not None else None,
        _plain(observers.percent),
        _plain(observers.kappa.value if observers.kappa else None),
        *counts,
    ]


def _plain(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)
