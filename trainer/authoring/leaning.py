"""Which published modules, questions and scenarios lean on a fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from flask import url_for

from trainer.authoring.items import owners
from trainer.content.leaners import Leaner, leaners
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.models import Publication, Revision
from trainer.web import catalogue

KINDS = ("module", "scenario", "item")


@dataclass(frozen=True, kw_only=True)
class NamedLeaner:
    """A published piece with its title and the page that shows it, if trainers have one."""

    kind: str
    title: Text
    address: str


def leaning() -> dict[str, tuple[Leaner, ...]]:
    """Return fact key -> the published pieces that lean on it."""
    query = db.select(Publication.revision_hash).where(Publication.kind.in_(KINDS))
    return _leaning_in(tuple(sorted(db.session.scalars(query))))


@lru_cache(maxsize=2)
def _leaning_in(revisions: tuple[str, ...]) -> dict[str, tuple[Leaner, ...]]:
    query = (
        db.select(Revision)
        .join(Publication, Publication.revision_hash == Revision.hash)
        .where(Publication.kind.in_(KINDS))
    )
    return leaners(db.session.scalars(query))


def named_leaners(fact: str) -> list[NamedLeaner]:
    """Return what leans on a fact: modules, then scenarios, then questions by their words."""
    by = sorted(leaning().get(fact, ()), key=lambda leaner: KINDS.index(leaner.kind))
    titles = _titles()
    return [_named(leaner, titles) for leaner in by]


def _named(leaner: Leaner, titles: Mapping[str, Text]) -> NamedLeaner:
    itself = Text(vi=leaner.key, en=leaner.key)
    title = titles.get(leaner.key, itself)
    return NamedLeaner(kind=leaner.kind, title=title, address=_address(leaner))


def _address(leaner: Leaner) -> str:
    course, _, module = leaner.key.partition("/")
    if leaner.kind == "module":
        return url_for("learning.lesson", course=course, module=module)
    return url_for("authoring.item", key=leaner.key) if leaner.kind == "item" else ""


def _titles() -> dict[str, Text]:
    scenarios = catalogue.scenarios().values()
    titles = {s.key: Text(vi=s.title["vi"], en=s.title["en"]) for s in scenarios}
    for owner in owners():
        titles |= {item.key: item.question.prompt for item in owner.items}
        titles |= {owner.key: owner.title} if owner.module else {}
    return titles
