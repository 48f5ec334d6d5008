"""Answering a review, and objecting to the answer. Every function here commits once."""

from dataclasses import dataclass
from datetime import datetime

from trainer.extensions import db
from trainer.models import Account, HeldEvidence, ReviewState
from trainer.records import audit, holding
from trainer.reviewing import queries


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the province's training office says after looking."""

    state: ReviewState
    text: str


def looked_at(held: HeldEvidence, by: Account, at: datetime) -> None:
    """Write down that somebody saw whose result it is, and whose it is like."""
    for person in {held.person_id, *(each.person_id for each in queries.others(held))}:
        audit.log_look(by, person, "review", at)
    db.session.commit()


def answer(held: HeldEvidence, given: Answer, by: Account, at: datetime) -> bool:
    """Answer a review: the evidence counts from when it was won, or none of it does.

    False where nothing was done: nobody answers about themselves, and an answer is given once.
    """
    db.session.refresh(held, with_for_update=True)
    if held.state != ReviewState.WAITING or queries.is_party(held, by.person_id):
        return False
    if given.state is ReviewState.CLEARED:
        holding.clear(held, at)
    else:
        holding.refuse(held, at)
    held.answer = given.text
    audit.note(by, "review-answered", f"{held.id}", given.state, at)
    db.session.commit()
    return True


def object_to(held: HeldEvidence, text: str, at: datetime) -> bool:
    """Ask for another look at a refusal; False where there is nothing to object to any more."""
    db.session.refresh(held, with_for_update=True)
    if not holding.may_object(held):
        return False
    holding.object_to(held, text, at)
    db.session.commit()
    return True
