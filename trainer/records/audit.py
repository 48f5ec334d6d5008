"""Who changed what, and who looked at whom."""

from datetime import datetime
from uuid import UUID

from trainer.extensions import db
from trainer.models import Account, AuditEntry, Look


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
