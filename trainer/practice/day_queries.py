"""What the pages of the counter day read: the commune's mix, the person's own days."""

from datetime import datetime
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.domain.values import Text, value
from trainer.extensions import db
from trainer.models import DossierCount, OrgUnit, Run
from trainer.practice import scenarios
from trainer.practice.modes import Mode
from trainer.practice.queries import RECENT
from trainer.records.dossier_mix import mix_of
from trainer.records.estimates import estimates_of
from trainer.simulator.day import COUNTER_DAY, DayScore, Mix, difficulty_for
from trainer.simulator.day.plan import Difficulty
from trainer.web.catalogue import procedure_names

SHOWN = 6
"""So many procedures of a mix are named on the page."""


@value
class Share:
    """One line of a mix: a procedure or a channel, and its share in per cent."""

    name: Text | str
    share: float


@value
class ShownMix:
    """Whose mix it is, where the figures stand, and what comes most."""

    unit: str
    sources: tuple[str, ...]
    procedures: tuple[Share, ...]
    channels: tuple[Share, ...]


@value
class OwnDay:
    """One of the person's own counter days."""

    run: Run
    difficulty: int
    cases: int
    retired: bool


def mix(unit: str) -> Mix:
    """Return what comes to the unit's counter."""
    found = mix_of(unit)
    return Mix(procedures=found.procedures, channels=found.channels)


def shown_mix(unit: str) -> ShownMix:
    """Return the mix as the page shows it, the commonest first."""
    found, names = mix(unit), procedure_names()
    procedures = [(names[code], n) for code, n in found.procedures.items() if code in names]
    channels = [(_channels()[name], n) for name, n in found.channels.items()]
    return ShownMix(
        unit=db.session.get_one(OrgUnit, unit).name,
        sources=_sources(unit),
        procedures=_shares(procedures)[:SHOWN],
        channels=_shares(channels),
    )


def _channels() -> dict[str, str]:
    return {"counter": _("Trực tiếp"), "online": _("Trực tuyến"), "post": _("Bưu chính")}


def _shares(counts: "list[tuple[Text, int]] | list[tuple[str, int]]") -> tuple[Share, ...]:
    total = sum(n for _name, n in counts) or 1
    ordered = sorted(counts, key=lambda each: -each[1])
    return tuple(Share(name=name, share=100 * n / total) for name, n in ordered)


def _sources(unit: str) -> tuple[str, ...]:
    """Return where the figures stand: the unit's own, else all there are.

    A source reads as whoever imported it wrote it; those of the demo are translated.
    """
    query = select(DossierCount.source).distinct().order_by(DossierCount.source)
    own = db.session.scalars(query.where(DossierCount.unit_code == unit)).all()
    return tuple(_(source) for source in own or db.session.scalars(query) if source)


def own_days(person_id: UUID) -> list[OwnDay]:
    """Return the person's latest counter days, the latest first."""
    query = (
        select(Run)
        .where(Run.person_id == person_id, Run.scenario == COUNTER_DAY)
        .order_by(Run.started_at.desc())
        .limit(RECENT)
    )
    return [_own_day(run) for run in db.session.scalars(query)]


def _own_day(run: Run) -> OwnDay:
    day = scenarios.day(run.revision)
    assert day is not None, "a run of this key has a day"  # noqa: S101
    return OwnDay(
        run=run,
        difficulty=day.plan.difficulty,
        cases=len(day.plan.cases),
        retired=not scenarios.is_served(run.scenario, run.revision),
    )


def last_score(person_id: UUID) -> DayScore | None:
    """Return the latest whole day that the person has finished."""
    query = (
        select(Run)
        .where(Run.person_id == person_id, Run.scenario == COUNTER_DAY, Run.mode == Mode.OWN)
        .where(Run.finished_at.is_not(None), Run.restarted_from.is_(None))
        .order_by(Run.finished_at.desc())
        .limit(1)
    )
    run = db.session.scalar(query)
    if run is None:
        return None
    return DayScore(
        difficulty=_own_day(run).difficulty, score=run.score or 0, critical=bool(run.critical)
    )


def next_difficulty(person_id: UUID, at: datetime) -> Difficulty:
    """Return how hard the next day is: after the last day, else after the private estimate."""
    last = last_score(person_id)
    served = scenarios.current_revisions().values()
    practised = {s for r in served for s in scenarios.published(r).compiled.definition.skills}
    known = estimates_of(person_id, at)
    levels = [now.level for skill, now in known.items() if skill in practised]
    return difficulty_for(levels, [last] if last else [])
