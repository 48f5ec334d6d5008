"""How guessing passwords is slowed down: failures are counted in the database, by name and address.

An attempt is written down as failed before the password is looked at, and struck out when it was
right. So many attempts sent at once cannot all pass before the first of them has been counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from trainer.extensions import db
from trainer.models import SignInAttempt

WINDOW = timedelta(minutes=15)
LONGEST_WAIT_MINUTES = 15
FREE_FOR_A_NAME = 5
# A whole office often reaches the site from one address; its first morning has more slips of the
# finger than one person has.
FREE_FOR_AN_ADDRESS = 20


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One attempt to sign in: under which name (None for a slip), from which address."""

    name: str | None
    address: str
    at: datetime
    rows: tuple[int, ...] = ()

    @property
    def subjects(self) -> dict[str, int]:
        """Return what failures are counted against, with how many are free."""
        counted = {f"address:{self.address}"[:100]: FREE_FOR_AN_ADDRESS}
        return counted | ({f"name:{self.name}"[:100]: FREE_FOR_A_NAME} if self.name else {})


def begun(name: str | None, address: str, at: datetime) -> Attempt | datetime:
    """Count an attempt as failed until told otherwise; return it, or until when to wait. Commits."""
    attempt = _written(Attempt(name=name, address=address, at=at))
    until = _wait_until(attempt)
    if until is None or until <= at:
        return attempt
    _strike_out(attempt.rows)
    db.session.commit()
    return until


def succeeded(attempt: Attempt) -> None:
    """Strike the attempt out, and every earlier failure under its name. The caller commits."""
    _strike_out(attempt.rows)
    if attempt.name:
        forget(attempt.name)


def forget(name: str) -> None:
    """Forget all failures under a name. The caller commits."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.subject == f"name:{name}"[:100]))


def _written(attempt: Attempt) -> Attempt:
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.failed_at <= attempt.at - WINDOW))
    rows = [SignInAttempt(subject=s, failed_at=attempt.at) for s in attempt.subjects]
    db.session.add_all(rows)
    db.session.commit()
    return Attempt(
        name=attempt.name,
        address=attempt.address,
        at=attempt.at,
        rows=tuple(row.id for row in rows),
    )


def _wait_until(attempt: Attempt) -> datetime | None:
    """Return the latest end of a wait among the attempt's subjects, itself not counted."""
    counted = db.session.execute(
        select(
            SignInAttempt.subject,
            func.count(SignInAttempt.id),
            func.max(SignInAttempt.failed_at, type_=SignInAttempt.failed_at.type),
        )
        .where(
            SignInAttempt.subject.in_(attempt.subjects),
            SignInAttempt.id.not_in(attempt.rows),
        )
        .group_by(SignInAttempt.subject)
    )
    waits = [_end(n - attempt.subjects[subject], last) for subject, n, last in counted]
    return max((end for end in waits if end), default=None)


def _end(beyond: int, last: datetime) -> datetime | None:
    if beyond < 0:
        return None
    return last + timedelta(minutes=min(2**beyond, LONGEST_WAIT_MINUTES))


def _strike_out(rows: Iterable[int]) -> None:
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.id.in_(rows)))
