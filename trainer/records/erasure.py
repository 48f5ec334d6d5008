"""Erasing who somebody is: the pseudonym and what it has shown stay, the name is nowhere left.

The person's row is the tombstone: whatever is merged in later about it finds `erased_at` set.
"""

import re
from datetime import datetime

from sqlalchemy import delete, or_, update

from trainer.domain.calendar import local_day
from trainer.extensions import db
from trainer.models import (
    Account,
    AuditEntry,
    Certificate,
    Confirmation,
    Consent,
    Contest,
    DataRequest,
    HeldEvidence,
    Obstacle,
    Person,
    ReRating,
    SignInAttempt,
    SignInSlip,
)
from trainer.records.people import account_of, leave, present_posts


def erase(person: Person, at: datetime) -> set[str]:
    """Erase a person: posts and account end, name, staff code and sign-in name go everywhere.

    Returns the units whose counts have to be refreshed. The caller commits.
    """
    units = {appointment.post.unit_code for appointment in present_posts(person)}
    leave(person, local_day(at), at)
    names = _names(person)
    if names:
        _forget_in_texts(person, names)
    account = account_of(person)
    if account:
        _forget_account(account, person)
    _forget_papers(person)
    if person.identity:
        db.session.delete(person.identity)
    person.erased_at = at
    return units


def _names(person: Person) -> list[str]:
    """Return what the person is called: name, staff code, sign-in name, the longest first."""
    identity, account = person.identity, account_of(person)
    known = [identity.name, identity.staff_code] if identity else []
    return sorted([*known, *([account.username] if account else [])], key=len, reverse=True)


def _forget_in_texts(person: Person, names: list[str]) -> None:
    """Put the pseudonym wherever a sentence that somebody wrote names the person."""
    for column in (
        AuditEntry.subject,
        AuditEntry.detail,
        Obstacle.text,
        Obstacle.answer,
        DataRequest.answer,
        Contest.answer,
        HeldEvidence.answer,
        Certificate.answer,
        Confirmation.reason,
        ReRating.reason,
    ):
        model = column.class_
        found = db.session.scalars(
            db.select(model).where(or_(*(column.contains(name, autoescape=True) for name in names)))
        )
        for row in found.all():
            setattr(row, column.key, _without(getattr(row, column.key), names, pseudonym(person)))


def _without(text: str, names: list[str], instead: str) -> str:
    """Return the text with whole names replaced: "MAU-1" is not a part of "MAU-12"."""
    for name in names:
        text = re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", instead, text)
    return text


def pseudonym(person: Person) -> str:
    """Return how an erased person is written where a name stood."""
    return f"xoa-{person.id.hex[-12:]}"


def _forget_account(account: Account, person: Person) -> None:
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.subject == account.username))
    db.session.execute(delete(SignInSlip).where(SignInSlip.account_id == account.id))
    account.username = pseudonym(person)
    account.password_hash = None
    account.grants.clear()


def _forget_papers(person: Person) -> None:
    papers = update(Confirmation).where(Confirmation.person_id == person.id)
    db.session.execute(papers.values(holder="", search_key="", unit=""))
    requests = update(DataRequest).where(DataRequest.person_id == person.id)
    db.session.execute(requests.values(text=""))
    contests = update(Contest).where(Contest.person_id == person.id)
    db.session.execute(contests.values(text=""))
    held = update(HeldEvidence).where(HeldEvidence.person_id == person.id)
    db.session.execute(held.values(objection=""))
    certificates = update(Certificate).where(Certificate.person_id == person.id)
    db.session.execute(certificates.values(title="", issuer="", number=""))
    db.session.execute(delete(Consent).where(Consent.person_id == person.id))
