"""Accounts and their roles: what the administration, the import and the demo write alike.

Nothing here commits: the calling service does, once.
"""

import secrets
from collections.abc import Container, Iterable
from datetime import datetime

from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Account, Person, Role, RoleGrant

Grant = tuple[Role, str]
"""A role and the code of the unit in which it holds."""


def open_account(
    person: Person, username: str, grants: Iterable[Grant], at: datetime, language: str = "vi"
) -> Account:
    """Make an account without a password: a slip, or the demo, gives it one."""
    account = Account(
        person=person,
        username=username,
        language=language,
        session_mark=new_session_mark(),
        created_at=at,
    )
    account.grants = [RoleGrant(role=role, unit_code=unit) for role, unit in grants]
    db.session.add(account)
    return account


def close_account(account: Account, at: datetime) -> None:
    """Shut an account: nobody signs in with it, and its open sessions end."""
    account.closed_at = account.closed_at or at
    account.session_mark = new_session_mark()


def reopen_account(account: Account) -> None:
    """Open a closed account again. Its old password does not come back: it needs a slip."""
    account.closed_at = None
    account.password_hash = None


def new_session_mark() -> str:
    """Return a mark that ends every session opened under an older one."""
    return secrets.token_hex(16)


def username_for(name: str, taken: Container[str]) -> str:
    """Return a sign-in name: given name, dot, initials ("mau.lt" for Lò Thị Mẫu), numbered if taken."""
    plain = (
        "".join(c for c in word if c.isascii() and c.isalnum()) for word in folded(name).split()
    )
    *rest, given = [word for word in plain if word] or ["canbo"]
    base = ".".join(filter(None, [given[:30], "".join(word[0] for word in rest)[:20]]))
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}{number}"
    return candidate
