"""Who changed what, and who looked at whom."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from trainer.domain.calendar import local_day
from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Account, AuditEntry, Identity, Look

MOST_LOOKS = 500


@value
class Seen:
    """Somebody saw a person's named levels on a day, so many times; `at` is the last of them."""

    name: str | None
    username: str
    at: datetime
    times: int


def note(account: Account | None, act: str, subject: str, detail: str, at: datetime) -> None:
    """Write down one act; None is the command line. The caller commits."""
    db.session.add(
        AuditEntry(
            at=at,
            account_id=account.id if account else None,
            act=act[:40],
            subject=subject[:120],
            detail=detail,
        )
    )


def log_look(account: Account, person_id: UUID, page: str, at: datetime) -> None:
    """Write down that an account saw a person's named levels. The caller commits."""
    db.session.add(Look(at=at, account_id=account.id, person_id=person_id, page=page[:120]))


def looks(person_id: UUID) -> list[Seen]:
    """Return who looked at a person's named levels on which day, the latest first."""
    query = (
        db.select(Identity.name, Account.username, Look.at)
        .join(Account, Account.id == Look.account_id)
        .outerjoin(Identity, Identity.person_id == Account.person_id)
        .where(Look.person_id == person_id)
        .order_by(Look.at.desc(), Look.id.desc())
        .limit(MOST_LOOKS)
    )
    found: dict[tuple[str, date], Seen] = {}
    for name, username, at in db.session.execute(query):
        key = (username, local_day(at))
        seen = found.get(key) or Seen(name=name, username=username, at=at, times=0)
        found[key] = replace(seen, times=seen.times + 1)
    return list(found.values())
