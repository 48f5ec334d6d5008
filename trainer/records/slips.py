"""One-time sign-in slips: a code on paper with which a person sets a password.

The letters are few on purpose: none that are easily misread, and no vowel, D or W, which
Vietnamese keyboards (Telex, VNI) turn into accented letters while the code is being typed.
Sixteen of twenty-three letters are 72 bits, so a plain digest cannot be searched.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Select, select, update

from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Account, SignInSlip

LETTERS = "CFGHJKLMNPQRTVX23456789"
GROUPS, GROUP = 4, 4
LIFETIME = timedelta(days=14)


def issue(account: Account, issued_by: Account, at: datetime) -> str:
    """Make a new slip, void the account's older ones and return the code. The caller commits."""
    void(account, at)
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    db.session.add(
        SignInSlip(
            account_id=account.id,
            code_hash=_digest(code),
            issued_by=issued_by.id,
            issued_at=at,
            expires_at=at + LIFETIME,
        )
    )
    return code


def void(account: Account, at: datetime) -> None:
    """End every slip of the account that could still be used. The caller commits."""
    db.session.execute(
        update(SignInSlip)
        .where(
            SignInSlip.account_id == account.id,
            SignInSlip.used_at.is_(None),
            SignInSlip.expires_at > at,
        )
        .values(expires_at=at)
    )


def slip_with(code: str, at: datetime) -> SignInSlip | None:
    """Return the slip with this code, however it was typed, if it can still be used."""
    return _usable(select(SignInSlip).where(SignInSlip.code_hash == _digest(code)), at)


def usable_slip(key: UUID, at: datetime) -> SignInSlip | None:
    """Return the slip with this id if it can still be used, locked until the commit."""
    return _usable(select(SignInSlip).where(SignInSlip.id == key).with_for_update(), at)


def _usable(query: Select[tuple[SignInSlip]], at: datetime) -> SignInSlip | None:
    slip = db.session.scalar(query)
    if slip is None or slip.used_at or slip.expires_at <= at or not slip.account.is_active:
        return None
    return slip


def _digest(code: str) -> str:
    typed = "".join(c for c in folded(code).upper() if c.isalnum())
    return sha256(typed.encode()).hexdigest()
