"""Who changed what, and who looked at whom."""

from datetime import datetime
from uuid import UUID

from trainer.domain.values import value
from trainer.extensions import db
from trainer.models import Account, AuditEntry, Identity, Look

MOST_LOOKS = 50


@value
class Seen:
    """Somebody saw a person's named levels."""

    name: str | None
    username: str
    at: datetime


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
    """Return who looked at a person's named levels, the latest first."""
    query = (
        db.select(Identity.name, Account.username, Look.at)
        .join(Account, Account.id == Look.account_id)
        .outerjoin(Identity, Identity.person_id == Account.person_id)
        .where(Look.person_id == person_id)
        .order_by(Look.at.desc(), Look.id.desc())
        .limit(MOST_LOOKS)
    )
    return [Seen(name=n, username=u, at=at) for n, u, at in db.session.execute(query)]
