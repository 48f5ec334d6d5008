"""Results that wait until somebody has looked: what the person and the reviewer read about it."""

from dataclasses import dataclass
from uuid import UUID

from trainer.domain.integrity import told
from trainer.domain.values import Text
from trainer.models import HeldEvidence
from trainer.records.holding import findings_of, may_object, review_of


@dataclass(frozen=True, kw_only=True)
class Review:
    """One review, with what was found in words."""

    held: HeldEvidence
    found: tuple[Text, ...]

    @property
    def counts(self) -> bool:
        """Say whether the result counts as things stand."""
        waits = self.held.state == "waiting" and not self.held.rows and not self.held.objected_at
        return self.held.state == "cleared" or waits

    @property
    def may_object(self) -> bool:
        """Say whether the person can still object."""
        return may_object(self.held)


def review_on(occasion: UUID) -> Review | None:
    """Return the review of a sitting or run, None where there was no need of one."""
    held = review_of(occasion)
    return as_review(held) if held else None


def as_review(held: HeldEvidence) -> Review:
    """Return a review with its findings in words."""
    return Review(held=held, found=tuple(told(finding) for finding in findings_of(held)))
