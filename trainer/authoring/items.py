"""What the answers of many people say about each question. Nothing here names a person."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, case, func

from trainer.domain.item_statistics import FEWEST, ItemStatistics, Sums, statistics
from trainer.domain.values import Text
from trainer.domain.vietnamese import folded
from trainer.domain.wording import words_of
from trainer.extensions import db
from trainer.models import Answer, Evidence, EvidenceKind, Sitting
from trainer.records.log import voided_rows
from trainer.web import catalogue
from trainer.web.catalogue import Course, Item


@dataclass(frozen=True, kw_only=True)
class Owner:
    """A module, an assessment or a placement, whose questions are compared with each other."""

    kind: Literal["module", "assessment", "placement"]
    key: str
    course: Course
    module: str | None
    items: tuple[Item, ...]

    @property
    def title(self) -> Text:
        """Return the title of the module, or of the course whose closed questions these are."""
        return self.course.lessons[self.module].title if self.module else self.course.file.title


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A question with what its answers say."""

    item: Item
    owner: Owner
    statistics: ItemStatistics


@dataclass(frozen=True, kw_only=True)
class WrongAnswer:
    """A wrong answer, in words, and how many people gave it."""

    words: tuple[Text, ...]
    people: int


def owners() -> list[Owner]:
    """Return every module, assessment and placement that is served, course by course."""
    return [owner for course in catalogue.courses() for owner in _owners_in(course)]


def _owners_in(course: Course) -> Iterable[Owner]:
    for name, lesson in course.lessons.items():
        key = f"{course.key}/{name}"
        yield Owner(kind="module", key=key, course=course, module=name, items=lesson.items)
    if course.assessment:
        yield _closed("assessment", course, course.assessment.items)
    if course.placement:
        yield _closed("placement", course, course.placement)


def _closed(
    kind: Literal["assessment", "placement"], course: Course, items: tuple[Item, ...]
) -> Owner:
    return Owner(kind=kind, key=f"{course.key}/{kind}", course=course, module=None, items=items)


def measured(owner: Owner) -> list[Measured]:
    """Return the owner's questions as they stand now, with their statistics, in their order."""
    rows = db.session.execute(_sums(owner)).mappings()
    sums = {row["revision"]: _read(row) for row in rows}
    nobody = Sums(people=0, outcome=0)
    return [
        Measured(item=i, owner=owner, statistics=statistics(sums.get(i.revision, nobody)))
        for i in owner.items
    ]


def item_named(key: str) -> Measured | None:
    """Return a question that is served, with its statistics."""
    place, _, _ = key.rpartition("/")
    owner = next((o for o in owners() if o.key == place), None)
    return next((m for m in measured(owner) if m.item.key == key), None) if owner else None


def _read(row: Mapping[str, Any]) -> Sums:
    return Sums(**{name: row[name] or 0 for name in Sums.__dataclass_fields__})


def _sums(owner: Owner) -> Select[Any]:
    """Add up first answers by revision; y is the mean of the person's other answers here."""
    first = _first_answers(owner).subquery()
    mean_elsewhere = case(
        (first.c.asked > 1, (first.c.earned - first.c.x) / (first.c.asked - 1)), else_=None
    )
    pairs = db.select(first.c.revision, first.c.x, mean_elsewhere.label("y")).subquery()
    both, x, y = pairs.c.y.is_not(None), pairs.c.x, pairs.c.y
    return db.select(
        pairs.c.revision,
        func.count().label("people"),
        func.sum(x).label("outcome"),
        func.count(y).label("n"),
        func.sum(case((both, x))).label("x"),
        func.sum(y).label("y"),
        func.sum(case((both, x * x))).label("xx"),
        func.sum(y * y).label("yy"),
        func.sum(x * y).label("xy"),
    ).group_by(pairs.c.revision)


def _first_answers(owner: Owner) -> Select[Any]:
    """Return what people answered before they had read the explanation: weight 1, not voided."""
    by_person = {"partition_by": _compared(owner)}
    return db.select(
        Evidence.revision,
        Evidence.outcome.label("x"),
        func.sum(Evidence.outcome).over(**by_person).label("earned"),
        func.count().over(**by_person).label("asked"),
    ).where(
        Evidence.revision.in_([item.revision for item in owner.items]),
        Evidence.kind.in_(
            [EvidenceKind.LESSON, EvidenceKind.ASSESSMENT_ITEM, EvidenceKind.PLACEMENT]
        ),
        Evidence.weight >= 1,
        Evidence.id.not_in(voided_rows()),
    )


def _compared(owner: Owner) -> list[Any]:
    """A sitting or placement asks about several skills; an item is compared with those of its own."""
    if owner.module:
        return [Evidence.person_id]
    return [Evidence.person_id, Evidence.skill]


def wrong_answers(found: Measured) -> list[WrongAnswer]:
    """Return the wrong answers that at least five people gave, the most frequent first.

    Of a placement there are none: what was answered there is not kept.
    """
    people: dict[str, set[UUID]] = defaultdict(set)
    example: dict[str, Any] = {}
    for person, given in _given_wrongly(found):
        same = _same(given)
        people[same].add(person)
        example.setdefault(same, given)
    often = sorted((s for s in people if len(people[s]) >= FEWEST), key=lambda s: -len(people[s]))
    question = found.item.question
    return [
        WrongAnswer(words=tuple(words_of(question, example[s])), people=len(people[s]))
        for s in often
    ]


def _same(given: Any) -> str:
    """Return what is equal for answers that say the same."""
    return folded(given) if isinstance(given, str) else json.dumps(given)


def _given_wrongly(found: Measured) -> Iterable[tuple[UUID, Any]]:
    revision = found.item.revision
    if found.owner.kind == "placement":
        return []
    if found.owner.module:
        return _rows(
            db.select(Answer.person_id, Answer.given).where(
                Answer.revision == revision, Answer.outcome < 1
            )
        )
    return _rows(
        db.select(Sitting.person_id, Sitting.given[revision]).where(
            Sitting.course == found.owner.course.key,
            Sitting.outcomes[revision].as_float() < 1,
        )
    )


def _rows(query: Select[Any]) -> list[tuple[UUID, Any]]:
    return [(person, given) for person, given in db.session.execute(query) if _is_whole(given)]


def _is_whole(given: Any) -> bool:
    """Say whether something was answered, with no part of an order or a match left open."""
    return given is not None and not (isinstance(given, list) and None in given)
