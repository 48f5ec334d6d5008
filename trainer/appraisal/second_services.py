"""The second rating of a sampled appraisal: who is asked, what they say, what the province decides."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from trainer.appraisal.raters import second_raters
from trainer.domain.appraisal import (
    RE_RATING_WORKING_DAYS,
    Candidate,
    Marks,
    differs,
    outcome,
    rater,
)
from trainer.domain.calendar import local_day
from trainer.extensions import db
from trainer.models import Account, Appraisal, Decision, ReRating
from trainer.records import audit, published
from trainer.records.voiding import living_of_occasion, void


def ask_for(appraisal: Appraisal, at: datetime) -> ReRating:
    """Ask somebody of another commune to rate the appraisal too. The caller commits.

    Appraisals for which nobody could be asked before are tried again.
    """
    made = ReRating(appraisal=appraisal, rated_by=None, due_on=_due(at), decision="", reason="")
    db.session.add(made)
    db.session.flush()
    for waiting in _without_rater():
        _assign(waiting, at)
    return made


def _due(at: datetime) -> date:
    return published.working_days_after(local_day(at), RE_RATING_WORKING_DAYS)


def _without_rater() -> Sequence[ReRating]:
    query = select(ReRating).where(ReRating.rated_by.is_(None)).order_by(ReRating.appraisal_id)
    return db.session.scalars(query).all()


def _assign(second: ReRating, at: datetime, also_not: UUID | None = None) -> Candidate | None:
    """Give the rating to whoever is next, and return them; None where there is nobody else."""
    first = second.appraisal
    excluded = {first.person_id, first.rater.person_id, also_not}
    chosen = rater(second_raters(), first.id, first.unit_code, excluded)
    if chosen is not None:
        second.rated_by, second.due_on = chosen.account, _due(at)
        db.session.flush()
    return chosen


def reassign(second: ReRating, by: Account, at: datetime) -> bool:
    """Ask somebody else; False where it has been rated already or nobody else can be asked."""
    db.session.refresh(second, with_for_update=True)
    present = second.rater.person_id if second.rater else None
    if second.rated_at is not None or _assign(second, at, present) is None:
        return False
    audit.note(by, "re-rating-reassigned", str(second.appraisal_id), "", at)
    db.session.commit()
    return True


def rate(second: ReRating, marks: Sequence[Marks], by: Account, at: datetime) -> bool:
    """Write the second rating, once; False where it was written already or is another's to write."""
    db.session.refresh(second, with_for_update=True)
    if second.rated_at is not None or second.rated_by != by.id:
        return False
    second.marks = [dict(each) for each in marks]
    second.outcome, second.rated_at = outcome(marks), at
    audit.note(by, "re-rated", str(second.appraisal_id), "", at)
    db.session.commit()
    return True


def flagged(second: ReRating | None) -> bool:
    """Say whether both have rated and differ so much that the province has to look."""
    if second is None or second.outcome is None:
        return False
    return differs(second.appraisal.outcome, second.outcome)


def decide(second: ReRating, decision: Decision, reason: str, by: Account, at: datetime) -> bool:
    """Keep the appraisal, or let its evidence count no longer, by a new row; decided once.

    False where nothing was done: the two do not differ, it is decided, or it is one's own matter.
    """
    db.session.refresh(second, with_for_update=True)
    first = second.appraisal
    involved = {first.person_id, first.rater.person_id}
    if second.decision or not flagged(second) or by.person_id in involved:
        return False
    second.decision, second.reason, second.decided_at = decision, reason, at
    if decision is Decision.VOIDED:
        void(living_of_occasion(first.person_id, first.id, first.skill), at)
    audit.note(by, "appraisal-decided", str(first.id), decision, at)
    db.session.commit()
    return True
