"""What is served now: which revision of each piece, since when, published by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from trainer.authoring import facts
from trainer.extensions import db
from trainer.models import Account, Publication, Revision
from trainer.web import catalogue


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Which revision is served, since when, and by whom; `by` None is the command line."""

    revision: str
    at: datetime
    by: str | None

    @property
    def short(self) -> str:
        """Return the beginning of the hash, enough to tell revisions apart."""
        return self.revision[:10]


@dataclass(frozen=True, kw_only=True)
class Stock:
    """How much there is beside courses."""

    skills: int
    profiles: int
    facts: int
    procedures: int


def stamps() -> dict[tuple[str, str], Stamp]:
    """Return (kind, key) -> stamp of every piece that is served, single questions left out."""
    query = (
        db.select(
            Publication.kind,
            Publication.key,
            Revision.hash,
            Revision.published_at,
            Account.username,
        )
        .join(Revision, Publication.revision_hash == Revision.hash)
        .outerjoin(Account, Revision.published_by == Account.id)
        .where(Publication.kind != "item")
    )
    return {
        (kind, key): Stamp(revision=revision, at=at, by=by)
        for kind, key, revision, at, by in db.session.execute(query)
    }


def words() -> dict[str, Mapping[str, int]]:
    """Return the key of every module -> how many words it has in each language."""
    query = (
        db.select(Publication.key, Revision.body["words"])
        .join(Revision, Publication.revision_hash == Revision.hash)
        .where(Publication.kind == "module")
    )
    return {key: counted or {} for key, counted in db.session.execute(query)}


def stock() -> Stock:
    """Return how many skills, positions, facts and procedures are served."""
    framework, book = catalogue.framework(), facts.book()
    return Stock(
        skills=len(framework.skills) if framework else 0,
        profiles=len(framework.profiles) if framework else 0,
        facts=len(list(book.keys())),
        procedures=len(book.procedures),
    )
