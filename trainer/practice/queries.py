"""What the pages of practice read."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select

from trainer.domain.values import LANGUAGES, Text, value
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Run
from trainer.practice import labels, scenarios
from trainer.practice.modes import Mode
from trainer.simulator.rulebook import Rule
from trainer.simulator.scenario import Scenario
from trainer.simulator.setting import Setting

RECENT = 20
LAND = "dat-dai"
"""The field of scenarios that belong to no procedure: exercises with map and land records."""

_MAP_TASK = Text(vi="Bài tập bản đồ và hồ sơ địa chính", en="Exercise with map and land records")


@value
class Offered:
    """A published scenario on the overview, and the person's best mark in each mode."""

    key: str
    field: str
    procedure: Text
    scenario: Scenario
    best: dict[str, int]
    passed: bool


def offered(person_id: UUID) -> dict[str, list[Offered]]:
    """Return the published scenarios by field, easiest first, with the person's best results."""
    best = _best(person_id)
    found = [_offered(key, rev, best) for key, rev in scenarios.current_revisions().items()]
    fields: dict[str, list[Offered]] = {}
    for each in sorted(found, key=lambda o: (o.field, o.scenario.difficulty, o.key)):
        fields.setdefault(each.field, []).append(each)
    return fields


def _offered(key: str, revision: str, best: dict[tuple[str, str], tuple[int, bool]]) -> Offered:
    own = {mode: best[key, mode] for mode in Mode if (key, mode) in best}
    compiled = scenarios.published(revision).compiled
    first = next(iter(compiled.procedures), None)
    return Offered(
        key=key,
        field=first.field if first else LAND,
        procedure=first.name if first else _MAP_TASK,
        scenario=compiled.definition,
        best={mode: score for mode, (score, _) in own.items()},
        passed=own.get(Mode.ASSESSMENT, (0, False))[1],
    )


def _best(person_id: UUID) -> dict[tuple[str, str], tuple[int, bool]]:
    rows = db.session.execute(
        select(Run.scenario, Run.mode, func.max(Run.score), func.max(_as_number()))
        .where(Run.person_id == person_id, Run.score.is_not(None))
        .group_by(Run.scenario, Run.mode)
    )
    return {(key, mode): (score, bool(passed)) for key, mode, score, passed in rows}


def _as_number() -> Any:
    """Return `passed` as 0 or 1: PostgreSQL knows no greatest boolean."""
    return case((Run.passed.is_(True), 1), else_=0)


def open_runs(person_id: UUID) -> list[Run]:
    """Return the person's runs that can still be resumed or read, the latest first."""
    return list(
        db.session.scalars(
            select(Run)
            .where(Run.person_id == person_id, Run.finished_at.is_(None))
            .order_by(Run.started_at.desc())
            .limit(RECENT)
        )
    )


def runs_of(person_id: UUID, scenario: str) -> list[Run]:
    """Return the person's latest runs of one scenario, the latest first."""
    return list(
        db.session.scalars(
            select(Run)
            .where(Run.person_id == person_id, Run.scenario == scenario)
            .order_by(Run.started_at.desc())
            .limit(RECENT)
        )
    )


def is_retired(run: Run) -> bool:
    """Say whether the run's revision is no longer the one that is served."""
    return not scenarios.is_served(run.scenario, run.revision)


def definition(run: Run) -> Scenario:
    """Return the scenario of a run as its trainer wrote it, truth and all."""
    return scenarios.published(run.revision).compiled.definition


def run_page(run: Run) -> dict[str, Any]:
    """Return what every page of a run shows: the run, its scenario, its mode's name."""
    published = scenarios.published(run.revision)
    return {
        "run": run,
        "published": published,
        "scenario": published.compiled.definition,
        "mode_name": labels.mode_names()[run.mode],
    }


def rules_found(setting: Setting, wanted: str) -> list[Rule]:
    """Return the rules in which every word of `wanted` stands, whatever its accents."""
    words = folded(wanted).split()
    return [rule for rule in setting.rules.values() if _has_all(rule, words)]


def _has_all(rule: Rule, words: Iterable[str]) -> bool:
    said = " ".join(rule.text[language] for language in LANGUAGES)
    hay = folded(f"{rule.key} {rule.written.document} {said}")
    return all(word in hay for word in words)
