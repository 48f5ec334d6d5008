"""The published scenarios, parsed once a process: revisions never change."""

import json
from functools import lru_cache
from hashlib import sha256

from sqlalchemy import bindparam, select

from trainer.content.revisions import CounterDay, day_of, scenario_of
from trainer.domain.values import Text, value
from trainer.extensions import db, rows
from trainer.models import Publication, Revision
from trainer.practice import day_words
from trainer.simulator.day import COUNTER_DAY, composed, taken_apart
from trainer.simulator.scenario import CompiledScenario
from trainer.simulator.setting import Setting, setting_of
from trainer.simulator.variants import drawn

KIND = "scenario"
_PUBLISHED = Publication.__table__.c
_CURRENT = select(_PUBLISHED.revision_hash).where(
    _PUBLISHED.kind == KIND, _PUBLISHED.key == bindparam("key")
)


@value
class PublishedScenario:
    """A scenario as it is served: what a run needs, and its two pages of clean HTML."""

    compiled: CompiledScenario
    brief: Text
    debrief: Text


def current_revisions() -> dict[str, str]:
    """Return the published scenarios: key -> hash of the revision that is served now."""
    found = db.session.execute(
        select(Publication.key, Publication.revision_hash).where(Publication.kind == KIND)
    )
    return {row.key: row.revision_hash for row in found}


def current_revision(key: str) -> str | None:
    """Return the revision that is served now, None if there is no such scenario."""
    found: str | None = rows(_CURRENT, key=key).scalar()
    return found


@lru_cache(maxsize=256)
def published(revision: str) -> PublishedScenario:
    """Return the scenario of a revision that is or was published."""
    found = db.session.get_one(Revision, revision)
    if found.kind == COUNTER_DAY:
        return _day(day_of(found.body))
    pages = found.body["html"]
    return PublishedScenario(
        compiled=scenario_of(found.body),
        brief=_page(pages, "brief"),
        debrief=_page(pages, "debrief"),
    )


def _day(day: CounterDay) -> PublishedScenario:
    """Return a counter day as a scenario like any other, its pages made of those of its cases."""
    cases = {key: published(revision) for key, revision in day.revisions.items()}
    compiled = composed({key: case.compiled for key, case in cases.items()}, day.plan)
    return PublishedScenario(
        compiled=compiled,
        brief=day_words.brief(compiled),
        debrief=day_words.debrief([cases[case.scenario] for case in day.plan.cases]),
    )


@lru_cache(maxsize=256)
def day(revision: str) -> CounterDay | None:
    """Return the counter day of a revision, None if it is a written scenario's."""
    found = db.session.get_one(Revision, revision)
    return day_of(found.body) if found.kind == COUNTER_DAY else None


def is_served(key: str, revision: str) -> bool:
    """Say whether a run of this revision plays under rules that are served now."""
    if key != COUNTER_DAY:
        return current_revision(key) == revision
    served = current_revisions()
    found = day(revision)
    return found is not None and found.revisions.items() <= served.items()


@value
class Origin:
    """Where a rubric row of a run was written: what its evidence is named after."""

    item: str
    revision: str
    variant: str
    difficulty: int


def origin(key: str, revision: str, seed: int, row: str) -> Origin:
    """Return the origin of a row: in a counter day, the scenario of the row's own case."""
    found = day(revision)
    if found:
        place, row = taken_apart(row)
        case = found.plan.cases[place]
        return origin(case.scenario, found.revisions[case.scenario], case.seed, row)
    return Origin(
        item=f"{key}/{row}",
        revision=revision,
        variant=variant(revision, seed),
        difficulty=published(revision).compiled.definition.difficulty,
    )


def _page(pages: dict[str, dict[str, str]], name: str) -> Text:
    written = pages.get(name, {})
    return Text(vi=written.get("vi", ""), en=written.get("en", ""))


@lru_cache(maxsize=128)
def setting(revision: str, seed: int, ask_rule: bool) -> Setting:
    """Return the setting of a run."""
    return setting_of(published(revision).compiled, seed, ask_rule)


def variant(revision: str, seed: int) -> str:
    """Return the digest of what chance draws for `seed`: equal draws are the same variant."""
    draws = drawn(published(revision).compiled.definition.draws, seed)
    return sha256(json.dumps(draws, sort_keys=True).encode()).hexdigest()[:32]
