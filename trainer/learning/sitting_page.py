"""What the pages of an assessment show: sittings past and present, and their questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from trainer.domain.asking import ItemForm, item_form
from trainer.domain.marking import Unreadable, marked
from trainer.domain.values import Text
from trainer.extensions import db
from trainer.learning.drawing_items import Seen
from trainer.learning.lesson_page import seed_of
from trainer.models import Sitting
from trainer.records.standings import standings_of
from trainer.web.answers import filled
from trainer.web.catalogue import Item, items_at


@dataclass(frozen=True, kw_only=True)
class Past:
    """A person's sittings: the items seen, and when each skill was last sat."""

    sittings: Sequence[Sitting]
    seen: Seen
    last: Mapping[str, datetime]


def past_sittings(person_id: UUID) -> Past:
    """Return what a person has sat, the latest sitting first."""
    query = db.select(Sitting).where(Sitting.person_id == person_id)
    sittings = list(db.session.scalars(query.order_by(Sitting.opened_at.desc())))
    items = items_at({revision for sitting in sittings for revision in sitting.items})
    last: dict[str, datetime] = {}
    seen: dict[str, Mapping[str, str]] = {}
    for sitting in reversed(sittings):
        last |= {items[r].question.skill: sitting.opened_at for r in sitting.items}
        seen |= {items[r].key: items[r].said for r in sitting.items}
    return Past(sittings=sittings, seen=seen, last=last)


def fresh_levels(person_id: UUID, at: datetime) -> set[str]:
    """Return the skills of which a person holds a level that is not stale."""
    found = standings_of(person_id, at)
    return {skill for skill, now in found.items() if now.level and not now.is_stale(at)}


@dataclass(frozen=True, kw_only=True)
class Sat:
    """One item of a sitting as the page shows it, with what was kept of the answer."""

    item: Item
    number: int
    form: ItemForm
    filled: Any
    answered: bool
    problem: Text | None

    @property
    def name(self) -> str:
        """Return what the names of this item's fields begin with."""
        return f"{self.number}-"


def parts(sitting: Sitting, language: str) -> list[list[Sat]]:
    """Return the items of a sitting, a part for each skill, in the order in which they are asked."""
    items = items_at(sitting.items)
    by_skill: dict[str, list[Sat]] = {}
    for number, revision in enumerate(sitting.items, start=1):
        item = items[revision]
        by_skill.setdefault(item.question.skill, []).append(_sat(sitting, item, number, language))
    return list(by_skill.values())


def _sat(sitting: Sitting, item: Item, number: int, language: str) -> Sat:
    seed = seed_of(sitting.person_id, item)
    given = sitting.given.get(item.revision)
    mark = None if given is None else marked(item.question, given)
    return Sat(
        item=item,
        number=number,
        form=item_form(item.question, seed, language),
        filled=filled(item.question, seed, given),
        answered=mark is not None and not isinstance(mark, Unreadable),
        problem=mark.message if isinstance(mark, Unreadable) else None,
    )
