"""Which closed items a sitting asks: only such as the person has never seen.

An item of which a fact said something else when the person saw it counts as unseen again. Who
holds a fresh level and has met such items is asked these alone; everybody else is asked them first.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from trainer.web.catalogue import Assessment, Item

Seen = Mapping[str, Mapping[str, str]]
"""Item key -> what the facts under it said when the person saw it last."""

RETRY_AFTER = timedelta(days=1)
"""Between two sittings on one skill a night has to pass: a level is to last longer than a memory."""


@dataclass(frozen=True, kw_only=True)
class Openness:
    """Whether a skill can be assessed now: how many items are unseen, and from when on.

    `again`: how many of them were seen under a rule that has changed since.
    """

    skill: str
    items: int
    unseen: int
    again: int = 0
    from_at: datetime | None = None

    def is_open(self, at: datetime) -> bool:
        """Say whether a sitting on this skill may begin at `at`."""
        return self.unseen > 0 and (self.from_at is None or self.from_at <= at)


def openness(
    assessment: Assessment, seen: Seen, last: Mapping[str, datetime], held: Collection[str] = ()
) -> list[Openness]:
    """Return each skill of the assessment.

    `last`: when its latest sitting began; `held`: skills of which a level is held and fresh.
    """
    unseen = Counter(i.question.skill for i in assessment.items if _is_unseen(i, seen))
    again = Counter(i.question.skill for i in assessment.items if _is_changed(i, seen))
    return [
        Openness(
            skill=skill,
            items=min(
                assessment.per_skill, (again[skill] if skill in held else 0) or unseen[skill]
            ),
            unseen=unseen[skill],
            again=again[skill],
            from_at=last[skill] + RETRY_AFTER if skill in last else None,
        )
        for skill in assessment.skills
    ]


def drawn(
    assessment: Assessment,
    skills: Iterable[str],
    seen: Seen,
    sitting: UUID,
    held: Collection[str] = (),
) -> list[Item]:
    """Return the items of a sitting, skill by skill, at most `per_skill` of each."""
    lots = {skill: _lots(assessment, skill, seen, sitting) for skill in skills}
    for skill in lots.keys() & {*held}:
        lots[skill] = [item for item in lots[skill] if _is_changed(item, seen)] or lots[skill]
    return [item for lot in lots.values() for item in lot[: assessment.per_skill]]


def _lots(assessment: Assessment, skill: str, seen: Seen, sitting: UUID) -> list[Item]:
    of_skill = (item for item in assessment.items if item.question.skill == skill)
    unseen = [item for item in of_skill if _is_unseen(item, seen)]
    by_lot = sorted(unseen, key=lambda i: sha256(f"{sitting.hex}/{i.revision}".encode()).digest())
    return sorted(by_lot, key=lambda item: not _is_changed(item, seen))


def _is_unseen(item: Item, seen: Seen) -> bool:
    return item.key not in seen or _is_changed(item, seen)


def _is_changed(item: Item, seen: Seen) -> bool:
    before = seen.get(item.key, {})
    return any(before.get(fact, says) != says for fact, says in item.said.items())
