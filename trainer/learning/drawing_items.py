"""Which closed items a sitting asks: only such as the person has never seen."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from trainer.web.catalogue import Assessment, Item

RETRY_AFTER = timedelta(days=1)
"""Between two sittings on one skill a night has to pass: a level is to last longer than a memory."""


@dataclass(frozen=True, kw_only=True)
class Openness:
    """Whether a skill can be assessed now: how many items are unseen, and from when on."""

    skill: str
    items: int
    unseen: int
    from_at: datetime | None = None

    def is_open(self, at: datetime) -> bool:
        """Say whether a sitting on this skill may begin at `at`."""
        return self.unseen > 0 and (self.from_at is None or self.from_at <= at)


def openness(
    assessment: Assessment, seen: Collection[str], last: Mapping[str, datetime]
) -> list[Openness]:
    """Return each skill of the assessment; `seen` are item keys, `last` the latest sitting's start."""
    unseen = Counter(i.question.skill for i in assessment.items if i.key not in seen)
    return [
        Openness(
            skill=skill,
            items=min(assessment.per_skill, unseen[skill]),
            unseen=unseen[skill],
            from_at=last[skill] + RETRY_AFTER if skill in last else None,
        )
        for skill in assessment.skills
    ]


def drawn(
    assessment: Assessment, skills: Iterable[str], seen: Collection[str], sitting: UUID
) -> list[Item]:
    """Return the items of a sitting, skill by skill, at most `per_skill` unseen ones of each."""
    return [item for skill in skills for item in _of_skill(assessment, skill, seen, sitting)]


def _of_skill(
    assessment: Assessment, skill: str, seen: Collection[str], sitting: UUID
) -> Sequence[Item]:
    unseen = [i for i in assessment.items if i.question.skill == skill and i.key not in seen]
    by_lot = sorted(unseen, key=lambda i: sha256(f"{sitting.hex}/{i.revision}".encode()).digest())
    return by_lot[: assessment.per_skill]
