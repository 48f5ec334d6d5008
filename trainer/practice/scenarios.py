"""The published scenarios, parsed once a process: revisions never change."""

import json
from functools import lru_cache
from hashlib import sha256

from sqlalchemy import select

from trainer.content.revisions import scenario_of
from trainer.domain.values import Text, value
from trainer.extensions import db
from trainer.models import Publication, Revision
from trainer.simulator.scenario import CompiledScenario
from trainer.simulator.setting import Setting, setting_of
from trainer.simulator.variants import drawn

KIND = "scenario"


@value
class PublishedScenario:
    """A scenario as it is served: what a run needs, and its two pages of clean HTML."""

    compiled: CompiledScenario
    brief: Text
    debrief: Text


def current_revisions() -> dict[str, str]:
    """Return the published scenarios: key -> hash of the revision that is served now."""
    rows = db.session.execute(
        select(Publication.key, Publication.revision_hash).where(Publication.kind == KIND)
    )
    return {row.key: row.revision_hash for row in rows}


def current_revision(key: str) -> str | None:
    """Return the revision that is served now, None if there is no such scenario."""
    return db.session.scalar(
        select(Publication.revision_hash).where(Publication.kind == KIND, Publication.key == key)
    )


@lru_cache(maxsize=128)
def published(revision: str) -> PublishedScenario:
    """Return the scenario of a revision that is or was published."""
    body = db.session.get_one(Revision, revision).body
    pages = body["html"]
    return PublishedScenario(
        compiled=scenario_of(body),
        brief=_page(pages, "brief"),
        debrief=_page(pages, "debrief"),
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
