"""Which rules have changed since a person last answered by them."""

from collections.abc import Collection, Iterable
from datetime import date

from trainer.content.factbook import FactBook
from trainer.domain.calendar import local_day
from trainer.domain.evidence import OFFICIAL
from trainer.domain.rule_changes import Change, Leaning, changes
from trainer.extensions import db
from trainer.models import Revision
from trainer.records.own_log import Entry


def leanings(entries: Iterable[Entry], book: FactBook) -> list[Leaning]:
    """Return the answers that lean on a fact of which there is more than one row, in their order."""
    leaning = [entry for entry in entries if any(f in book.replaced for f in entry.facts)]
    said = _said({entry.revision for entry in leaning})
    return [
        Leaning(
            item=entry.item,
            skill=entry.skill,
            kind=entry.kind,
            day=local_day(entry.at),
            facts=entry.facts,
            said=said.get(entry.revision, {}),
        )
        for entry in leaning
    ]


def changed_under_levels(
    answers: Iterable[Leaning], held: Collection[str], book: FactBook, today: date
) -> list[Change]:
    """Return the rules that changed under the official levels that are held in the skills `held`.

    Only official evidence speaks: who has met the new rule in a lesson has not shown it yet.
    """
    official = [one for one in answers if one.kind in OFFICIAL and one.skill in held]
    return changes(official, book.replaced, today)


def _said(revisions: Collection[str]) -> dict[str, dict[str, str]]:
    """Return what the facts said in revisions of items; runs do not say."""
    if not revisions:
        return {}
    query = db.select(Revision.hash, Revision.body).where(
        Revision.hash.in_(revisions), Revision.kind == "item"
    )
    return {hash_: body["facts"] for hash_, body in db.session.execute(query)}
